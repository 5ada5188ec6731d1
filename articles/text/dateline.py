"""The dateline at the head of a first paragraph: where, when and by which agency a story was filed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.text.areas import areas_named
from articles.text.dateline_dates import MONTH_OF
from articles.text.dateline_east import EastReading, read_east
from articles.text.dateline_evidence import is_certain
from articles.text.dateline_head import Head, NamedPlace, take_apart
from articles.text.letters import fold

Certainty = Literal["certain", "ambiguous", "none"]

# No dateline is longer; reading no further keeps a page of one paragraph cheap.
_LONGEST = 140
_DASH = "[-‐‑‒–—―−]"
_MARK = re.compile(
    rf"\.\s*{_DASH}{{1,3}}\s*"  # Washington.-
    r"|\s*(?:--+|—+|―+)\s*"
    rf"|\s+(?:{_DASH}|_)+\s*"
    rf"|{_DASH}\s+"
    rf"|(?<=[)/\]])\s*(?:{_DASH}|_)+\s*"
    rf"|\s*[:：](?:\s*{_DASH}+\s*|\s+|(?<=：))|(?<=[)/\]]):"
    r"|(?<=[A-ZÀ-Þ]{3})–(?=[A-Z][a-z])"
    r"|\s+[|•·/]\s+"
    rf"|\.\s+(?!{_DASH})"
    r"|(?<=[)/\]])\s*(?=[^\W\d_a-z]|[\"“„«]|\d)"  # London (CNN)It was
)
_ODD_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000\t\r\n]")
_STOP = re.compile(r"\.(?=\s)")
_LAST_WORD = re.compile(r"[^\s,./]+(?:\.[^\s,./]+)*\Z")


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
    # What may be a dateline and was not cut, and what would close it.
    proposal: str = ""
    proposed_mark: str = ""


def read(text: str) -> Reading:
    """Read the dateline off a first paragraph; cut nothing unless it certainly is one."""
    if east := read_east(text):
        return _eastern(text, east)
    # As many characters as before: every position stays true.
    evened = _ODD_SPACES.sub(" ", text[: _LONGEST * 3])
    doubtful = None
    for end, start in _marks(evened):
        head = take_apart(evened[:end])
        if head is None:
            continue
        if is_certain(head, evened[end:start], evened[start:]):
            return _reading(head, text, end, start)
        doubtful = doubtful or _doubtful(head, text, end, start)
    return doubtful or Reading(None, "", text)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """List where a dateline may end, the last first: a longer head that reads as one is the whole of it."""
    found = [mark for mark in _MARK.finditer(text, 0, _LONGEST) if mark.start()]
    for mark in reversed(found):
        end = mark.start()
        # The point of "PORTLAND, Ore. -" belongs to the state; that of "2011. -" to the mark.
        if _STOP.match(text, end) and len(mark[0].strip()) > 1 and _is_abbreviation(text[:end]):
            end += 1
        yield end, mark.end()


def _is_abbreviation(before: str) -> bool:
    """Tell whether a point shortens the last word: a state's, a month's, initials."""
    match = _LAST_WORD.search(before)
    word = match[0] if match else ""
    is_short = "." in word or fold(word) in MONTH_OF or bool(areas_named(f"{word}."))
    return is_short and len(word) <= 5 and not word.isdigit() and not (word.isupper() and len(word) > 3)


def _reading(head: Head, text: str, end: int, start: int) -> Reading:
    return Reading(
        text[:end], text[end:start], text[start:], _printed(head.places), head.date, head.agency, "certain"
    )


def _doubtful(head: Head, text: str, end: int, start: int) -> Reading | None:
    if not any(place.is_known for place in head.places) and not (head.places and (head.date or head.agency)):
        return None
    places = _printed(head.places)
    told = places, head.date, head.agency
    return Reading(None, "", text, *told, "ambiguous", proposal=text[:end], proposed_mark=text[end:start])


def _printed(places: tuple[NamedPlace, ...]) -> tuple[PrintedPlace, ...]:
    return tuple(PrintedPlace(place.name, place.region) for place in places)


def _eastern(text: str, east: EastReading) -> Reading:
    places = tuple(map(PrintedPlace, east.places))
    cut = text[: east.end], text[east.end : east.start], text[east.start :]
    return Reading(*cut, places, east.date, east.agency, certainty="certain")
