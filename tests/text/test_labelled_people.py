"""The labelled paragraphs mean what they say. Nothing here prints a text: half of them are not to be read."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "labelled"
HALVES = ["seen", "held-back"]
PEOPLE: list[dict[str, Any]] = json.loads((FOLDER / "people.json").read_text())
IDS = {person["id"] for person in PEOPLE}


def paragraphs(half: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"paragraphs-{half}.jsonl").read_text().split("\n")
    return [json.loads(line) for line in lines if line]


def spans(paragraph: dict[str, Any]) -> list[tuple[int, int]]:
    return sorted((span["start"], span["end"]) for span in paragraph["mentions"] + paragraph["ambiguous"])


def cut_well(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    return bool(name) and name == name.strip() and not name.endswith(("'s", "’s", ","))


class ThePeople:
    def test_have_one_id_each(self) -> None:
        assert len(IDS) == len(PEOPLE) == 239

    def test_held_each_role_for_a_time(self) -> None:
        roles = [(p["id"], r) for p in PEOPLE for r in p["roles"] if r["from"] and r["to"]]
        assert not [held for held, role in roles if role["from"] >= role["to"]]


class TheHalves:
    def test_share_no_paragraph(self) -> None:
        seen, held_back = ({paragraph["text"] for paragraph in paragraphs(half)} for half in HALVES)
        assert len(seen) == len(held_back) == 150
        assert len(seen & held_back) == 0


@pytest.mark.parametrize("half", HALVES)
class ALabel:
    def test_is_the_name_and_nothing_around_it(self, half: str) -> None:
        cut = [(p["id"], cut_well(p["text"], *span)) for p in paragraphs(half) for span in spans(p)]
        assert not [where for where, well in cut if not well]

    def test_overlaps_no_other(self, half: str) -> None:
        assert not [p["id"] for p in paragraphs(half) if any(a[1] > b[0] for a, b in pairwise(spans(p)))]

    def test_points_to_the_list_or_to_nobody(self, half: str) -> None:
        meant = {m["person"] for p in paragraphs(half) for m in p["mentions"]}
        assert meant - IDS == {None}

    def test_is_ambiguous_between_two_or_more_of_the_list(self, half: str) -> None:
        choices = [span["candidates"] for p in paragraphs(half) for span in p["ambiguous"]]
        assert all(len(choice) > 1 and choice == sorted(set(choice) & IDS) for choice in choices)
