"""Pairs of separate changes of one text, each with the text that both together must give."""

from dataclasses import dataclass
from random import Random

WORDS = [
    "ferry",
    "port",
    "quay",
    "harbour",
    "captain",
    "storm",
    "late",
    "early",
    "Tuesday",
    "minister",
    "said",
    "island",
    "bridge",
    "crew",
    "winter",
    "money",
    "council",
    "vote",
    "night",
    "morning",
    "engine",
    "repair",
    "ticket",
    "queue",
    "letter",
    "promise",
    "bread",
    "window",
    "the",
    "a",
    "of",
    "to",
    "in",
    "and",
    "was",
]


@dataclass(frozen=True)
class Pair:
    """One text, what each of two people made of it, and what must come of both."""

    base: str
    mine: str
    theirs: str
    right: str


def pairs(count: int, *, seed: int = 1) -> list[Pair]:
    """Make the same pairs every time."""
    chance = Random(seed)
    return [_pair(chance) for _ in range(count)]


def _pair(chance: Random) -> Pair:
    base = [_paragraph(chance) for _ in range(chance.randint(4, 40))]
    touched = chance.sample(range(len(base)), chance.randint(2, min(8, len(base))))
    cut = chance.randint(1, len(touched) - 1)
    mine = {place: _change(chance, base[place]) for place in touched[:cut]}
    theirs = {place: _change(chance, base[place]) for place in touched[cut:]}
    return Pair(_text(base, {}), _text(base, mine), _text(base, theirs), _text(base, mine | theirs))


def _text(base: list[str], changes: dict[int, list[str]]) -> str:
    parts = [part for place, old in enumerate(base) for part in changes.get(place, [old])]
    return "\n".join(f"<p>{part}</p>" for part in parts)


def _paragraph(chance: Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(3, 60))).capitalize() + "."


def _change(chance: Random, old: str) -> list[str]:
    """Rewrite some words of a paragraph, all of it, take it out, or put another after it."""
    kind = chance.choices(["words", "all", "out", "after"], [6, 1, 1, 3])[0]
    if kind == "words":
        words = old.split()
        for place in chance.choices(range(len(words)), k=max(1, len(words) // 8)):
            words[place] = chance.choice(WORDS) + "x"
        return [" ".join(words)]
    return {"all": [_paragraph(chance)], "out": [], "after": [old, _paragraph(chance)]}[kind]
