"""Which places the names of a dateline mean, and where that stays a choice."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from articles.text.areas import Area, areas_named, countries_of_section, country_name
from articles.text.dateline import PrintedPlace, Reading
from articles.text.dateline_places import without_near
from articles.text.dateline_words import HOME_OF_AGENCY, LANDS_OF_LANGUAGE
from articles.text.gazetteer import USUAL, Entry
from articles.text.gazetteer import load as load_gazetteer
from articles.text.letters import fold

# What speaks for a country, in the order in which it counts.
# They add up: together they outweigh a city, but never the one that everybody means.
_SECTION, _AGENCY, _LANGUAGE, _OTHERS = 40, 30, 8, 6
# A place this many times less likely than the first is no choice: London, Ontario beside London.
_NEVER_MEANT = 12
_MOST_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a story beside its dateline; `others` are codes of countries that it names."""

    section_path: str = ""
    agency: str = ""
    language: str = ""
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The places of a name, the likeliest first; a choice where the next ones are nearly as likely."""

    entries: tuple[Entry, ...] = ()
    is_choice: bool = False


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place of a dateline and which one it is; of an unlisted village, the country alone."""

    printed: PrintedPlace
    ranking: Ranking = field(default_factory=Ranking)
    area: Area | None = None

    @property
    def entry(self) -> Entry | None:
        return self.ranking.entries[0] if self.ranking.entries else None

    @property
    def name(self) -> str:
        """Its name today in English; as printed where only that is known."""
        return self.entry.name if self.entry else self.printed.name

    @property
    def country_code(self) -> str:
        if self.entry:
            return self.entry.country_code
        return self.area.country_code if self.area else ""

    @property
    def country(self) -> str:
        return country_name(self.country_code)

    @property
    def region(self) -> str:
        """The state or province by its full name, where it is known."""
        if self.entry:
            return self.entry.region
        return self.area.region if self.area else ""


def ranked(name: str, *, region: str = "", context: Context = Context()) -> Ranking:
    """Rank the places of a name: by the region or country printed, then all that is known of the story."""
    weighed = load_gazetteer().weighed(without_near(name), region=region, likelier=_likelier(context))
    if not weighed:
        return Ranking()
    # That a place is usually meant decides between equals, and leaves them equals.
    best = weighed[0][1] // (USUAL if weighed[0][0].is_usual else 1)
    close = [entry for entry, weight in weighed if weight * _NEVER_MEANT > best]
    entries = [*close, *(entry for entry, _ in weighed[len(close) :])][:_MOST_CHOICES]
    return Ranking(tuple(entries), is_choice=len(close) > 1)


def whereabouts(reading: Reading, context: Context = Context()) -> tuple[Whereabouts, ...]:
    """Say where each place of a dateline lies; places named together speak for one another."""
    agency = context.agency or reading.agency
    found = []
    for place in reading.places:
        beside = [other for other in reading.places if other != place]
        known = Context(context.section_path, agency, context.language, context.others | _countries(beside))
        ranking = ranked(place.name, region=place.region, context=known)
        found.append(Whereabouts(place, ranking, None if ranking.entries else _area(place.region)))
    return tuple(found)


def _countries(places: Iterable[PrintedPlace]) -> frozenset[str]:
    firsts = (load_gazetteer().find(place.name, region=place.region)[:1] for place in places)
    return frozenset(entry.country_code for entries in firsts for entry in entries)


def _likelier(context: Context) -> dict[str, int]:
    likelier: dict[str, int] = {}
    for weight, codes in (
        (_SECTION, countries_of_section(context.section_path)),
        (_AGENCY, HOME_OF_AGENCY.get(fold(context.agency.split("/")[0]), ())),
        (_LANGUAGE, LANDS_OF_LANGUAGE.get(context.language.partition("-")[0].lower(), ())),
        (_OTHERS, context.others),
    ):
        for code in codes:
            likelier[code] = likelier.get(code, 0) + weight
    return likelier


def _area(region: str) -> Area | None:
    """Tell the state or country of a printed region, the last of several; none where it could be two."""
    for part in reversed(region.split(",")):
        areas = areas_named(part)
        if len(areas) == 1:
            return next(iter(areas))
    return None
