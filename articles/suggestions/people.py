"""Who a story names: known people, names that several bear, and people the paper does not know yet."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles.search.everybody import EVERYBODY
from articles.text.people.found import Doubt, Mention, Reading
from articles.text.people.lexicon import Lexicon, Someone

_AROUND = 32


@dataclass(frozen=True)
class Words:
    """What a story says: its plain text, its day, its language."""

    text: str
    on: date
    language: str


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be meant; `known_for` is the role of the day, or what tells them from others."""

    key: int
    name: str
    known_for: str


@dataclass(frozen=True)
class KnownPerson:
    """Somebody the story certainly names, and where for the first time."""

    person: Candidate
    where: str
    why: str


@dataclass(frozen=True)
class UnclearPerson:
    """A name that the editor has to decide about."""

    printed: str
    candidates: tuple[Candidate, ...]
    where: str
    why: str


@dataclass(frozen=True)
class NewPerson:
    """A name with a title that is in no list."""

    name: str
    title: str
    where: str
    why: str


@dataclass(frozen=True)
class People:
    """All that a story proposes about people, each once, in the order of the text."""

    known: tuple[KnownPerson, ...] = ()
    unclear: tuple[UnclearPerson, ...] = ()
    new: tuple[NewPerson, ...] = ()


@dataclass(frozen=True)
class Read:
    """A story with all names found in it."""

    words: Words
    lexicon: Lexicon
    reading: Reading


def read(words: Words, *, row: Any = None) -> Read:
    """Find people in a story; 1 query, none with a row that was read with `EVERYBODY.question()`."""
    recogniser = EVERYBODY.recogniser(row)
    reading = recogniser.read(words.text, on=words.on, lang=words.language)
    return Read(words, recogniser.lexicon, reading)


def people_in(story: Read, *, chosen: Collection[int] = ()) -> People:
    """Propose who a story is about, but for those who are chosen already."""
    words, reading = story.words, story.reading
    telling = _Telling(words, story.lexicon, set(chosen))
    certain = {each.person for each in reading.mentions} | set(chosen)
    doubts = [
        each for each in _in_order(reading.ambiguous + reading.alone) if not certain & {*each.candidates}
    ]
    return People(
        tuple(telling.known(each) for each in _first_of_each(reading.mentions, telling.chosen)),
        tuple(telling.unclear(each) for each in _once(doubts)),
        tuple(telling.new(each) for each in _new_names(reading.mentions, words.text)),
    )


def _in_order(doubts: Iterable[Doubt]) -> list[Doubt]:
    return sorted(doubts, key=lambda doubt: doubt.start)


def _once(doubts: Iterable[Doubt]) -> list[Doubt]:
    return list({doubt.candidates: doubt for doubt in reversed(list(doubts))}.values())[::-1]


def _first_of_each(mentions: Iterable[Mention], chosen: set[int]) -> list[Mention]:
    first: dict[object, Mention] = {}
    for each in mentions:
        if each.person is not None and each.person not in chosen:
            first.setdefault(each.person, each)
    return list(first.values())


def _new_names(mentions: Iterable[Mention], text: str) -> list[Mention]:
    first: dict[str, Mention] = {}
    for each in mentions:
        if each.person is None:
            first.setdefault(text[each.start : each.end], each)
    return list(first.values())


class _Telling:
    """Puts what was found into words for the editor."""

    def __init__(self, words: Words, lexicon: Lexicon, chosen: set[int]) -> None:
        self.words = words
        self.lexicon = lexicon
        self.chosen = chosen

    def known(self, mention: Mention) -> KnownPerson:
        why = "named in full" if mention.is_full else "by surname"
        if mention.title:
            why += f", with the title “{mention.title}”"
        if not mention.fits:
            why += ", which was not theirs on that day"
        assert mention.person is not None, "somebody known"
        return KnownPerson(self.candidate(mention.person), self._where(mention), why)

    def unclear(self, doubt: Doubt) -> UnclearPerson:
        count = len(doubt.candidates)
        why = f"{count} people have this name" if count > 1 else "only a surname, and no title with it"
        candidates = tuple(self.candidate(key) for key in doubt.candidates)
        return UnclearPerson(self._printed(doubt), candidates, self._where(doubt), why)

    def new(self, mention: Mention) -> NewPerson:
        why = f"“{mention.title}” and a name in no list" if mention.title else "a title and a name in no list"
        return NewPerson(self._printed(mention), mention.title, self._where(mention), why)

    def candidate(self, key: int | str) -> Candidate:
        person = self.lexicon.person(key)
        assert person is not None, "somebody of the list"
        return Candidate(int(key), person.name, known_for(person, self.words.on))

    def _printed(self, found: Mention | Doubt) -> str:
        return self.words.text[found.start : found.end]

    def _where(self, found: Mention | Doubt) -> str:
        """Show a name within its line, cut at words."""
        text = self.words.text
        line_start = text.rfind("\n", 0, found.start) + 1
        line_end = text.find("\n", found.end)
        before = text[line_start : found.start]
        after = text[found.end : line_end if line_end >= 0 else len(text)]
        if len(before) > _AROUND:
            before = f"…{before[-_AROUND:].partition(' ')[2]}"
        if len(after) > _AROUND:
            after = f"{after[:_AROUND].rpartition(' ')[0]}…"
        return f"{before}{text[found.start : found.end]}{after}"


def known_for(person: Someone, day: date) -> str:
    """Say the role somebody had on a day, else what tells them from others of the name."""
    held = [role for role in person.roles if role.held_on(day)]
    latest = max(held, key=lambda role: role.since or date.min, default=None)
    return latest.title if latest else person.disambiguation
