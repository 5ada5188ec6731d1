"""The dateline at the head of a first paragraph: where, when and by which agency a story was filed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from articles.text import gazetteer
from articles.text.dateline_head import Head, NamedPlace, take_apart

Certainty = Literal["certain", "ambiguous", "none"]

# No dateline is longer; reading no further keeps a page of one paragraph cheap.
_LONGEST = 140
_MARK = re.compile(
    r"\.(?:--?|[–—])\s*"  # Washington.-
    r"|\s*(?:--+|—)\s*"
    r"|\s+[-–_]\s+"
    r"|(?<=[)/])\s*[-–_]\s*"
    r"|:\s+"
    r"|\.\s+(?=[^\s–—-])"
    r"|(?<=[)/])\s*(?=[^\W\d_a-z]|[\"“„«])"  # London (CNN)It was
)
_ODD_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u3000\t\r\n]")
_CHINESE = re.compile(
    r"(?P<agency>新华社|中新社|中新网|人民网|共同社|法新社|路透社|美联社|塔斯社)(?P<place>[\u4e00-\u9fff]{2,8}?)"
    r"(?P<date>(?:\d{1,2}月)?\d{1,2}日)电(?:\s?[（(][^（）()]{1,30}[）)])?"
)


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
    # What may be a dateline and was not cut.
    proposal: str = ""


def read(text: str) -> Reading:
    """Read the dateline off a first paragraph; cut nothing unless it certainly is one."""
    if chinese := _CHINESE.match(text):
        return _chinese(text, chinese)
    # As many characters as before: every position stays true.
    evened = _ODD_SPACES.sub(" ", text[: _LONGEST + 20])
    doubtful = None
    for mark in _marks(evened):
        head = take_apart(evened[: mark.start()])
        if head is None:
            continue
        if _is_certain(head, mark[0], evened[mark.end() :]):
            return _reading(head, text, mark.start(), mark.end())
        doubtful = doubtful or _doubtful(head, text, mark.start())
    return doubtful or Reading(None, "", text)


def _marks(text: str) -> Iterator[re.Match[str]]:
    """List where a dateline may end, the last first: a longer head that reads as one is the whole of it."""
    return reversed([mark for mark in _MARK.finditer(text, 0, _LONGEST) if mark.start()])


def _reading(head: Head, text: str, end: int, start: int) -> Reading:
    return Reading(
        text[:end], text[end:start], text[start:], _printed(head.places), head.date, head.agency, "certain"
    )


def _doubtful(head: Head, text: str, end: int) -> Reading | None:
    if not any(place.is_known for place in head.places) and not (head.places and (head.date or head.agency)):
        return None
    places = _printed(head.places)
    return Reading(None, "", text, places, head.date, head.agency, "ambiguous", proposal=text[:end])


def _printed(places: tuple[NamedPlace, ...]) -> tuple[PrintedPlace, ...]:
    return tuple(PrintedPlace(place.name, place.region) for place in places)


def _is_certain(head: Head, mark: str, rest: str) -> bool:
    """Weigh the evidence: capitals and a mark are not enough without a known place, a date or an agency."""
    dash = mark.strip()
    if dash in ("", "_") or dash == ".":
        return bool(head.agency) and _has_agency_certainly(head)
    if head.agency:
        return _has_agency_certainly(head)
    if head.date:
        return bool(head.places) and dash != ":" and _are_places(head.places)
    return _is_place_alone(head.places, dash, rest.lstrip())


def _has_agency_certainly(head: Head) -> bool:
    if not head.places:
        return bool(head.date) or head.agency_is_known or head.agency.isupper()
    if all(place.is_known for place in head.places):
        return True
    return head.agency_is_known or bool(head.date and _are_places(head.places))


def _are_places(places: tuple[NamedPlace, ...]) -> bool:
    return all(place.is_known or place.in_capitals for place in places)


def _is_place_alone(places: tuple[NamedPlace, ...], dash: str, rest: str) -> bool:
    if not _are_known(places) or not _begins_sentence(rest):
        return False
    if dash.startswith(".") or all(place.in_capitals for place in places):
        return True
    return dash != ":" and _goes_on_as_story(places[0], rest)


def _are_known(places: tuple[NamedPlace, ...]) -> bool:
    is_word = len(places) == 1 and places[0].is_word_too
    return bool(places) and not is_word and all(place.is_known for place in places)


def _goes_on_as_story(place: NamedPlace, rest: str) -> bool:
    """Tell "Wien - Auch die Oper schloss" from "Paris - Roubaix"."""
    return rest[0].isalpha() and (bool(place.region) or not _names_place(rest))


def _begins_sentence(rest: str) -> bool:
    return bool(rest) and not rest[0].islower() and (rest[0].isalnum() or rest[0] in "\"'“”‘’„«»¿¡([$€£")


def _names_place(rest: str) -> bool:
    first = re.split(r"[\s,.:;–—-]", rest, maxsplit=1)[0]
    return any(entry.population > 100_000 for entry in gazetteer.load().find(first))


def _chinese(text: str, match: re.Match[str]) -> Reading:
    places = tuple(PrintedPlace(name) for name in re.split("[、和]", match["place"]))
    rest = text[match.end() :]
    mark = rest[: len(rest) - len(rest.lstrip(" \u3000"))]
    return Reading(
        match[0], mark, rest[len(mark) :], places, match["date"], match["agency"], certainty="certain"
    )
