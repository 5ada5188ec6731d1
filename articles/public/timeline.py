"""When the stories of a list were, on one line."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from articles.models import Edition

WIDTH, MARGIN = 1000.0, 6.0
FEWEST, SHORTEST = 4, timedelta(days=7)


@dataclass(frozen=True)
class Timeline:
    """A line from the oldest story of a page to its newest, with a mark for each, in the drawing's units."""

    begins: datetime
    ends: datetime
    marks: list[float]


def timeline_of(newest_first: list[Edition]) -> Timeline | None:
    """Draw the line, or none for stories too few or too close to make a picture."""
    moments = [edition.published for edition in newest_first]
    if len(moments) < FEWEST or moments[0] - moments[-1] < SHORTEST:
        return None
    whole = moments[0] - moments[-1]
    room = WIDTH - 2 * MARGIN
    marks = [round(MARGIN + room * ((moment - moments[-1]) / whole), 1) for moment in moments]
    return Timeline(moments[-1], moments[0], marks)
