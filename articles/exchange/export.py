"""Articles on their way out, a chunk at a time: those readers see, or all the desk has."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from articles.exchange import newsroom_json
from articles.exchange.options import WrongUsage
from articles.exchange.outgoing import Outgoing, of_articles, of_editions
from articles.exchange.placing import SectionTree
from articles.models import Article, Edition, Section

CHUNK = 200
WRITERS = {"json": newsroom_json.line}
FILE = "articles.jsonl"

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which articles go out: those readers see, or `everything`; of a section; dated from a moment on."""

    everything: bool = False
    section: Section | None = None
    since: datetime | None = None


def selection_of(typed: Mapping[str, Any]) -> Selection:
    """Read what was typed. Raises WrongUsage."""
    if typed["format"] not in WRITERS:
        raise WrongUsage(f"There is no format “{typed['format']}”; known are: {', '.join(WRITERS)}.")
    return Selection(
        everything=typed["all"], section=_section(typed["section"]), since=_since(typed["since"])
    )


def lines(selection: Selection, *, form: str, at: datetime) -> Iterator[str]:
    """Write the selected articles in a format, a line each."""
    return map(WRITERS[form], outgoing(selection, at=at))


def write_file(written: Iterable[str], output: Path | str) -> Path:
    """Write lines into a file of the folder, which appears there when it is whole. Raises WrongUsage."""
    folder = Path(output)
    whole, part = folder / FILE, folder / f"{FILE}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in written)
        return part.replace(whole)
    except OSError as error:
        raise WrongUsage(f"{whole} cannot be written ({error.strerror}).") from None


def outgoing(selection: Selection, *, at: datetime) -> Iterator[Outgoing]:
    """Pass on the selected articles in the order they were made; 10 queries a chunk at most."""
    if selection.everything:
        for articles in _chunks(_articles(selection)):
            yield from of_articles(articles, at=at)
    else:
        for editions in _chunks(_editions(selection, at)):
            yield from of_editions(editions, at=at)


def _editions(selection: Selection, at: datetime) -> QuerySet[Edition]:
    editions = Edition.objects.live(at)
    if selection.section:
        editions = editions.in_section(selection.section)
    if selection.since:
        editions = editions.filter(published__gte=selection.since)
    return editions.select_related("address", "revision", "article__source_identity").order_by("article_id")


def _articles(selection: Selection) -> QuerySet[Article]:
    articles = Article.objects.select_related("source_identity").order_by("pk")
    if selection.section:
        articles = articles.filter(section__in=Section.objects.under(selection.section))
    if selection.since:
        undated = Q(published=None, created_at__gte=selection.since)
        articles = articles.filter(Q(published__gte=selection.since) | undated)
    return articles


def _section(typed: str) -> Section | None:
    if not typed:
        return None
    tree = SectionTree()
    found = tree.rows.get(tree.chosen(typed))
    if found is None:
        raise WrongUsage(f"There is no section “{typed}”; write one as News > World or news/world.")
    return found


def _since(typed: str) -> datetime | None:
    if not typed:
        return None
    try:
        return timezone.make_aware(datetime.combine(date.fromisoformat(typed), time.min))
    except ValueError:
        raise WrongUsage(f"“{typed}” is no day; write one as 2010-11-04.") from None


def _chunks(rows: QuerySet[Row]) -> Iterator[list[Row]]:
    waiting = rows.iterator(chunk_size=CHUNK)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk
