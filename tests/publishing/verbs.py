"""Doing things to a story in a test, at moments that follow one another."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User

from articles.models import (
    Address,
    Article,
    AuditEntry,
    Change,
    Edition,
    EditionSection,
    Redirect,
    Tombstone,
)
from articles.publishing import desk_moves, embargo, moves, schedule, takedowns
from articles.publishing.workflow import Verb

AT = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)
ROOMS = (moves, takedowns, schedule, embargo, desk_moves)


def go(verb: str, article: Article, at: datetime = AT, *, by: User | None = None, **words: Any) -> Any:
    """Do what a function of publishing does: `go("kill", article, notice="Wrong.", reason="court")`."""
    room = next(room for room in ROOMS if hasattr(room, verb))
    return getattr(room, verb)(article, by=by, via="test", at=at, **words)


def step(article: Article, *verbs: Verb, by: User | None = None) -> None:
    """Take the article through moves that readers do not notice."""
    for verb in verbs:
        desk_moves.move(article, verb, by=by, via="test", at=AT)


def put_off(article: Article, starts: datetime, *, at: datetime = AT, **words: Any) -> Edition:
    """Schedule the newest revision as a first publication, or an update of a live story."""
    return schedule.schedule(
        article, moves.announced(Change.FIRST, at=starts), starts=starts, by=None, via="test", at=at, **words
    )


def readers_see(article: Article, at: datetime) -> str | None:
    edition = Edition.objects.live(at).filter(article=article).first()
    return edition.headline if edition else None


class PowerFails(Exception):
    pass


class FailAt:
    """Lets a number of statements through and fails the next one; what cleans up after it is let through."""

    def __init__(self, statement: int) -> None:
        self.left = statement

    def __call__(self, execute: Any, *statement: Any) -> Any:
        # Savepoints stand for the transaction's own begin and end, which are not the verb's statements.
        counts = "SAVEPOINT" not in statement[0]
        self.left -= counts
        if counts and self.left == -1:
            raise PowerFails
        return execute(*statement)


def everything() -> list[Any]:
    """Return every row that a verb may write."""
    models: list[Any] = [Article, Edition, EditionSection, Address, Redirect, Tombstone, AuditEntry]
    return [list(model.objects.order_by("pk").values()) for model in models]
