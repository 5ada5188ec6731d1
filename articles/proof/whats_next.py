"""What will happen by itself, in order, and what should have happened and did not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge

from articles.models import Article, Change, Edition, Effect, State
from articles.publishing.sealing import unsealed

PATIENCE = timedelta(minutes=1)  # what a worker does within a second is late after this


@dataclass(frozen=True)
class Coming:
    """One thing that happens without anybody: when, what, and to which story, if to one.

    `headline` is the one readers will have or lose; the desk may have changed its own since.
    """

    at: datetime
    what: str
    article: Article | None = None
    headline: str = ""

    def __str__(self) -> str:
        return (
            f"{self.what}: “{self.headline or self.article}” ({self.article.pk})"
            if self.article
            else self.what
        )


def coming(at: datetime, until: datetime) -> Iterator[Coming]:
    """Yield what happens after `at` and no later than `until`, the next first; 3 queries."""
    yield from merge(
        _beginnings(at, until), _ends(at, until), _embargoes(at, until), key=lambda event: event.at
    )


def missed(at: datetime) -> Iterator[Coming]:
    """Yield what should have happened by now and did not, the longest ago first of each kind; 3 queries.

    Stories appear and end without a job, so that they cannot be late; what waits for somebody, or for the
    worker, can be.
    """
    yield from _forgotten(at)
    yield from _undelivered(at - PATIENCE)
    yield from _unsealed(at - PATIENCE)


def _forgotten(at: datetime) -> Iterator[Coming]:
    over = Article.objects.filter(embargo_until__lte=at, state=State.READY)
    for article in over.order_by("embargo_until", "pk"):
        moment = article.embargo_until
        assert moment is not None, "the query asked for one"
        yield Coming(
            moment, "The embargo is over, and nobody has scheduled the story, which is ready", article
        )


def _undelivered(at: datetime) -> Iterator[Coming]:
    overdue = Effect.objects.overdue(at).select_related("article").order_by("due_at", "pk")
    for effect in overdue.iterator():
        tries = f"after {effect.attempts} tries" if effect.attempts else "and not tried: is a worker running?"
        yield Coming(effect.due_at, f"Not delivered ({effect.kind}), {tries}", effect.article)


def _unsealed(at: datetime) -> Iterator[Coming]:
    oldest = unsealed().filter(at__lte=at).first()
    if oldest:
        told = f"Entry {oldest.pk} of the audit log is not sealed: is a worker running?"
        yield Coming(oldest.at, told)


def _beginnings(at: datetime, until: datetime) -> Iterator[Coming]:
    pending = Edition.objects.pending(at).filter(live_from__lte=until).order_by("live_from", "pk")
    for edition in pending.select_related("article").iterator():
        kind = Change(edition.change)
        what = "Goes live" if kind == Change.FIRST else f"Changes ({kind.label.lower()})"
        yield Coming(edition.live_from, what, edition.article, edition.headline)


def _ends(at: datetime, until: datetime) -> Iterator[Coming]:
    """Yield the ends of what no edition follows at the same moment."""
    ending = Edition.objects.uncancelled().filter(live_until__gt=at, live_until__lte=until)
    followed = set(Edition.objects.pending(at).values_list("article_id", "live_from"))
    for edition in ending.select_related("article").order_by("live_until", "pk"):
        moment = edition.live_until
        if moment is not None and (edition.article_id, moment) not in followed:
            yield Coming(moment, "Ends", edition.article, edition.headline)


def _embargoes(at: datetime, until: datetime) -> Iterator[Coming]:
    """Yield embargoes that end while nothing is scheduled: such a story stays hidden until somebody acts."""
    waiting = Article.objects.filter(embargo_until__gt=at, embargo_until__lte=until)
    waiting = waiting.exclude(state__in=[State.PUBLISHED, State.SPIKED, State.KILLED])
    for article in waiting.order_by("embargo_until", "pk"):
        if article.embargo_until:
            what = "Warning: the embargo ends and nothing is scheduled"
            yield Coming(article.embargo_until, what, article)
