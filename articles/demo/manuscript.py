"""The demo newspaper's words, as they lie in `content/`: TOML files, with bodies in a light markup."""

import re
import tomllib
from calendar import month_name
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time, timedelta
from html import escape
from pathlib import Path
from typing import Any

from django.utils import timezone

Entry = dict[str, Any]

CONTENT = Path(__file__).resolve().parent / "content"


_EMPHASIS = re.compile(r"\*([^*]+)\*")
_MOMENT = re.compile(r"\{(day|month|year)([+-]\d+)?\}")
_NAMES: dict[str, Callable[[datetime, int], str]] = {
    "day": lambda day, later: f"{day + timedelta(days=later):%A}",
    "month": lambda day, later: month_name[(day.month - 1 + later) % 12 + 1],
    "year": lambda day, later: str(day.year + later),
}


def sections() -> list[Entry]:
    return _read(CONTENT / "sections.toml")["section"]


def people() -> list[Entry]:
    return _read(CONTENT / "people.toml")["person"]


def hamlets() -> list[Entry]:
    """Return the places that are too small for the gazetteer."""
    return _read(CONTENT / "places.toml")["place"]


def stories() -> list[Entry]:
    """Return every story, in the order of the files."""
    return [story for path in sorted((CONTENT / "stories").glob("*.toml")) for story in _read(path)["story"]]


def plans() -> list[Entry]:
    """Return what is on the news list."""
    return _read(CONTENT / "plans.toml")["plan"]


def storylines() -> list[Entry]:
    """Return the storylines, each with the keys of its stories in order."""
    return _read(CONTENT / "storylines.toml")["storyline"]


def moment(entry: Entry, *, now: datetime) -> datetime:
    """Return when a story or version appeared: hours before now, or on its own date in UTC."""
    if "published" in entry:
        return datetime.fromisoformat(entry["published"]).replace(tzinfo=UTC)
    return now - timedelta(hours=entry["hours_ago"])


def to_come(written: str, *, now: datetime) -> datetime:
    """Return a moment after today: `+1 06:30` is half past six tomorrow morning, by the paper's clock."""
    days, clock = written.split()
    day = timezone.localtime(now).date() + timedelta(days=int(days))
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=timezone.get_default_timezone())


def body_html(manuscript: str, *, day: datetime) -> str:
    """Set a body in HTML; `{day}`, `{month}` and `{year}` are those of the day, `{day+2}` two later.

    Blank lines part paragraphs; `## ` begins a sub-head, `> ` a pull quote, `- ` the lines of a list;
    `*…*` is set in italics.
    """

    def name(found: re.Match[str]) -> str:
        return _NAMES[found[1]](day, int(found[2] or 0))

    return "\n".join(_blocks(_MOMENT.sub(name, manuscript)))


def _blocks(text: str) -> Iterator[str]:
    for block in text.strip().split("\n\n"):
        if block.startswith("## "):
            yield f"<h2>{_words(block[3:])}</h2>"
        elif block.startswith("> "):
            yield f'<aside class="pullquote"><p>{_words(block[2:])}</p></aside>'
        elif block.startswith("- "):
            items = "".join(f"<li>{_words(line[2:])}</li>" for line in block.splitlines())
            yield f"<ul>{items}</ul>"
        else:
            yield f"<p>{_words(block)}</p>"


def _words(text: str) -> str:
    return _EMPHASIS.sub(r"<em>\1</em>", escape(" ".join(text.split()), quote=False))


def _read(path: Path) -> dict[str, list[Entry]]:
    return tomllib.loads(path.read_text())
