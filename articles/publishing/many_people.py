"""Making people by the thousand: a few statements for all of them, and an audit entry for each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Held, Person, PersonIdentifier, PersonRole, Redirect, Scheme
from articles.text.names import sort_key
from articles.text.slug import slugify

from . import audit
from .known import page_path, role_told


@dataclass(frozen=True)
class NewPerson:
    """Someone to be made; `received` is what their source said of them under its identifier."""

    name: str
    aliases: list[str]
    disambiguation: str
    roles: list[Held]
    identifier: str
    received: dict[str, Any]


class Slugs:
    """Slugs nobody has or had; remembers how far each name has been counted."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def take(self, names: Sequence[str]) -> list[str]:
        """Return a free slug for each name; 2 queries for each time that some were taken."""
        plain = [slugify(name) or "person" for name in names]
        slugs = [self._next(slug) for slug in plain]
        while taken := _taken(slugs):
            slugs = [
                self._next(base) if slug in taken else slug for base, slug in zip(plain, slugs, strict=True)
            ]
        return slugs

    def _next(self, plain: str) -> str:
        number = self._last[plain] = self._last.get(plain, 0) + 1
        return plain if number == 1 else f"{plain}-{number}"


@transaction.atomic
def create_people(
    new: Sequence[NewPerson], slugs: Slugs, *, by: User | None, via: str, at: datetime
) -> list[Person]:
    """Make people with roles and identifiers; 7 queries however many there are."""
    named = zip(new, slugs.take([each.name for each in new]), strict=True)
    people = Person.objects.bulk_create(
        Person(
            name=each.name,
            slug=slug,
            aliases=each.aliases,
            disambiguation=each.disambiguation,
            sort_key=sort_key(each.name),
        )
        for each, slug in named
    )
    pairs = list(zip(people, new, strict=True))
    roles = [role for person, each in pairs for role in _roles(person, each.roles)]
    PersonRole.objects.bulk_create(roles)
    PersonIdentifier.objects.bulk_create(
        PersonIdentifier(person=person, scheme=Scheme.IMPORT, value=each.identifier, received=each.received)
        for person, each in pairs
    )
    told = {person.pk: _told(person, each) for person, each in pairs}
    for role in roles:
        told[role.person_id].setdefault("roles", [None, []])[1].append(role_told(role))
    things = {f"person:{key}": changes for key, changes in told.items()}
    audit.record_many("created", things, by=by, via=via, at=at)
    return people


def _taken(slugs: Sequence[str]) -> set[str]:
    twice = {slug for slug, times in Counter(slugs).items() if times > 1}
    paths = {page_path(Person, slug): slug for slug in slugs}
    former = Redirect.objects.filter(address__path__in=paths).values_list("address__path", flat=True)
    here = Person.objects.filter(slug__in=slugs).values_list("slug", flat=True)
    return twice | set(here) | {paths[path] for path in former}


def _roles(person: Person, roles: Sequence[Held]) -> list[PersonRole]:
    return [
        PersonRole(person=person, title=role.title, since=role.since, until=role.until, position=position)
        for position, role in enumerate(roles)
    ]


def _told(person: Person, new: NewPerson) -> audit.Changes:
    words = {name: getattr(person, name) for name in ("name", "slug", "disambiguation", "aliases")}
    words["identifiers"] = [f"{Scheme.IMPORT}: {new.identifier}"]
    return {name: [None, value] for name, value in words.items() if value}
