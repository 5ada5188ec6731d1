"""Moments as sources write them, from ISO 8601 to "4 November 2010, 9:29 am"."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from articles.text.dateline_words import MONTHS
from articles.text.letters import fold

_MONTH_NUMBERS = {fold(name): number for number, names in MONTHS.items() for name in names}
_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_DATES = [
    re.compile(rf"(?<!\d){_YEAR}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?=T|\b)"),
    re.compile(rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_DAY}[\s-]+(?:de\s+|of\s+)?{_MONTH}[\s,-]+(?:del?\s+)?{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"),
]
# Of these nobody can tell which number is the day unless one is above twelve.
_TWO_NUMBERS = re.compile(rf"(?<!\d)(?P<one>\d{{1,2}})/(?P<two>\d{{1,2}})/{_YEAR}(?!\d)")
_CLOCK = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?|(?=\s?[ap]\.?m))"
_HALF_AND_ZONE = (
    r"\s?(?P<half>[ap]\.?m\b\.?)?\s?(?:Uhr\s?)?(?P<zone>Z\b|UTC\b|GMT\b|[A-Z]{3,4}\b|[+-]\d\d:?\d\d)?"
)
_TIME_OF_DAY = re.compile(rf"(?<!\d){_CLOCK}{_HALF_AND_ZONE}", re.IGNORECASE)
_BEFORE_TIME = re.compile(r"[T\s,;|(-]*(?:(?:at|um|à|a las)\s+)?", re.IGNORECASE)
_COMPACT_TIME = re.compile(r"T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<zone>Z|[+-]\d\d:?\d\d)?")
_HOURS_OF = {
    "Z": 0.0, "UTC": 0.0, "GMT": 0.0, "EST": -5.0, "EDT": -4.0, "CST": -6.0, "CDT": -5.0, "MST": -7.0,
    "MDT": -6.0, "PST": -8.0, "PDT": -7.0, "CET": 1.0, "CEST": 2.0, "EET": 2.0, "EEST": 3.0, "MEZ": 1.0,
    "MESZ": 2.0, "MSK": 3.0, "JST": 9.0, "KST": 9.0, "HKT": 8.0, "AEST": 10.0, "AEDT": 11.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as found: with or without a zone, with or without a time of day."""

    at: datetime
    has_time: bool

    @property
    def has_zone(self) -> bool:
        return self.at.tzinfo is not None


def moment(text: str) -> Moment | None:
    """Find the first date in a short text, with the time and zone that follow or precede it."""
    text = text.strip()[:120]
    iso = _iso(text)
    if iso is not None:
        return iso
    date, before, after = _date(text)
    if date is None:
        return None
    lead = _BEFORE_TIME.match(after)
    start = lead.end() if lead else 0
    time = _TIME_OF_DAY.match(after, start) or _COMPACT_TIME.match(after) or _last(before)
    return _joined(date, time) or Moment(date, has_time=False)


def _iso(text: str) -> Moment | None:
    try:
        found = datetime.fromisoformat(text.replace(" UTC", "+00:00"))
    except ValueError:
        return None
    return Moment(found, has_time=len(text) > 10) if 1900 <= found.year <= 2100 else None


def _date(text: str) -> tuple[datetime | None, str, str]:
    matches = (found for pattern in (*_DATES, _TWO_NUMBERS) for found in pattern.finditer(text))
    for found in matches:
        parts = found.groupdict()
        day, month = _day_and_month(parts)
        if date := _valid(int(parts["year"]), month, day):
            return date, text[: found.start()], text[found.end() :]
    return None, text, ""


def _day_and_month(parts: dict[str, str]) -> tuple[int, int]:
    if "one" in parts:
        one, two = int(parts["one"]), int(parts["two"])
        return (one, two) if one > 12 else (two, one) if two > 12 or one == two else (0, 0)
    month = parts["month"]
    return int(parts["day"]), int(month) if month.isdigit() else _MONTH_NUMBERS.get(fold(month), 0)


def _valid(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - naive as found: only the importer knows the zone
    except ValueError:
        return None


def _last(before: str) -> re.Match[str] | None:
    """Find a time that stands before its date: "09:29, 4 November 2010"."""
    found = list(_TIME_OF_DAY.finditer(before))
    return found[-1] if found else None


def _joined(date: datetime, time: re.Match[str] | None) -> Moment | None:
    if time is None:
        return None
    parts = time.groupdict()
    hour = int(parts["hour"])
    if half := (parts.get("half") or "").lower():
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        at = date.replace(hour=hour, minute=int(parts["minute"] or 0), second=int(parts["second"] or 0))
    except ValueError:
        return None
    return Moment(at.replace(tzinfo=_zone(parts["zone"] or "")), has_time=True)


def _zone(printed: str) -> timezone | None:
    hours = _HOURS_OF.get(printed.upper())
    if hours is not None:
        return timezone(timedelta(hours=hours))
    offset = re.fullmatch(r"([+-])(\d\d):?(\d\d)", printed)
    if offset is None or int(offset[2]) > 14:
        return None
    minutes = int(offset[2]) * 60 + int(offset[3])
    return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
