"""Seeing a story as readers will, before they do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from articles.models import Article, Change, Edition, Revision, State

from . import editions, workflow
from .editions import Announcement, live_edition, open_edition, pending_edition
from .moves import NotReadyToPublish, ready_revision


@contextmanager
def as_published(article: Article, *, at: datetime, revision: Revision | None = None) -> Iterator[Edition]:
    """Show readers the newest revision, or the one given, for the length of the block only.

    The block runs in a transaction that is undone at its end, so a page rendered inside is the page readers
    would get, and nobody outside sees any of it; an embargo or a hold does not stand in its way.
    Raises NotReadyToPublish.
    """
    state = article.state
    with transaction.atomic():
        try:
            yield _shown(article, revision, at=at)
        finally:
            article.state = state
            transaction.set_rollback(True)


def _shown(article: Article, revision: Revision | None, *, at: datetime) -> Edition:
    workflow.lock(article)
    if article.state == State.KILLED:
        raise NotReadyToPublish(article, ["It was killed: no page is made of it any more."])
    live = live_edition(article, at=at)
    announcement = Announcement(Change.UPDATE, updated=at) if live else Announcement(Change.FIRST)
    shown = ready_revision(article, announcement, begins=at, revision=revision)
    Article.objects.filter(pk=article.pk).update(embargo_until=None, legal_hold="")
    pending = pending_edition(article, at=at)
    if pending:
        editions.cancel(pending)
    edition, _ = open_edition(article, shown, announcement, starts=at)
    return edition
