"""What a careful editor would object to in how a story names people."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.suggestions.people import Read, Words, known_for
from articles.text.letters import fold
from articles.text.people.found import Doubt, Mention, Reading
from articles.text.people.lexicon import Lexicon

SURNAME_ONLY, UNCLEAR, TWO_SPELLINGS, OTHER_ROLE = "surname only", "unclear", "two spellings", "other role"
_ALIKE = 0.72
_INFLECTED = frozenset(
    {"ru", "uk", "be", "bg", "pl", "cs", "sk", "hr", "sr", "sl", "de", "nl", "sv", "da", "no"}
)


@dataclass(frozen=True)
class Finding:
    """One objection: its kind, where in the text, and a sentence for the editor."""

    kind: str
    start: int
    end: int
    sentence: str


def objections_to(story: Read) -> list[Finding]:
    """List objections to how a story names people, in the order of its text."""
    check = _Check(story.words, story.reading, story.lexicon)
    return sorted(check.findings(), key=lambda finding: (finding.start, finding.kind))


class _Check:
    def __init__(self, words: Words, reading: Reading, lexicon: Lexicon) -> None:
        self.words = words
        self.reading = reading
        self.lexicon = lexicon
        self.of: dict[object, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            if mention.person is not None:
                self.of[mention.person].append(mention)

    def findings(self) -> Iterator[Finding]:
        for key, mentions in self.of.items():
            yield from self._introduced(key, mentions)
            yield from self._spelled(key, mentions)
            for mention in mentions:
                if not mention.fits:
                    yield self._other_role(mention)
        for doubt in self.reading.ambiguous:
            yield self._finding(UNCLEAR, doubt, f"“{self._text(doubt)}” may be {self._listed(doubt)}.")
        for doubt in self.reading.alone:
            yield self._surname_only(doubt, self._name(doubt.candidates[0]))

    def _introduced(self, key: object, mentions: list[Mention]) -> Iterator[Finding]:
        if not mentions[0].is_full:
            yield self._surname_only(mentions[0], self._name(key))

    def _surname_only(self, found: Mention | Doubt, name: str) -> Finding:
        told = f"“{self._text(found)}” comes without a first name; if {name} is meant, say so here."
        return self._finding(SURNAME_ONLY, found, told)

    def _spelled(self, key: object, mentions: list[Mention]) -> Iterator[Finding]:
        if self.words.language[:2] in _INFLECTED:
            return
        first: dict[int, str] = {}
        for mention in mentions:
            printed = fold(self._text(mention)).split()
            for at, word in enumerate(reversed(printed)):
                known = first.setdefault(at, word)
                if known != word and len(printed) <= 2 and _are_alike(known, word):
                    told = (
                        f"{self._name(key)} is spelled “{known.title()}” and “{word.title()}” in this story."
                    )
                    yield self._finding(TWO_SPELLINGS, mention, told)
                    return

    def _other_role(self, mention: Mention) -> Finding:
        person = self.lexicon.person(mention.person or 0)
        then = known_for(person, self.words.on) if person else ""
        was = f"{self._name(mention.person)} was {then}" if then else f"{self._name(mention.person)} was not"
        day = f"{self.words.on:%-d %B %Y}"
        printed = f"{mention.title} {self._text(mention)}".strip()
        return self._finding(OTHER_ROLE, mention, f"“{printed}”: on {day} {was}.")

    def _finding(self, kind: str, found: Mention | Doubt, sentence: str) -> Finding:
        return Finding(kind, found.start, found.end, sentence)

    def _listed(self, doubt: Doubt) -> str:
        names = []
        for key in doubt.candidates:
            person = self.lexicon.person(key)
            told = person and known_for(person, self.words.on)
            names.append(f"{self._name(key)} ({told})" if told else self._name(key))
        return f"{', '.join(names[:-1])} or {names[-1]}"

    def _name(self, key: object) -> str:
        person = self.lexicon.person(key) if isinstance(key, int) else None
        return person.name if person else ""

    def _text(self, found: Mention | Doubt) -> str:
        return self.words.text[found.start : found.end]


def _are_alike(one: str, other: str) -> bool:
    return (
        min(len(one), len(other)) > 3
        and one[0] == other[0]
        and SequenceMatcher(None, one, other).ratio() > _ALIKE
    )
