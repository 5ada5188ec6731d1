"""How much a story has to do with another, and why, in the words an editor would use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from articles.text.distance import distance
from articles.text.names import surname_of
from articles.text.similarity import headline_key

from .alike import Alike
from .nearby import PEOPLE, PLACES, SECTION, TOPICS, Nearby
from .words import COMMON

WEIGHTS = {PEOPLE: 3.0, TOPICS: 2.0, PLACES: 1.5, SECTION: 0.5}
WORD = 1.5  # for a word that both headlines have
TEXT = 8.0  # for every telling word of a text
LEAST = 2.5  # a person in both; a place and a topic; two words and the section
MOST_OF_A_KIND = 3
MOST_REASONS = 3
HALVED_AFTER = 60  # days between two stories
SHORT = 3  # letters of a word that tells nothing


@dataclass(frozen=True)
class Likely:
    """A story that has to do with another; `because` is what the two share, the weightiest first."""

    article: int
    headline: str
    published: datetime
    score: float
    because: tuple[str, ...]

    def reason(self, *, than: datetime) -> str:
        """Say why in a line: “Medvedev, NATO, 3 days earlier”."""
        return ", ".join([*self.because[:MOST_REASONS], distance(self.published, than=than)])


def likely(
    stories: Iterable[Nearby], *, headline: str, published: datetime, alike: Mapping[int, Alike] | None = None
) -> list[Likely]:
    """Keep the stories that have enough to do with the one of this headline and date, the best first.

    One with the same headline is the same story told twice, and left out, as is the second of two such.
    """
    words, alike = _words(headline), alike or {}
    ranked = [_ranked(story, words, alike.get(story.article), published) for story in stories]
    ranked.sort(key=lambda story: (-story.score, story.article))
    once: dict[str, Likely] = {}
    for story in ranked:
        if story.score > 0:
            once.setdefault(headline_key(story.headline), story)
    once.pop(headline_key(headline), None)
    return list(once.values())


def nearness(moment: datetime, than: datetime) -> float:
    """Say how near two moments are: 1 for the same, a half after two months, and slowly less."""
    return float(1 / (1 + abs((moment - than).total_seconds()) / 86_400 / HALVED_AFTER))


def _ranked(story: Nearby, words: set[str], alike: Alike | None, published: datetime) -> Likely:
    common = sorted(words & _words(story.headline), key=len, reverse=True)
    shared = [WEIGHTS[kind] * min(len(names), MOST_OF_A_KIND) for kind, names in story.shared.items()]
    weight = sum(shared) + WORD * min(len(common), MOST_OF_A_KIND) + (TEXT * alike.part if alike else 0)
    common = [*(alike.words if alike else ()), *common]
    enough = weight if weight >= LEAST else 0.0
    score = enough * nearness(story.published, published)
    return Likely(story.article, story.headline, story.published, score, tuple(_because(story, common)))


def _because(story: Nearby, words: list[str]) -> list[str]:
    people = [surname_of(name) for name in story.shared.get(PEOPLE, [])]
    told = [*people, *story.shared.get(TOPICS, []), *story.shared.get(PLACES, [])]
    named = [*story.shared.get(PEOPLE, []), *told]
    known = {word for name in named for word in headline_key(name).split()}
    return list(dict.fromkeys(told + [f"“{word}”" for word in words if word not in known]))


def _words(headline: str) -> set[str]:
    return {word for word in headline_key(headline).split() if len(word) > SHORT} - COMMON
