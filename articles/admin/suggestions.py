"""What a story proposes to its editor while it is written; nothing of it is taken by itself.

These are the values that pass between the sources (listed in articles/admin/suggest.py) and the panel. Where
scripts do not run, a suggestion has a box to tick, and a save takes what is ticked.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.admin.autosave import number
from articles.models import Article
from articles.suggestions.people import Words
from articles.suggestions.stories import text_of
from articles.text.html import clean_body

LONGEST_TEXT = 200_000  # characters; what comes after it in a longer story is not read while writing


@dataclass(frozen=True)
class Form:
    """What the form holds now; `chosen` are the keys in each of its lists."""

    words: Words
    chosen: Mapping[str, list[int]]
    by: User
    article: int | None = None
    row: Any = None  # the story as it was read for its form, with what its sources asked along
    posted: QueryDict | None = None  # the form as it was sent


@dataclass(frozen=True)
class Take:
    """One way to take a suggestion: a choice for a list of rows, or the page where a new one is made."""

    into: str
    label: str
    text: str
    key: str = ""
    note: str = ""
    add: str = ""
    type: str = ""  # of the row, where the list has types

    @property
    def ticked(self) -> str:
        return f"{self.into}:{self.key}"


@dataclass(frozen=True)
class Suggestion:
    """`key` is the same for the same suggestion however often it is made."""

    key: str
    what: str
    note: str
    where: str
    why: str
    takes: tuple[Take, ...]


@dataclass(frozen=True)
class Suggestions:
    """What one source says; `objections` are sentences with nothing to take."""

    title: str
    rows: tuple[Suggestion, ...] = ()
    objections: tuple[str, ...] = field(default=())


Source = Callable[[Form], Iterable[Suggestions]]


def form_of(article: Article | None, posted: QueryDict | None, rows: Mapping[str, Any], by: User) -> Form:
    """Read a form as posted or kept, else the story with the rows of its lists."""
    if posted is not None:
        return _posted(article, posted, by)
    if article is None:
        return Form(Words("", timezone.localdate(), ""), {}, by)
    text = text_of(article.standfirst, article.body_html)[:LONGEST_TEXT]
    day = timezone.localdate(article.published)
    return Form(Words(text, day, article.language), _chosen_in(rows), by, article.pk, article)


def _chosen_in(rows: Mapping[str, Any]) -> dict[str, list[int]]:
    mentions = rows["mentions"].formset.initial_forms if "mentions" in rows else []
    return {"mentions": [form.instance.person_id for form in mentions]}


def _posted(article: Article | None, posted: QueryDict, by: User) -> Form:
    body = clean_body(posted.get("body_html", "")[:LONGEST_TEXT])
    words = Words(text_of(posted.get("standfirst", ""), body), _day(posted), posted.get("language", ""))
    chosen = {"mentions": _chosen_of(posted, "mentions", "person")}
    chosen["related_links"] = _chosen_of(posted, "related_links", "target")
    return Form(words, chosen, by, article.pk if article else None, posted=posted)


def _day(posted: QueryDict) -> date:
    try:
        moment = parse_datetime(posted.get("published", ""))
    except ValueError:
        moment = None
    return moment.date() if moment else timezone.localdate()


def _chosen_of(posted: QueryDict, rows: str, name: str) -> list[int]:
    """Return the keys that are chosen in the rows of a list, but for those marked to be removed."""
    every = [field.removesuffix(f"-{name}") for field in posted if field.endswith(f"-{name}")]
    kept = [row for row in every if row.startswith(f"{rows}-") and f"{row}-DELETE" not in posted]
    return [number(str(posted[f"{row}-{name}"])) for row in kept if posted.get(f"{row}-{name}-text")]
