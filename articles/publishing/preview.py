"""Seeing a story as readers will, before they do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import InternalError, OperationalError, connection, transaction
from psycopg2.errors import IdleInTransactionSessionTimeout, LockNotAvailable, QueryCanceled

from articles.models import Article, Change, Edition, Revision, State

from . import editions, workflow
from .editions import Announcement, live_edition, open_edition, pending_edition
from .moves import NotReadyToPublish, ready_revision

PATIENCE = "3s"
_LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
_TOO_LONG = (LockNotAvailable, QueryCanceled, IdleInTransactionSessionTimeout)
_QUEUE = 7_310_482  # any number of our own: the first half of an advisory lock's key


class NotShownNow(Exception):
    """Someone is changing the story, or the database is too slow to publish it for a look."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"“{article}” cannot be shown at this moment: try again.")


@contextmanager
def as_published(article: Article, *, at: datetime, revision: Revision | None = None) -> Iterator[Edition]:
    """Show readers the newest revision, or the one given, for the length of the block only.

    The block runs in a transaction that is undone at its end, so what is read inside is what readers would
    get, and nobody outside sees any of it; an embargo or a hold does not stand in its way. It holds the story
    meanwhile: read inside, render outside. Raises NotReadyToPublish or NotShownNow.
    """
    state, session = article.state, None
    try:
        with transaction.atomic():
            session = connection.connection
            try:
                _wait_in_line(article)
                yield _shown(article, revision, at=at)
            finally:
                article.state = state
                transaction.set_rollback(True)
    except (OperationalError, InternalError) as refusal:
        # The server closes the session of a block that idles for too long; Django has begun another by now.
        is_closed = session is not None and session.closed
        if not (is_closed or isinstance(refusal.__cause__, _TOO_LONG)):
            raise
        raise NotShownNow(article) from refusal


def _wait_in_line(article: Article) -> None:
    # Previews of a story wait for one another here, so that who changes it waits for one of them at most,
    # and for none that has stalled.
    limits = ", ".join(f"set_config('{name}', '{PATIENCE}', true)" for name in _LIMITS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {limits}")
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_QUEUE, article.pk % 2**31])


def _shown(article: Article, revision: Revision | None, *, at: datetime) -> Edition:
    at = workflow.lock(article, at=at)
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
