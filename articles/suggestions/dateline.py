"""The dateline that a text begins with, proposed for the fields of the story."""

import re
from dataclasses import dataclass
from datetime import date
from html import unescape

from articles.text.dateline import Reading, read
from articles.text.dateline_dates import filing_day
from articles.text.html import paragraphs, without_start
from articles.text.whereabouts import Context, Whereabouts, whereabouts

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class DatelineSuggestion:
    """A dateline at the head of a text, what it means, and the text without it."""

    printed: str
    agency: str
    day: date | None
    places: tuple[Whereabouts, ...]
    is_certain: bool
    body_html: str

    @property
    def sentence(self) -> str:
        """Say to the editor what would be done."""
        known = [place for place in self.places if place.entry]
        where = "; ".join(
            ", ".join(filter(None, (place.name, place.region, place.country))) for place in known
        )
        opening = "The text begins with" if self.is_certain else "The text may begin with a dateline:"
        return f"{opening} “{self.printed}”{f' ({where})' if where else ''}."


def dateline_in(html: str, *, context: Context, near: date | None) -> DatelineSuggestion | None:
    """Find the dateline at the head of a clean body, also one in doubt; a day without a year is near."""
    first = next(iter(paragraphs(html)), "")
    if not first.startswith("<p"):
        return None
    reading = read(unescape(_TAG.sub("", first)))
    printed = reading.dateline or reading.proposal
    if not printed:
        return None
    return DatelineSuggestion(
        printed=printed.strip(),
        agency=reading.agency,
        day=filing_day(reading.date, near=near),
        places=whereabouts(reading, context),
        is_certain=reading.certainty == "certain",
        body_html=html.replace(first, _without(first, printed, reading), 1),
    )


def _without(first: str, printed: str, reading: Reading) -> str:
    mark = reading.mark if reading.dateline else reading.proposed_mark
    return without_start(first, len(printed) + len(mark))
