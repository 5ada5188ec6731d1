"""The demo newspaper's people: those in the news, and the four who can log in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group, User

from articles.demo.album import Album
from articles.demo.manuscript import Entry
from articles.models import Person, PersonLink
from articles.publishing.known import save_person
from articles.publishing.roles import REPORTER, SECTION_EDITOR, make_roles

Tell = Callable[[str], None]
VIA = "demo"
ADMINISTRATOR = "admin"
DAY_SHIFT = range(7, 19)


@dataclass(frozen=True)
class Desk:
    """Who works at the desk, by their keys; the first editor has the day, the second the night."""

    editors: list[User]
    reporters: dict[str, User]

    def editor(self, at: datetime) -> User:
        """Return the editor on duty."""
        return self.editors[0] if at.hour in DAY_SHIFT else self.editors[1]

    def author(self, entry: Entry, *, at: datetime) -> User:
        """Return who typed a story in: its reporter, or the editor on duty for those who only send copy."""
        names = [credit.get("person") for credit in entry["byline"]]
        typing = [self.reporters[name] for name in names if name in self.reporters]
        return typing[0] if typing else self.editor(at)


def hire(entries: list[Entry], *, password: str) -> Desk:
    """Make the users that can log in, with one password for all; those there already keep theirs."""
    make_roles()
    users = {entry["key"]: _user(entry, password) for entry in entries if "login" in entry}
    if not User.objects.filter(username=ADMINISTRATOR).exists():
        User.objects.create_superuser(ADMINISTRATOR, password=password)
    groups = {entry["key"]: entry["group"] for entry in entries if "login" in entry}
    return Desk(
        editors=[user for key, user in users.items() if groups[key] == SECTION_EDITOR],
        reporters={key: user for key, user in users.items() if groups[key] == REPORTER},
    )


def introduce(entries: list[Entry], *, album: Album, at: datetime, tell: Tell) -> dict[str, Person]:
    """Make the people the stories name, with their portraits; returns them by key."""
    known = {person.name: person for person in Person.objects.all()}
    return {
        entry["key"]: known.get(entry["name"]) or _person(entry, album=album, at=at, tell=tell)
        for entry in entries
    }


def _user(entry: Entry, password: str) -> User:
    first, _, last = entry["name"].partition(" ")
    names = {"first_name": first, "last_name": last, "is_staff": True}
    user, hired = User.objects.get_or_create(username=entry["login"], defaults=names)
    if hired:
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=entry["group"]))
    return user


def _person(entry: Entry, *, album: Album, at: datetime, tell: Tell) -> Person:
    fields = {name: entry[name] for name in ("name", "aliases", "role", "note") if name in entry}
    person = Person(**fields)
    if "portrait" in entry:
        alt = f"Portrait of {entry['name']}, a silhouette in two inks."
        person.portrait = album.picture(entry["portrait"], at=at, alt=alt, credit="The Meridian")
    save_person(person, by=None, via=VIA, at=at)
    for position, link in enumerate(entry.get("links", [])):
        PersonLink.objects.create(person=person, position=position, **link)
    tell(entry["name"])
    return person
