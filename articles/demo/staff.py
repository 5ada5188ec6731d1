"""The demo newspaper's people: those in the news, and the four who can log in."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

from django.contrib.auth.models import Group, User

from articles.demo import drawings
from articles.demo.manuscript import Entry
from articles.images.store import store
from articles.models import Image, Person, PersonLink
from articles.publishing.known import save_person
from articles.publishing.roles import make_roles

Tell = Callable[[str], None]
VIA = "demo"


ADMINISTRATOR = "admin"


def hire(entries: list[Entry], *, password: str) -> None:
    """Make the users that can log in, with one password for all; those there already keep theirs."""
    make_roles()
    for entry in entries:
        if "login" in entry:
            _user(entry, password)
    if not User.objects.filter(username=ADMINISTRATOR).exists():
        User.objects.create_superuser(ADMINISTRATOR, password=password)


def introduce(entries: list[Entry], *, at: datetime, tell: Tell) -> dict[str, Person]:
    """Make the people the stories name, with their portraits; returns them by key."""
    known = {person.name: person for person in Person.objects.all()}
    return {entry["key"]: known.get(entry["name"]) or _person(entry, at=at, tell=tell) for entry in entries}


def drawn(name: str, *, at: datetime, **words: str) -> Image:
    """Draw a picture and take it in like any other file."""
    file = BytesIO()
    drawings.draw(name).save(file, "PNG", compress_level=1)
    return store(file.getvalue(), name=f"{name}.png", by=None, at=at, focal=drawings.focal(name), **words)


def _user(entry: Entry, password: str) -> None:
    first, _, last = entry["name"].partition(" ")
    names = {"first_name": first, "last_name": last, "is_staff": True}
    user, hired = User.objects.get_or_create(username=entry["login"], defaults=names)
    if hired:
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=entry["group"]))


def _person(entry: Entry, *, at: datetime, tell: Tell) -> Person:
    fields = {name: entry[name] for name in ("name", "aliases", "role", "note") if name in entry}
    person = Person(**fields)
    if "portrait" in entry:
        alt = f"Portrait of {entry['name']}, a silhouette in two inks."
        person.portrait = drawn(entry["portrait"], at=at, alt=alt, credit="The Meridian")
    save_person(person, by=None, via=VIA, at=at)
    for position, link in enumerate(entry.get("links", [])):
        PersonLink.objects.create(person=person, position=position, **link)
    tell(entry["name"])
    return person
