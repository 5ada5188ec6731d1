"""A dateline as it was read, with the places and the day it means."""

import re
from dataclasses import dataclass
from datetime import date

from articles.exchange.register import Register
from articles.models import Place
from articles.text.dateline import PrintedPlace
from articles.text.dateline_words import MONTHS
from articles.text.gazetteer import Entry
from articles.text.letters import fold
from articles.wire.story import Story

_MONTH_OF = {fold(name): month for month, names in MONTHS.items() for name in names}
_MOST_DAYS = 31


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
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", printed)]
    numbers = [int(number) for number in re.findall(r"\d+", printed)]
    month = next((_MONTH_OF[word] for word in words if word in _MONTH_OF), 0)
    day = next((number for number in numbers if number <= _MOST_DAYS), 0)
    years = [number for number in numbers if number > _MOST_DAYS]
    if not years and near:
        years = [near.year, near.year - 1, near.year + 1]
    found = [found for year in years if (found := _date(year, month, day))]
    return min(found, key=lambda filed: abs(filed - (near or filed)), default=None)


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
