"""Score the recogniser on the labelled paragraphs.

`python -m tests.text.people_score [seen|held-back]` prints totals, and nothing of what was missed.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from articles.text.people.lexicon import Role, Someone
from articles.text.people.recognise import Recogniser

FOLDER = Path(__file__).parent / "labelled"
Found = tuple[int, int, Any]


class Score(NamedTuple):
    """Names found rightly, found in all, and labelled; ambiguous ones with all their candidates."""

    right: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.labelled


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def someone(told: dict[str, Any]) -> Someone:
    roles = tuple(Role(role["title"], _day(role["from"]), _day(role["to"])) for role in told["roles"])
    return Someone(told["id"], told["name"], tuple(told["aliases"]), roles, told["disambiguation"])


@cache
def recogniser() -> Recogniser:
    return Recogniser(map(someone, json.loads((FOLDER / "people.json").read_text())))


def paragraphs(half: str) -> Iterator[dict[str, Any]]:
    for line in (FOLDER / f"paragraphs-{half}.jsonl").read_text().split("\n"):
        if line:
            yield json.loads(line)


def labelled(paragraph: dict[str, Any]) -> set[Found]:
    mentions = {(each["start"], each["end"], each["person"]) for each in paragraph["mentions"]}
    return mentions | {
        (each["start"], each["end"], tuple(each["candidates"])) for each in paragraph["ambiguous"]
    }


def found(paragraph: dict[str, Any]) -> set[Found]:
    day = date.fromisoformat(paragraph["date"])
    reading = recogniser().read(paragraph["text"], on=day, lang=paragraph["lang"])
    mentions: set[Found] = {(each.start, each.end, each.person) for each in reading.mentions}
    return mentions | {(each.start, each.end, each.candidates) for each in reading.ambiguous}


def score(half: str) -> Score:
    pairs = [(found(paragraph), labelled(paragraph)) for paragraph in paragraphs(half)]
    right = sum(len(got & wanted) for got, wanted in pairs)
    return Score(right, sum(len(got) for got, _ in pairs), sum(len(wanted) for _, wanted in pairs))


if __name__ == "__main__":
    for half in sys.argv[1:] or ["seen", "held-back"]:
        total = score(half)
        sys.stdout.write(
            f"{half}: precision {total.precision:.1%}, recall {total.recall:.1%}"
            f" ({total.right} right of {total.found} found, {total.labelled} labelled)\n"
        )
