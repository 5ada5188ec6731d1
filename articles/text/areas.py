"""Countries, states and provinces: their names and abbreviations, and the sections that are about them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from articles.text.letters import fold

_DATA = Path(__file__).parent / "data"
_CONTINENTS = {
    "africa": "AF",
    "asia": "AS",
    "asia pacific": "AS OC",
    "europe": "EU",
    "north america": "NA",
    "oceania": "OC",
    "pacific": "OC",
    "south america": "SA",
    "latin america": "SA",
    "americas": "NA SA",
}
_MIDDLE_EAST = frozenset("AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE".split())  # noqa: SIM905 - codes
_GROUPS = {"middle east": _MIDDLE_EAST, "mideast": _MIDDLE_EAST, "nahost": _MIDDLE_EAST, "gulf": _MIDDLE_EAST}


class Area(NamedTuple):
    """A country, or with a region's name a part of one."""

    country_code: str
    region: str = ""


@cache
def country_name(code: str) -> str:
    """Give the English name of a country by its two letters; empty when there is none."""
    return {code: name for code, name, _, _ in _table("countries.tsv")}.get(code, "")


def areas_named(printed: str) -> frozenset[Area]:
    """List what a printed region or country may mean: "Ga." is a state, "Georgia" a state and a country."""
    return _by_name().get(fold(printed), frozenset())


@cache
def countries_of_section(section_path: str) -> frozenset[str]:
    """List the countries a section such as "news/world/europe" is about; none when it says nothing of any."""
    for part in reversed(section_path.split("/")):
        words = fold(part.replace("-", " "))
        codes = _GROUPS.get(words) or _on_continents(_CONTINENTS.get(words, ""))
        codes = codes or frozenset(area.country_code for area in areas_named(words) if not area.region)
        if codes:
            return codes
    return frozenset()


def _on_continents(continents: str) -> frozenset[str]:
    wanted = continents.split()
    return frozenset(code for code, _, continent, _ in _table("countries.tsv") if continent in wanted)


@cache
def _by_name() -> dict[str, frozenset[Area]]:
    found: dict[str, set[Area]] = {}
    for name, area in _names():
        found.setdefault(fold(name), set()).add(area)
    return {name: frozenset(areas) for name, areas in found.items() if name}


def _names() -> Iterator[tuple[str, Area]]:
    for code, name, _, others in _table("countries.tsv"):
        for spelling in (name, *others.split("|")):
            yield spelling, Area(code)
    for code, _, name, others in _table("regions.tsv"):
        for spelling in (name, *others.split("|")):
            yield spelling, Area(code, name)
    for code, others in _table("parts.tsv"):
        for spelling in others.split("|"):
            yield spelling, Area(code)


@cache
def _table(file: str) -> list[list[str]]:
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
