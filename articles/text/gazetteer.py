"""The places of the world by name, read from one compact file into memory."""

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import nsmallest
from pathlib import Path

from articles.text.areas import Area, areas_named, countries_of_section, country_name
from articles.text.letters import fold

_FILE = Path(__file__).parent / "data" / "places.tsv.gz"
_ONE_WORD_TWO_WAYS = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
# A name that a place has only among its many foreign ones counts this much less: VICTORIA is rather the
# capital of British Columbia than a part of Hong Kong.
_FOREIGN_NAME = 50
# How much likelier a section about its country makes a place, and how much rather a capital or a city known
# everywhere is meant: there Springfield is in Illinois, but Paris is hardly ever in Texas.
_IN_SECTION = 40
USUAL = 5
# Places of ours that are no towns come first by their own names.
_AS_IF_OF = 1_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as the gazetteer knows it."""

    id: int
    name: str
    region: str
    country: str
    country_code: str
    latitude: float
    longitude: float
    time_zone: str
    population: int
    aliases: tuple[str, ...]
    is_capital: bool = False
    # Of all places of its name the one that a desk anywhere thinks of first.
    is_usual: bool = False


def name_key(name: str) -> str:
    """Make the form under which a place's name is looked up: no case, accents or points; Saint as St."""
    return " ".join(_ONE_WORD_TWO_WAYS.get(word, word) for word in fold(name).split())


@cache
def load() -> "Gazetteer":
    """Read the gazetteer once for the whole process."""
    text = gzip.decompress(_FILE.read_bytes()).decode()
    places, _, names = text.partition("\n\n")
    return Gazetteer(places.split("\n"), names.splitlines())


class Gazetteer:
    """Answers from lines as they stand in the file: rows by falling population, names in order."""

    def __init__(self, rows: list[str], names: list[str]) -> None:
        self._rows = rows
        self._names = names
        self._by_id: dict[int, int] = {}

    def find(self, name: str, *, region: str = "", country: str = "", section_path: str = "") -> list[Entry]:
        """List the places of a name, the likeliest first.

        A region or country that is known excludes all others; then counts the section with the population.
        """
        in_section = dict.fromkeys(countries_of_section(section_path), _IN_SECTION)
        weighed = self.weighed(name, region=region, country=country, likelier=in_section)
        return [entry for entry, _ in weighed]

    def weighed(
        self, name: str, *, region: str = "", country: str = "", likelier: Mapping[str, int]
    ) -> list[tuple[Entry, int]]:
        """List the places of a name with what speaks for them, the likeliest first.

        `likelier` says by country code how many times a place is likelier than its people alone make it.
        """
        found = self._named(name)
        for printed in (*region.split(","), *country.split(",")):
            if areas := areas_named(printed):
                found = [(entry, weight) for entry, weight in found if _lies_in(entry, areas)]
        found = [(entry, weight * likelier.get(entry.country_code, 1)) for entry, weight in found]
        return sorted(found, key=lambda pair: (-pair[1], pair[0].id))

    def get(self, number: int) -> Entry | None:
        """Find a place by its number: GeoNames' own, or a negative one of ours."""
        if not self._by_id:
            self._by_id = {int(row.partition("\t")[0]): place for place, row in enumerate(self._rows)}
        row = self._by_id.get(number)
        return None if row is None else _entry(self._rows[row])

    def starts_with(self, prefix: str, limit: int = 10) -> list[Entry]:
        """List the largest places one of whose names begins so."""
        key = name_key(prefix)
        if not key:
            return []
        rows = nsmallest(limit, {row for line in self._lines_from(key) for row, _ in _references(line)})
        return [_entry(self._rows[row]) for row in rows]

    def _named(self, name: str) -> list[tuple[Entry, int]]:
        key = name_key(name) + "\t"
        position = bisect_left(self._names, key)
        if position == len(self._names) or not self._names[position].startswith(key) or key == "\t":
            return []
        return [_weighed(self._rows[row], foreign) for row, foreign in _references(self._names[position])]

    def _lines_from(self, key: str) -> Iterator[str]:
        position = bisect_left(self._names, key)
        while position < len(self._names) and self._names[position].startswith(key):
            yield self._names[position]
            position += 1


def _references(line: str) -> Iterator[tuple[int, bool]]:
    for reference in line.partition("\t")[2].split(" "):
        yield int(reference.rstrip("~")), reference.endswith("~")


def _weighed(row: str, foreign: bool) -> tuple[Entry, int]:  # noqa: FBT001 - read from the file
    entry = _entry(row)
    weight = entry.population if entry.id > 0 else _AS_IF_OF
    if foreign:
        return entry, weight // _FOREIGN_NAME
    return entry, weight * USUAL if entry.is_capital or entry.is_usual else weight


def _lies_in(entry: Entry, areas: Iterable[Area]) -> bool:
    return any(
        entry.country_code == area.country_code and area.region in ("", entry.region) for area in areas
    )


@lru_cache(maxsize=4096)
def _entry(row: str) -> Entry:
    number, name, region, code, latitude, longitude, zone, population, first, others, rank = row.split("\t")
    return Entry(
        id=int(number),
        name=name,
        region=region,
        country=country_name(code),
        country_code=code,
        latitude=float(latitude),
        longitude=float(longitude),
        time_zone=zone,
        population=int(population),
        aliases=tuple(filter(None, (*first.split("|"), *others.split("|")))),
        is_capital=rank == "1",
        is_usual=rank == "2",
    )
