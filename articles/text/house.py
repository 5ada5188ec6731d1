"""House style of the lines a page derives: dateline and byline."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from articles.text import gazetteer
from articles.text.gazetteer import name_key

_OPENING = {
    "reporter": "By",
    "contributor": "Additional reporting by",
    "photographer": "Photographs by",
    "translator": "Translated by",
    "editor": "Edited by",
    "guest": "Guest contribution by",
    "agency": "From",
}

PLAIN = "plain"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_REUTERS = (*_MONTHS[:2], "March", "April", "May", "June", "July", *_MONTHS[7:8], "Sept", *_MONTHS[9:])
_AP = ("Jan.", "Feb.", *_REUTERS[2:7], "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_WITH_REGIONS = frozenset({"US", "CA"})
# As AP sets them; eight states and the provinces are written out.
_SHORT = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.", "Colorado": "Colo.",
    "Connecticut": "Conn.", "Delaware": "Del.", "Florida": "Fla.", "Georgia": "Ga.", "Illinois": "Ill.",
    "Indiana": "Ind.", "Kansas": "Kan.", "Kentucky": "Ky.", "Louisiana": "La.", "Maryland": "Md.",
    "Massachusetts": "Mass.", "Michigan": "Mich.", "Minnesota": "Minn.", "Mississippi": "Miss.",
    "Missouri": "Mo.", "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.", "New Hampshire": "N.H.",
    "New Jersey": "N.J.", "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.",
    "North Dakota": "N.D.", "Oklahoma": "Okla.", "Oregon": "Ore.", "Pennsylvania": "Pa.",
    "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.",
    "Vermont": "Vt.", "Virginia": "Va.", "Washington": "Wash.", "West Virginia": "W.Va.",
    "Wisconsin": "Wis.", "Wyoming": "Wyo.",
}  # fmt: skip


class Style(NamedTuple):
    """How a paper sets its datelines: what parts several places, what closes it, what is abbreviated."""

    mark: str
    between: str = "/"
    months: tuple[str, ...] = _MONTHS
    has_region: bool = True
    shortens: bool = False


# MOSCOW (AP) — ; MOSCOW, Nov 4 (Reuters) - ; MOSCOW -
STYLES = {
    "ap": Style(" — ", between=" and ", months=_AP, shortens=True),
    "reuters": Style(" - ", months=_REUTERS),
    PLAIN: Style(" - ", has_region=False),
}


class Filed(NamedTuple):
    """A place as a dateline names it, with what tells it from others of its name."""

    name: str
    region: str = ""
    country: str = ""
    country_code: str = ""


def dateline_text(
    places: Sequence[Filed], *, style: str = PLAIN, day: date | None = None, agency: str = ""
) -> str:
    """Set a dateline without its closing mark, in a style of STYLES: "PARIS/BERLIN, Nov 4 (SW)"."""
    manner = STYLES[style]
    text = manner.between.join(_placed(place, style) for place in places)
    if day:
        month = manner.months[day.month - 1]
        text = ", ".join(part for part in (text, f"{month} {day.day}") if part)
    if agency:
        text = f"{text} ({agency})".strip()
    return text


def _placed(place: Filed, style: str) -> str:
    where = "" if not STYLES[style].has_region or stands_alone(place, style) else _region(place, style)
    return f"{place.name.upper()}, {where}" if where else place.name.upper()


def stands_alone(place: Filed, style: str) -> bool:
    """Tell whether a city's name is enough in a style, by its list; a namesake elsewhere is not."""
    if not (place.region or place.country):
        return True
    key = name_key(place.name)
    if key == name_key(place.country):
        return True
    return key in _alone(style).get(place.country_code, _alone(style)["-"]) and _is_the_known_one(place)


def _is_the_known_one(place: Filed) -> bool:
    """Tell London from London, Ontario: of all places of the name it lies where the likeliest does."""
    first = gazetteer.load().find(place.name)[:1]
    return all(
        entry.country_code == place.country_code and place.region in ("", entry.region) for entry in first
    )


def _region(place: Filed, style: str) -> str:
    """Give the state or province where the country has them in print, else the country."""
    if place.country_code not in _WITH_REGIONS or not place.region:
        return place.country
    return _SHORT.get(place.region, place.region) if STYLES[style].shortens else place.region


@cache
def _alone(style: str) -> dict[str, frozenset[str]]:
    file = Path(__file__).parent / "data" / "stand_alone.tsv"
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    listed = {code: frozenset(map(name_key, names.split("|"))) for of, code, names in lines if of == style}
    return {"-": frozenset(), **listed}


def byline_text(credited: Sequence[tuple[str, str]]) -> str:
    """Set (name, role) pairs as one line: "By Ines Okafor and Tomas Lind. Photographs by Ada Bell"."""
    by_role: dict[str, list[str]] = {}
    for name, role in credited:
        by_role.setdefault(role, []).append(name)
    return ". ".join(f"{_OPENING[role]} {_listed(names)}" for role, names in by_role.items())


def years_text(since: date | None, until: date | None, *, today: date) -> str:
    """Set when a role was held: "2008–2012", "since 2008", "until 2012"; an end to come is none yet."""
    over = until if until and until <= today else None
    if since and over:
        return f"{since.year}" if since.year == over.year else f"{since.year}–{over.year}"
    if since:
        return f"since {since.year}"
    return f"until {over.year}" if over else ""


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
