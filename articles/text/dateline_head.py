"""What stands before the mark of a first paragraph, taken apart into places, date and agency."""

import re
from dataclasses import dataclass

from articles.text.dateline_agencies import agency_first, agency_last, is_known_agency
from articles.text.dateline_dates import date_first, date_last, mistyped_date_last
from articles.text.dateline_places import NamedPlace, places_in

__all__ = ["Head", "NamedPlace", "take_apart"]

# A flash's asterisks, a slip of the finger before the first capital ("c LONDON").
_SLIPS = re.compile(r"(?:\*{2,}\s*|\*(?=\w)|[+={}|~^\u200b\ufeff]+\s*|[a-z]\s+(?=[A-Z]{2}))+")
_ALL_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]+)\)\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """The parts of a dateline as printed; a day may be mistyped, and all of it may stand in brackets."""

    places: tuple[NamedPlace, ...] = ()
    date: str = ""
    agency: str = ""
    is_mistyped: bool = False
    is_bracketed: bool = False

    @property
    def agency_is_known(self) -> bool:
        return is_known_agency(self.agency)


def take_apart(head: str) -> Head | None:
    """Read the whole of a head as a dateline, or nothing: a word too many and it is a sentence."""
    head = _without_slips(head.strip())
    agency, date, left = agency_first(head)
    agency, date, left = _ends(agency, date, left)
    is_mistyped = False
    if not date:
        date, left = date_first(left)
    if not date:
        date, left = mistyped_date_last(left)
        is_mistyped = bool(date)
    left = left.strip(" ,;")
    places = places_in(left, told_otherwise=bool(date or agency)) if left else ()
    if places is None:
        return _bracketed(head) if left == head else None
    return Head(places, date, agency, is_mistyped) if places or date or agency else None


def _without_slips(head: str) -> str:
    slips = _SLIPS.match(head)
    return head[slips.end() :] if slips else head


def _ends(agency: str, date: str, left: str) -> tuple[str, str, str]:
    """Take date and agency off the end, whichever comes last."""
    for _ in range(2):
        if not agency:
            agency, inside, left = agency_last(left)
            date = date or inside
        if not date:
            date, left = date_last(left)
    return agency, date, left


def _bracketed(head: str) -> Head | None:
    match = _ALL_IN_BRACKETS.match(head)
    inside = take_apart(match["inside"]) if match else None
    if inside is None or not (inside.places and inside.date):
        return None
    return Head(inside.places, inside.date, inside.agency, inside.is_mistyped, is_bracketed=True)
