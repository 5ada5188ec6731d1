"""The vocabulary of datelines, read from data/dateline_words.tsv."""

from pathlib import Path


def _lists() -> dict[str, tuple[str, ...]]:
    file = Path(__file__).parent / "data" / "dateline_words.tsv"
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {kind: tuple(words.split("|")) for kind, words in lines}


_LISTS = _lists()

MONTHS = {number: _LISTS[f"month {number}"] for number in range(1, 13)}
WEEKDAYS = _LISTS["weekday"]
# Agencies that may stand without brackets, or be told by their name alone.
AGENCIES = _LISTS["agency"]
BETWEEN_PLACES = _LISTS["between places"]
ABOARD = tuple(f"{word} " for word in _LISTS["aboard"])
# Never the place of a story, however it is printed.
SLUG_WORDS = frozenset(_LISTS["slug"])
# Places one of whose names is also a word or a person: alone before a dash they are in doubt.
WORDS_TOO = frozenset(_LISTS["word too"])
