"""A list of people comes in: new ones are made, known ones get what is new in their source."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Literal

from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.models import Held, Person, PersonIdentifier, PersonRole, Scheme
from articles.publishing.known import described, note_person, put_person
from articles.publishing.many_people import NewPerson, Slugs, create_people
from articles.publishing.one_person import hold_people
from articles.text.names import sort_key
from articles.wire.people import ListedPerson, ListedRole, listed_person
from articles.wire.story import Malformed

VIA = "import"
BATCH = 1000
ONE_IMPORT = 1_885_695_857  # of two that run at once, one waits for the other's batch

Status = Literal["created", "updated", "unchanged", "failed"]


@dataclass(frozen=True)
class Outcome:
    """What became of one item; `warning` is for the desk to look at."""

    place: str
    status: Status
    person: int | None = None
    reason: str = ""
    warning: str = ""


@dataclass(frozen=True)
class _Item:
    place: str
    listed: ListedPerson


class PeopleIntake:
    """Takes items in by the thousand, each thousand in a transaction of its own.

    What the desk has written stays: of a known person only that is changed which the source has changed
    since it was last received, and only where it still stands as the source had it.
    """

    def __init__(self, *, by: User | None, clock: Callable[[], datetime]) -> None:
        self._by, self._clock = by, clock
        self._slugs = Slugs()
        self._seen: dict[str, str] = {}

    def outcomes(self, items: Iterable[Any]) -> Iterator[Outcome]:
        """Take the items in and say of each what became of it, in their order."""
        numbered = enumerate(items, start=1)
        while batch := list(islice(numbered, BATCH)):
            read = [self._read(number, item) for number, item in batch]
            done = self._take([each for each in read if isinstance(each, _Item)])
            for each in read:
                yield done[each.place] if isinstance(each, _Item) else each

    def _read(self, number: int, item: Any) -> _Item | Outcome:
        place = f"item {number}"
        if isinstance(item, dict) and isinstance(item.get("id"), str | int):
            place += f" (id {str(item['id'])[:80]})"
        try:
            listed = listed_person(item)
        except Malformed as refusal:
            return Outcome(place, "failed", reason=refusal.sentence())
        before = self._seen.setdefault(listed.id, place)
        if before != place:
            return Outcome(place, "failed", reason=f"{before} has the same id")
        return _Item(place, listed)

    @transaction.atomic
    def _take(self, items: list[_Item]) -> dict[str, Outcome]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_IMPORT])
        hold_people()
        ids = [item.listed.id for item in items]
        rows = PersonIdentifier.objects.filter(scheme=Scheme.IMPORT, value__in=ids)
        known = {row.value: row for row in rows.select_related("person")}
        again = [item for item in items if item.listed.id in known]
        done = {item.place: self._update(item, known[item.listed.id]) for item in again}
        return done | self._create([item for item in items if item.listed.id not in known])

    def _create(self, items: list[_Item]) -> dict[str, Outcome]:
        namesakes = _namesakes([item.listed.name for item in items])
        people = create_people(
            [_new(item.listed) for item in items], self._slugs, by=self._by, via=VIA, at=self._clock()
        )
        return {
            item.place: Outcome(item.place, "created", person.pk, warning=namesakes.get(person.name, ""))
            for item, person in zip(items, people, strict=True)
        }

    def _update(self, item: _Item, identifier: PersonIdentifier) -> Outcome:
        now, was = item.listed.as_json(), identifier.received or {}
        if now == was:
            return Outcome(item.place, "unchanged", identifier.person_id)
        # Locked before it is described, so that what someone saves meanwhile is not lost.
        person = Person.objects.select_for_update(of=("self",)).get(pk=identifier.person_id)
        before = described(person.pk)
        _apply_words(person, now, was)
        _apply_roles(person, item.listed.roles, was.get("roles", []))
        put_person(person)
        identifier.received = now
        identifier.save(update_fields=["received"])
        note_person(person, before, by=self._by, via=VIA, at=self._clock())
        is_changed = described(person.pk) != before
        return Outcome(item.place, "updated" if is_changed else "unchanged", person.pk)


def _new(listed: ListedPerson) -> NewPerson:
    return NewPerson(
        name=listed.name,
        aliases=[alias for alias in listed.aliases if alias != listed.name],
        disambiguation=listed.disambiguation,
        roles=[Held(role.title, "", role.since, role.until) for role in listed.roles],
        identifier=listed.id,
        received=listed.as_json(),
    )


def _namesakes(names: list[str]) -> dict[str, str]:
    """Warn of each name that somebody has who came from no list: they may be one; 1 query."""
    keys = {sort_key(name) for name in names}
    others = Person.objects.filter(sort_key__in=keys, name__in=names)
    others = others.exclude(identifiers__scheme=Scheme.IMPORT)
    return {
        other.name: f"person {other.pk} is called {other.name} too: if they are one, merge them"
        for other in others
    }


def _apply_words(person: Person, now: dict[str, Any], was: dict[str, Any]) -> None:
    """Take over what the source calls them, as far as the desk has left it alone."""
    gained = [name for name in [now["name"], *now["aliases"]] if name not in _names(was)]
    lost = [name for name in was.get("aliases", []) if name not in _names(now)]
    if person.name == was.get("name") and now["name"] != person.name:
        gained.append(person.name)
        person.name = now["name"]
    aliases = [*(alias for alias in person.aliases if alias not in lost), *gained]
    person.aliases = [alias for alias in dict.fromkeys(aliases) if alias != person.name]
    if person.disambiguation == was.get("disambiguation", ""):
        person.disambiguation = now["disambiguation"]


def _names(told: dict[str, Any]) -> list[str]:
    return [told["name"], *told["aliases"]] if told else []


def _apply_roles(person: Person, listed: Iterable[ListedRole], was: list[list[Any]]) -> None:
    """Add the roles that are new in the source, and take away those it has taken back."""
    now = {(role.title, _iso(role.since), _iso(role.until)): role for role in listed}
    before = {tuple(role) for role in was}
    for title, since, until in before - now.keys():
        person.roles.filter(title=title, organisation=None, since=since, until=until).delete()
    last = person.roles.count()
    for position, role in enumerate((now[key] for key in now if key not in before), start=last):
        days = {"since": role.since, "until": role.until}
        PersonRole.objects.get_or_create(
            person=person, title=role.title, organisation=None, **days, defaults={"position": position}
        )


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
