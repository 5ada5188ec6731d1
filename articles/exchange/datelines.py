"""A dateline as it was read, with the places and the day it means."""

from dataclasses import dataclass
from datetime import date

from articles.exchange.register import Register
from articles.models import Place
from articles.text.dateline_dates import filing_day
from articles.text.gazetteer import Entry
from articles.text.whereabouts import Context, Whereabouts, ranked, whereabouts
from articles.wire.story import Story


@dataclass(frozen=True)
class Located:
    """A place of a dateline: as printed, and which one it is; a gazetteer's entry may have no row yet.

    `is_choice`: another place of the name is nearly as likely, so that an editor should look.
    """

    name: str
    place: Entry | Place
    is_choice: bool = False


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
    context = Context(section_path, reading.agency, story.language, _countries(story.places))
    located = _located(whereabouts(reading, context), register, warnings)
    near = story.published.date() if story.published else None
    return FiledFrom(story.dateline, story.mark, reading.agency, filing_day(reading.date, near=near), located)


def _countries(names: list[str]) -> frozenset[str]:
    """List the countries of the places that a story's source names beside its dateline."""
    firsts = (ranked(name.partition(",")[0]) for name in names)
    return frozenset(
        found.entries[0].country_code for found in firsts if found.entries and not found.is_choice
    )


def _located(places: tuple[Whereabouts, ...], register: Register, warnings: list[str]) -> tuple[Located, ...]:
    found: dict[tuple[str, int], Located] = {}
    for meant in places:
        name, ranking = meant.printed.name, meant.ranking
        place = meant.entry or register.own_place(name, meant.printed.region)
        if place is None:
            warnings.append(f"a place of the dateline is not known: {name}")
            continue
        key = ("entry", place.id) if isinstance(place, Entry) else ("row", place.pk)
        found.setdefault(key, Located(name, place, ranking.is_choice))
    return tuple(found.values())
