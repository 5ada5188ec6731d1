"""House style of the lines a page derives: dateline and byline."""

from collections.abc import Sequence
from datetime import date

_OPENING = {
    "reporter": "By",
    "contributor": "Additional reporting by",
    "photographer": "Photographs by",
    "translator": "Translated by",
    "editor": "Edited by",
    "agency": "From",
}


def dateline_text(places: Sequence[str], *, day: date | None = None, agency: str = "") -> str:
    """Set a dateline without its closing mark: "PARIS/BERLIN, Nov 4 (SW)"."""
    text = "/".join(place.upper() for place in places)
    if day:
        text = ", ".join(part for part in (text, f"{day:%b} {day.day}") if part)
    if agency:
        text = f"{text} ({agency})".strip()
    return text


def byline_text(credited: Sequence[tuple[str, str]]) -> str:
    """Set (name, role) pairs as one line: "By Ines Okafor and Tomas Lind. Photographs by Ada Bell"."""
    by_role: dict[str, list[str]] = {}
    for name, role in credited:
        by_role.setdefault(role, []).append(name)
    return ". ".join(f"{_OPENING[role]} {_listed(names)}" for role, names in by_role.items())


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
