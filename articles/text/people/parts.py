"""What the words of a name are: given, family, particles, what follows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.text.people.offices import Office
from articles.text.people.tokens import tokens_of
from articles.text.people.words import FAMILY_FIRST, PARTICLES, REGNAL, SUFFIXES

_RULERS = frozenset({
    "king", "queen", "emperor", "prince", "princess", "pope", "sultan", "duke",
})  # fmt: skip
# Syllables of Chinese, Korean and Vietnamese names.
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|kh|ph|th|tr|gi|ng|nh|kw|hw|ts|[bpmfdtnlgkhjqxzcsrywv])?"
    r"(?:[iuw]?(?:a[oiey]?|ei|ou|eo|e[oiu]?|o[eou]?|i[eu]?|u[eiao]?|yo|y[aeu]))(?:ng|nh|ch|[nmktplc])?){1,2}"
)
_INSEPARABLE = frozenset({"o", "mc", "mac", "d", "l", "san", "st"})
_ARTICLES = frozenset({"al", "el", "bin", "ibn", "abu"})
_MOST = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart, in folded words.

    `surname` is what a text calls them by alone, `short` every shorter form once the name has stood,
    `base` the name without what follows it (Jr., II).
    """

    words: tuple[str, ...]
    base: str
    surname: str
    short: tuple[str, ...]
    suffix: str = ""


def parts_of(name: str, offices: tuple[Office, ...] = ()) -> Parts:
    """Take a name apart; offices tell rulers, who have no surname."""
    words = _words_of(name)
    ends = len(words)
    while ends > 1 and words[ends - 1] in SUFFIXES:
        ends -= 1
    base: tuple[str, ...] = words[:ends]
    printed, suffix = " ".join(base), " ".join(words[ends:])
    if len(base) < 2 or (suffix and words[-1] in REGNAL and _rules(offices)):
        return Parts(words, printed, "", (printed,) if suffix else (), suffix)
    if _is_family_first(base):
        return Parts(words, printed, base[0], (base[0],), suffix)
    start = _particle(base) or len(base) - _last_word_length(name, base, suffix)
    return Parts(words, printed, " ".join(base[start:]), tuple(_shorter(base, start)), suffix)


def _rules(offices: tuple[Office, ...]) -> bool:
    return any(office.heads & _RULERS for office in offices)


def _shorter(base: tuple[str, ...], surname: int) -> Iterator[str]:
    """Yield every end of a name that may stand for it; Lula da Silva is no Silva, O’Brien no Brien."""
    is_whole = base[surname] in PARTICLES and base[surname] not in _ARTICLES
    for at in range(max(1, len(base) - _MOST), len(base)):
        if base[at - 1] not in _INSEPARABLE and not (is_whole and at > surname):
            yield " ".join(base[at:])


def _words_of(name: str) -> tuple[str, ...]:
    if name.isascii() and name.replace(" ", "").isalpha():
        return tuple(name.lower().split())
    return tuple(token.key for token in tokens_of(name))


def _is_family_first(base: tuple[str, ...]) -> bool:
    first, *given = base
    return first in FAMILY_FIRST and len(given) <= 3 and all(_SYLLABLES.fullmatch(word) for word in given)


def _particle(base: tuple[str, ...]) -> int:
    """Return where the particles before the surname begin, 0 for none."""
    found = [at for at in range(1, len(base) - 1) if base[at] in PARTICLES]
    if not found or len(base) - found[-1] > 3:
        return 0
    first = found[-1]
    while first - 1 in found:
        first -= 1
    return first


def _last_word_length(name: str, base: tuple[str, ...], suffix: str) -> int:
    """Count the words of a surname with a hyphen in it, and of an Irish one."""
    if "-" not in name and "'" not in name and "’" not in name:
        return 1
    printed = [word for word in re.split(r"[\s,]+", name) if word]
    printed = printed[: len(printed) - len(suffix.split())] if suffix else printed
    count = len(tokens_of(printed[-1])) if printed else 1
    return min(max(count, 1), len(base) - 1)
