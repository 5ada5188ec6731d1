"""The dateline at the head of a first paragraph: where, when and by which agency a story was filed."""

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["certain", "ambiguous", "none"]


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """A place as the dateline names it: in natural case, with the region or country printed beside it."""

    name: str
    region: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: dateline, mark and rest together are the text exactly as it was given."""

    dateline: str | None
    mark: str
    rest: str
    places: tuple[PrintedPlace, ...] = ()
    date: str = ""
    agency: str = ""
    certainty: Certainty = "none"
