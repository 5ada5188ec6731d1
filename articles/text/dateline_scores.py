"""How well datelines are read: labelled first paragraphs against what is read off them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from articles.text.dateline import Reading, read
from articles.text.gazetteer import name_key
from articles.text.whereabouts import Whereabouts, whereabouts

_COLUMNS = ("text", "dateline")
# What is compared where a file has the column: a name here is that of the column and of the reading.
_PRINTED = ("mark", "date", "agency", "rest")

RECOGNISED, RIGHT_PLACE = 0.99, 0.97


class NotLabelled(ValueError):
    """Refused: the file is no table of labelled paragraphs."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was read otherwise than labelled; `kind` is a column's name, or what went wrong."""

    line: int
    kind: str
    wanted: str
    found: str
    text: str

    def __str__(self) -> str:
        return (
            f"line {self.line}: {self.kind}: wanted {self.wanted!r}, found {self.found!r}: {self.text[:90]}"
        )


@dataclass(slots=True)
class Scores:
    """What was counted over a file."""

    datelines: int = 0
    recognised: int = 0
    located: int = 0
    right_place: int = 0
    look_alikes: int = 0
    cut: int = 0
    irreversible: int = 0
    misses: list[Miss] = field(default_factory=list)

    @property
    def other_parts(self) -> int:
        """Count what is wrong in a dateline that was recognised: its mark, date, agency or region."""
        return sum(miss.kind in (*_PRINTED, "region") for miss in self.misses)

    @property
    def are_reached(self) -> bool:
        """Tell whether the figures hold: 99 % recognised, 97 % rightly placed, no look-alike cut."""
        return (
            self.recognised >= RECOGNISED * self.datelines
            and self.right_place >= RIGHT_PLACE * self.located
            and not (self.cut or self.irreversible)
        )


def scores(lines: Iterable[str]) -> Scores:
    """Read every paragraph of a table with a header; NotLabelled where `text` or `dateline` is missing."""
    counted = Scores()
    for number, row in _rows(lines):
        counted.misses += (
            Miss(number, *miss, row["text"]) for miss in _told(row, read(row["text"]), counted)
        )
    return counted


def _rows(lines: Iterable[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if line.startswith("#") or not line.strip("\r\n"):
            continue
        if header:
            yield number, dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
        elif missing := [name for name in _COLUMNS if name not in cells]:
            raise NotLabelled(f"Line {number} has no column {missing[0]}; the first line names the columns.")
        else:
            header = cells
    if not header:
        raise NotLabelled("The file is empty; its first line names the columns.")


def _told(row: Mapping[str, str], reading: Reading, counted: Scores) -> Iterator[tuple[str, str, str]]:
    """Count one row, and give what is wrong with it as kind, wanted and found."""
    if (reading.dateline or "") + reading.mark + reading.rest != row["text"]:
        counted.irreversible += 1
        yield "not reversible", row["text"], (reading.dateline or "") + reading.mark + reading.rest
    if not row["dateline"]:
        counted.look_alikes += 1
        if reading.dateline is not None:
            counted.cut += 1
            yield "look-alike cut", "", reading.dateline
        return
    counted.datelines += 1
    if reading.dateline != row["dateline"]:
        yield (
            "dateline",
            row["dateline"],
            reading.dateline or f"{reading.certainty} {reading.proposal}".strip(),
        )
        return
    counted.recognised += 1
    yield from _parts(row, reading)
    yield from _places(row, reading, counted)


def _parts(row: Mapping[str, str], reading: Reading) -> Iterator[tuple[str, str, str]]:
    for column in _PRINTED:
        found = getattr(reading, column)
        if row.get(column, found) != found:
            yield column, row[column], found
    region = ";".join(place.region for place in reading.places)
    if row.get("region", region).strip(";") != region.strip(";"):
        yield "region", row["region"], region


def _places(row: Mapping[str, str], reading: Reading, counted: Scores) -> Iterator[tuple[str, str, str]]:
    if "places" not in row:
        return
    counted.located += 1
    found = whereabouts(reading)
    wanted = list(filter(None, row["places"].split(";")))
    codes = row.get("country_code", "").split(";")
    codes += [""] * (len(wanted) - len(codes))
    if len(wanted) == len(found) and all(map(_is_meant, wanted, codes, found)):
        counted.right_place += 1
        return
    shown = ";".join(map(_shown, found))
    yield "places", ";".join(map("/".join, zip(wanted, codes, strict=False))), shown


def _is_meant(wanted: str, code: str, found: Whereabouts) -> bool:
    """Accept today's name or the printed one in natural case."""
    named = found.printed.name if wanted == found.printed.name else found.name
    return name_key(named) == name_key(wanted) and code in ("", found.country_code)


def _shown(place: Whereabouts) -> str:
    return f"{place.printed.name}: {place.name}/{place.country_code}"
