"""Titles, offices and trades in the languages of the news, brought down to what they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from articles.text.letters import fold
from articles.text.people.spelling import readings
from articles.text.people.words import LONGEST, PARTICLES, TERM_WORDS, Term, is_trade, term

# What a paper may call the head of anything.
_TOP = frozenset({
    "head", "president", "premier", "chancellor", "chair", "director", "secgen", "executive", "governor",
    "commissioner", "prefect", "mayor", "founder", "representative", "leader",
})  # fmt: skip
_LESS = frozenset({"deputy", "vicepresident", "deputypremier"})
LINKS = frozenset({
    "of", "for", "the", "de", "des", "du", "del", "della", "dell", "di", "dei", "degli", "delle",
    "der", "dem", "den", "das", "da", "do", "dos", "d", "l", "la", "le", "les", "los", "las", "el",
    "il", "lo", "von", "vom", "fur", "van", "het", "in", "at", "to", "per", "по", "в",
})  # fmt: skip


@dataclass(frozen=True)
class Office:
    """What a title says: its heads ("minister"), what they are for, the countries, and every other word."""

    heads: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    is_former: bool = False
    is_honorific: bool = False
    words: frozenset[str] = field(default=frozenset(), compare=False)

    def __bool__(self) -> bool:
        return bool(self.heads or self.areas or self.others or self.is_honorific)

    def with_qualifiers(self, more: "Office") -> "Office":
        """Add where it is held, as in “Governor Bush of Florida”."""
        return office_of([self, Office(areas=more.areas, others=more.others, words=more.areas | more.others)])


def office_of(parts: Iterable[Office]) -> Office:
    """Put what several phrases say about one person together."""
    parts = list(parts)
    return Office(
        frozenset().union(*(part.heads for part in parts)),
        frozenset().union(*(part.modifiers for part in parts)),
        frozenset().union(*(part.areas for part in parts)),
        frozenset().union(*(part.others for part in parts)),
        any(part.is_former for part in parts),
        any(part.is_honorific for part in parts),
        frozenset().union(*(part.words for part in parts)),
    )


def read_office(words: Sequence[str], lang: str) -> Office:
    """Read the folded words of a title; what no vocabulary has is kept as it stands."""
    heads: set[str] = set()
    modifiers: set[str] = set()
    areas: set[str] = set()
    others: set[str] = set()
    kinds: set[str] = set()
    for known, phrase in _terms_in(words, lang):
        kind = known.kind if known else "head" if is_trade(phrase, lang) else "other"
        kinds.add(kind)
        into = {"head": heads, "modifier": modifiers, "area": areas, "other": others}.get(kind)
        if into is not None:
            into.update(known.meaning if known else (phrase,))
    if "minister" in heads:
        modifiers |= heads & {"foreign", "defence", "finance", "interior", "economy", "health", "justice"}
    everything = frozenset(heads | modifiers | areas | others)
    return Office(
        frozenset(heads),
        frozenset(modifiers - heads),
        frozenset(areas),
        frozenset(others),
        "former" in kinds,
        "honorific" in kinds,
        everything,
    )


def _terms_in(words: Sequence[str], lang: str) -> Iterable[tuple[Term | None, str]]:
    at = 0
    while at < len(words):
        for count in range(min(LONGEST, len(words) - at), 0, -1):
            found = term_of(words[at : at + count], lang)
            if found or count == 1:
                word = words[at]
                if found or (word not in LINKS and word not in PARTICLES):
                    yield found, word
                at += count
                break


def is_in_terms(word: str, lang: str) -> bool:
    """Tell whether any title has this word, in any of its forms."""
    return any(form in TERM_WORDS or term(form) for form in readings(word, lang))


def term_of(words: Sequence[str], lang: str) -> Term | None:
    """Look a phrase up, its first word in any of its forms."""
    rest = list(words[1:])
    for first in readings(words[0], lang):
        found = term(" ".join([first, *rest]))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=65_536)
def office_named(title: str) -> Office:
    """Read a title as it stands in the list of a person's roles."""
    return read_office(words_of(title), "en")


def words_of(title: str) -> list[str]:
    """Split a title into folded words."""
    from_text = title.casefold().replace("’", "'").replace("'s", "")
    return fold(from_text).split()


def matches(said: Office, held: Office) -> int:
    """Say how well what is said in a text fits a role: 0 for not at all."""
    if not _same_rank(said, held) or _elsewhere(said, held):
        return 0
    shared = len((said.others | said.areas) & held.words)
    if not said.heads:
        return shared
    if not (said.heads | said.modifiers) - {"head"} <= held.words:
        return 0
    if said.heads == {"head"} and not said.modifiers:
        return shared and (1 + shared if held.heads & _TOP else 0)
    return 2 + 2 * shared


def _same_rank(said: Office, held: Office) -> bool:
    return bool(said.words & _LESS) == bool(held.words & _LESS) or not said.heads


def _elsewhere(said: Office, held: Office) -> bool:
    return bool(said.areas and held.areas and not said.areas & held.areas)
