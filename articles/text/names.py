"""Names of people and places: the case they have in running text, and their order in lists."""

import re

from articles.text.letters import fold, plain_letters
from articles.text.mentions import link_first

__all__ = ["link_first", "natural_case", "sort_key"]

PARTICLES = frozenset({
    "a", "aan", "al", "am", "an", "and", "au", "auf", "aux", "by", "d", "da", "das", "de", "degli", "dei",
    "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "en", "et", "i", "im", "in",
    "la", "las", "le", "les", "lo", "los", "na", "nad", "of", "on", "op", "os", "près", "pod", "sous",
    "sur", "s", "the", "to", "un", "under", "upon", "van", "von", "und", "y", "zu", "zur",
})  # fmt: skip
_ABBREVIATIONS = frozenset({"UAE", "UK", "UN", "US", "USA", "DC", "EU", "NY", "DRC", "USS", "HMS"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def natural_case(name: str) -> str:
    """Turn a name printed in capitals into the case it has in running text; leave any other as it is."""
    if not name.isupper():
        return name
    return _WORD.sub(lambda word: _natural_word(word[0], is_first=word.start() == 0), name)


def _natural_word(word: str, *, is_first: bool) -> str:
    before, apostrophe, after = _split_at_apostrophe(word)
    if apostrophe:
        if len(after) == 1:  # St. John's
            return f"{_capital(before)}{apostrophe}{after.lower()}"
        head = before.lower() if before == "D" and not is_first else _capital(before)
        return f"{head}{apostrophe}{_natural_word(after, is_first=True)}"
    if word in _ABBREVIATIONS:
        return word
    if word.lower() in PARTICLES and not is_first and len(word) > 1:
        return word.lower()
    return _capital(word)


def _split_at_apostrophe(word: str) -> tuple[str, str, str]:
    sign = "’" if "’" in word else "'"
    return word.partition(sign)


def _capital(word: str) -> str:
    if len(word) > 3 and word.startswith("MC"):
        return f"Mc{word[2:].capitalize()}"
    return word.capitalize()


def sort_key(name: str) -> str:
    """Make the key by which a person stands in a list: the surname first, no accents, lower case."""
    surname, comma, given = name.partition(",")
    if comma and fold(given) not in _SUFFIXES:
        return _key(f"{surname} {given}")
    words = name.replace(",", " ").split()
    suffixes = [words.pop() for _ in range(1) if len(words) > 1 and fold(words[-1]) in _SUFFIXES]
    return _key(" ".join(words[-1:] + words[:-1] + suffixes))


def surname_of(name: str) -> str:
    """Return the last word of a name, without “Jr” and the like: how print calls someone again."""
    words = name.replace(",", " ").split()
    while len(words) > 1 and fold(words[-1]) in _SUFFIXES:
        words.pop()
    return words[-1] if words else name


def _key(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]|_", "", plain_letters(name)).split())
