"""Everybody a text may name, indexed once for all texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from articles.text.people.offices import Office, matches, office_named, office_of
from articles.text.people.parts import Parts, parts_of
from articles.text.people.spelling import is_transliterated, sounds

_HAN_START, _HAN_END = "\u3040", "\u9fff"
LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class Role:
    """A title in [since, until); an open end says that it is not known, or has not come."""

    title: str
    since: date | None = None
    until: date | None = None

    def held_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def over_by(self, day: date) -> bool:
        return self.until is not None and self.until <= day


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of the list; `key` is whatever the caller knows them by."""

    key: int | str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    disambiguation: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


Entries = dict[str, int | tuple[int, ...]]


class Lexicon:
    """People by every name, by how a name from another script sounds, and by surname; 1 kB a person."""

    def __init__(self, people: Iterable[Someone]) -> None:
        self.people: list[Someone] = []
        self._numbers: dict[int | str, int] = {}
        self._gone: set[int] = set()  # numbers of those who were changed or removed since
        self.names: Entries = {}
        self.sounds: Entries = {}
        self.surnames: Entries = {}
        self.rulers: Entries = {}  # by the name without its number, which needs a title
        self.han: Entries = {}
        self.first_words: set[str] = set()
        self.given: set[str] = set()
        self.first_sounds: set[str] = set()
        for person in people:
            self.put(person)

    def put(self, person: Someone) -> None:
        """Add somebody, or take them in anew."""
        self.remove(person.key)
        number = self._numbers[person.key] = len(self.people)
        self.people.append(person)
        self._add(number, person)

    def remove(self, key: int | str) -> None:
        """Let somebody be found no more."""
        number = self._numbers.pop(key, None)
        if number is not None:
            self._gone.add(number)

    def person(self, key: int | str) -> Someone | None:
        number = self._numbers.get(key)
        return None if number is None else self.people[number]

    def find(self, entries: Entries, form: str) -> tuple[int, ...]:
        """List who has this form, by their numbers."""
        found = entries.get(form)
        if found is None:
            return ()
        numbers = (found,) if isinstance(found, int) else found
        return tuple(each for each in numbers if each not in self._gone) if self._gone else numbers

    def _add(self, number: int, person: Someone) -> None:
        offices = tuple(office_named(role.title) for role in person.roles)
        latin: list[str] = []
        for name in person.names:
            if is_han(name):
                _put(self.han, name.replace(" ", "").replace("・", "·"), number)
                continue
            parts = parts_of(name, offices)
            self._add_name(number, parts, name_is_first=not latin)
            latin.append(parts.base)
        if is_transliterated(latin):
            for name in latin:
                if " " in name and (heard := sounds(name)) != name:
                    _put(self.sounds, heard, number)
                    self.first_sounds.add(heard.partition(" ")[0])

    def _add_name(self, number: int, parts: Parts, *, name_is_first: bool) -> None:
        for form in self._forms(parts):
            _put(self.names, form, number)
            self.first_words.add(form.partition(" ")[0])
        if parts.surname:
            _put(self.surnames, parts.surname, number)
            if name_is_first:
                self.given.add(parts.words[0])
        elif parts.suffix:
            _put(self.rulers, parts.base, number)
            self.first_words.add(parts.base.partition(" ")[0])

    def _forms(self, parts: Parts) -> Iterator[str]:
        yield " ".join(parts.words)
        if parts.surname and parts.suffix:
            yield parts.base
        words = parts.base.split()
        if parts.surname and len(words) > 2 and len(words[1]) == 1:
            yield " ".join([words[0], *words[2:]])

    def parts(self, number: int) -> list[Parts]:
        """Take all names of a person apart again, for what may follow once they have been named."""
        return _parts_of(self.people[number])


@lru_cache(maxsize=4096)
def _parts_of(person: Someone) -> list[Parts]:
    offices = tuple(office_named(role.title) for role in person.roles)
    return [parts_of(name, offices) for name in person.names if not is_han(name)]


def _put(entries: Entries, form: str, number: int) -> None:
    before = entries.get(form)
    if before is None:
        entries[form] = number
    elif isinstance(before, int):
        entries[form] = before if before == number else (before, number)
    elif number not in before[-1:]:
        entries[form] = (*before, number)


def is_han(name: str) -> bool:
    return bool(name) and _HAN_START <= name[0] <= _HAN_END


def fit(person: Someone, said: Office, day: date | None) -> int:
    """Say how well a title in a text fits someone on a day, or at any time where none is given."""
    told = _held(person, said, day)
    scores = [matches(said, office_named(role.title)) for role in told]
    scores.append(_fits_description(person, said))
    return max(scores)


def _held(person: Someone, said: Office, day: date | None) -> Sequence[Role]:
    if day is None:
        return person.roles
    if said.is_former:
        return [role for role in person.roles if role.over_by(day)]
    return [role for role in person.roles if role.held_on(day)]


# A disambiguation has no days, so that of somebody with offices says nothing about a day.
def _fits_description(person: Someone, said: Office) -> int:
    about = office_named(person.disambiguation)
    if any(role.since or role.until for role in person.roles) and said.heads & _OFFICES:
        return 0
    return matches(said, about)


_OFFICES = frozenset({
    "president", "premier", "chancellor", "minister", "governor", "mayor", "senator", "ambassador", "secgen",
    "vicepresident", "deputypremier", "king", "queen", "pope", "chair", "executive", "representative",
})  # fmt: skip


def both(one: Office | None, other: Office | None) -> Office | None:
    """Put two phrases about one person together; None where there is neither."""
    told = [office for office in (one, other) if office]
    return office_of(told) if told else None
