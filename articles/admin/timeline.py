"""A day on one line, drawn by the server: hours as ticks, what happens as marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format

DAY = timedelta(hours=24)
WIDE, HIGH, MARGIN = 960, 64, 14
LINE = 40  # how far down the line lies
STEP = 3  # hours from one tick to the next


@dataclass(frozen=True)
class Mark:
    """Something on the line, in words."""

    x: float
    words: str


@dataclass(frozen=True)
class Timeline:
    """The next 24 hours: all that the drawing needs."""

    ticks: list[Mark]
    marks: list[Mark]
    width: int = WIDE
    height: int = HIGH
    line: int = LINE
    begins: int = MARGIN
    ends: int = WIDE - MARGIN

    @property
    def words(self) -> str:
        """Say what the drawing shows."""
        if not self.marks:
            return "Nothing happens by itself in the next 24 hours."
        return "In the next 24 hours: " + "; ".join(mark.words for mark in self.marks) + "."


def timeline(events: Iterable[tuple[datetime, str]], *, at: datetime) -> Timeline:
    """Lay out what happens within a day from a moment on."""
    marks = [Mark(_x(when, at=at), f"{_clock(when)} {words}") for when, words in events if when - at <= DAY]
    return Timeline(ticks=[Mark(_x(hour, at=at), _clock(hour)) for hour in _hours(at)], marks=marks)


def _hours(at: datetime) -> list[datetime]:
    first = timezone.localtime(at).replace(minute=0, second=0, microsecond=0)
    hours = [first + timedelta(hours=number) for number in range(1, 25)]
    return [hour for hour in hours if timezone.localtime(hour).hour % STEP == 0 and hour - at <= DAY]


def _x(moment: datetime, *, at: datetime) -> float:
    return round(MARGIN + (WIDE - 2 * MARGIN) * ((moment - at) / DAY), 1)


def _clock(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "H:i")
