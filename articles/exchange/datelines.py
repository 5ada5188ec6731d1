"""A dateline as it was read, with the places and the day it means."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from articles.exchange.register import Register
from articles.models import Place
from articles.text.dateline import PrintedPlace
from articles.text.dateline_words import MONTHS
from articles.text.gazetteer import Entry
from articles.text.letters import fold
from articles.wire.story import Story

_MONTH_OF = {fold(name): month for month, names in MONTHS.items() for name in names}
_HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class Located:
    """A place of a dateline: as printed, and which one it is; a gazetteer's entry may have no row yet."""

    name: str
    place: Entry | Place


@dataclass(frozen=True)
class FiledFrom:
    """A dateline ready to be written down."""

    printed: str
    mark: str = ""
    agency: str = ""
    day: date | None = None
    places: tuple[Located, ...] = ()

    @property
    def zone(self) -> str:
        return next((located.place.time_zone for located in self.places if located.place.time_zone), "")


def filed_from(
    story: Story, register: Register, *, section_path: str, warnings: list[str]
) -> FiledFrom | None:
    """Say where, when and by which agency a story was filed, as far as its dateline was certainly read."""
    reading = story.dateline_reading
    if not story.dateline:
        return None
    if reading is None or reading.certainty != "certain":
        return FiledFrom(story.dateline, story.mark)
    located = _located(reading.places, register, section_path, warnings)
    near = story.published.date() if story.published else None
    return FiledFrom(story.dateline, story.mark, reading.agency, filing_day(reading.date, near=near), located)


def filing_day(printed: str, *, near: date | None) -> date | None:
    """Read a printed day such as "Feb 26"; one without a year is that nearest to the story's own date."""
    words = re.findall(r"[^\W\d_]+|\d+", printed)
    month = next((_MONTH_OF[fold(word)] for word in words if fold(word) in _MONTH_OF), 0)
    numbers = [int(word) for word in words if word.isdigit()]
    year = next((number for number in numbers if number > 31), near.year if near else 0)
    day = next((number for number in numbers if number <= 31), 0)
    found = _date(year, month, day)
    if found is None or near is None or found.year in numbers:
        return found
    if abs(found - near) <= _HALF_A_YEAR:
        return found
    return _date(year + (1 if found < near else -1), month, day)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _located(
    places: tuple[PrintedPlace, ...], register: Register, section_path: str, warnings: list[str]
) -> tuple[Located, ...]:
    found: dict[tuple[str, int], Located] = {}
    for printed in places:
        place = register.place_named(printed.name, region=printed.region, section_path=section_path)
        if place is None:
            warnings.append(f"a place of the dateline is not known: {printed.name}")
            continue
        key = ("entry", place.id) if isinstance(place, Entry) else ("row", place.pk)
        found.setdefault(key, Located(printed.name, place))
    return tuple(found.values())
