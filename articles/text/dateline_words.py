"""The vocabulary of datelines, read from data/dateline_words.tsv."""

from pathlib import Path

from articles.text.letters import fold


def _lists() -> dict[str, tuple[str, ...]]:
    file = Path(__file__).parent / "data" / "dateline_words.tsv"
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {kind: tuple(words.split("|")) for kind, words in lines}


def _of(kind: str) -> dict[str, tuple[str, ...]]:
    return {name.removeprefix(kind): words for name, words in _LISTS.items() if name.startswith(kind)}


_LISTS = _lists()
_BY_COUNTRY = _of("agency of ")

MONTHS = {number: _LISTS[f"month {number}"] for number in range(1, 13)}
WEEKDAYS = _LISTS["weekday"]
# Agencies that may stand without brackets, or be told by their name alone.
AGENCIES = tuple(
    dict.fromkeys((*_LISTS["agency"], *(name for names in _BY_COUNTRY.values() for name in names)))
)
# The country an agency is at home in, by its folded name; agencies of the whole world have none.
HOME_OF_AGENCY = {fold(name): (code,) for code, names in _BY_COUNTRY.items() for name in names}
LANDS_OF_LANGUAGE = _of("language ")
BETWEEN_PLACES = _LISTS["between places"]
ABOARD = tuple(f"{word} " for word in _LISTS["aboard"])
NEAR = _LISTS["near"]
# Never the place of a story, however it is printed.
SLUG_WORDS = frozenset(map(fold, _LISTS["slug"]))
# A name with one of these that is no known place is a market, a match or a firm.
TRADE_WORDS = frozenset(_LISTS["trade"])
# In brackets, and yet no agency.
NO_AGENCY = frozenset(map(fold, _LISTS["no agency"]))
# Places one of whose names is also a word or a person: alone before a dash they are in doubt.
WORDS_TOO = frozenset(_LISTS["word too"])
# As these, but in capitals they are the place: Essen, Halle, Como.
WORDS_IN_SMALL_LETTERS = frozenset(map(fold, _LISTS["word in small letters"]))
# Places that people are called after: before a colon they may be who speaks.
GIVEN_NAMES = frozenset(_LISTS["given name"])
