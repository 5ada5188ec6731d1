"""The demo newspaper's people: those in the news, and those who can log in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Group, User

from articles.demo.album import Album
from articles.demo.manuscript import Entry
from articles.models import MergedPerson, Person, PersonIdentifier, PersonLink, PersonRole, Post, Section
from articles.publishing import audit
from articles.publishing.known import note_person, organisation_named, put_person
from articles.publishing.one_person import merge_people
from articles.publishing.roles import EDITOR_IN_CHIEF, REPORTER, SECTION_EDITOR, make_roles

Tell = Callable[[str], None]
VIA = "demo"
ADMINISTRATOR = "admin"
DAY_SHIFT = range(7, 19)


@dataclass(frozen=True)
class Desk:
    """Who works at the desk, by their keys; the first editor has the day, the second the night."""

    members: dict[str, User]
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


def hire(entries: list[Entry], *, password: str, at: datetime) -> Desk:
    """Make the users that can log in, with one password for all; those there already keep theirs.

    Their sections have to be here. Roles that somebody took from the cast meanwhile are given back, since the
    stories still to load need them.
    """
    make_roles()
    staff = {entry["key"]: entry for entry in entries if "login" in entry}
    users = {key: _user(entry, password, at=at) for key, entry in staff.items()}
    if not User.objects.filter(username=ADMINISTRATOR).exists():
        _note(User.objects.create_superuser(ADMINISTRATOR, password=password), at=at)
    return Desk(
        members=users,
        editors=[users[key] for key, entry in staff.items() if _edits_everything(entry)],
        reporters={key: users[key] for key, entry in staff.items() if entry["group"] == REPORTER},
    )


def _edits_everything(entry: Entry) -> bool:
    return entry["group"] in (EDITOR_IN_CHIEF, SECTION_EDITOR) and "post" not in entry


def log_ins(entries: list[Entry]) -> str:
    """Put into words who can log in, and as what."""
    staff = [entry for entry in entries if "login" in entry]
    roles = [entry["group"].lower() + (f" of {entry['post']}" if "post" in entry else "") for entry in staff]
    named = [f"{entry['login']} ({role})" for entry, role in zip(staff, roles, strict=True)]
    return ", ".join([*named, ADMINISTRATOR])


def introduce(entries: list[Entry], *, album: Album, at: datetime, tell: Tell) -> dict[str, Person]:
    """Make the people the stories name, with their portraits; returns them by key."""
    known = {merged.name: merged.kept for merged in MergedPerson.objects.select_related("kept")}
    known |= {person.name: person for person in Person.objects.all()}
    return {
        entry["key"]: known.get(entry["name"]) or _person(entry, album=album, at=at, tell=tell)
        for entry in entries
    }


def unite(entries: list[Entry], people: dict[str, Person], *, at: datetime) -> None:
    """Merge whoever was entered twice, once their stories are published."""
    for entry in (entry for entry in entries if "same_as" in entry):
        kept, dropped = people[entry["same_as"]], people[entry["key"]]
        if kept != dropped:
            merge_people(kept, dropped, by=None, via=VIA, at=at)
            people[entry["key"]] = kept


def _user(entry: Entry, password: str, *, at: datetime) -> User:
    first, _, last = entry["name"].partition(" ")
    names = {"first_name": first, "last_name": last, "is_staff": True}
    user, hired = User.objects.get_or_create(username=entry["login"], defaults=names)
    if hired:
        user.set_password(password)
        user.save()
    if _give_role(user, entry) or hired:
        _note(user, at=at)
    return user


def _give_role(user: User, entry: Entry) -> bool:
    """Tell whether the role had to be given."""
    group = Group.objects.get(name=entry["group"])
    if "post" in entry:
        section = Section.objects.get(path=entry["post"])
        return Post.objects.get_or_create(user=user, group=group, section=section)[1]
    had = user.groups.filter(pk=group.pk).exists()
    user.groups.add(group)
    return not had


def _note(user: User, *, at: datetime) -> None:
    held = Post.objects.filter(user=user).values_list("group__name", "section__path")
    changes: audit.Changes = {
        "groups": [None, sorted(user.groups.values_list("name", flat=True))],
        "posts": [None, sorted(f"{role} in {path}" for role, path in held)],
    }
    audit.record("created", by=None, via=VIA, at=at, thing=f"user:{user.pk}", changes=changes)


def _person(entry: Entry, *, album: Album, at: datetime, tell: Tell) -> Person:
    named = ("name", "aliases", "disambiguation", "note")
    person = Person(**{name: entry[name] for name in named if name in entry})
    if "portrait" in entry:
        alt = f"Portrait of {entry['name']}, a silhouette in two inks."
        person.portrait = album.picture(entry["portrait"], at=at, alt=alt, credit="The Meridian")
    put_person(person)
    for position, role in enumerate(entry.get("roles", [])):
        _role(person, role, position, at=at)
    for position, each in enumerate(entry.get("identifiers", [])):
        PersonIdentifier.objects.create(person=person, position=position, **each)
    for position, link in enumerate(entry.get("links", [])):
        PersonLink.objects.create(person=person, position=position, **link)
    note_person(person, {}, by=None, via=VIA, at=at)
    tell(entry["name"])
    return person


def _role(person: Person, role: Entry, position: int, *, at: datetime) -> None:
    name = role.get("organisation")
    organisation = organisation_named(name, by=None, via=VIA, at=at) if name else None
    days = {end: role.get(end) for end in ("since", "until")}
    PersonRole.objects.create(
        person=person, position=position, title=role["title"], organisation=organisation, **days
    )
