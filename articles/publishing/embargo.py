"""Embargoes: a moment before which no edition of a story may begin. They publish nothing themselves."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Edition

from . import audit, workflow
from .clock_words import by_the_clock
from .editions import pending_edition
from .refused import Refused
from .workflow import NotAllowed, Verb


class ScheduledBefore(Refused):
    """A publication is scheduled for a moment at which the embargo would still hold."""

    def __init__(self, article: Article, pending: Edition) -> None:
        super().__init__(
            f"“{article}” is scheduled for {by_the_clock(pending.live_from)}, before that embargo would "
            "end: cancel the schedule or choose a later moment for it first."
        )


# What each right allows, for whom it is missing.
_RIGHTS = {"publish_article": "set an embargo", "embargo_article": "ease or lift an embargo"}


@transaction.atomic
def set_embargo(article: Article, until: datetime, *, by: User | None, via: str, at: datetime) -> None:
    """Forbid every edition of the article that would begin before `until`. What is live stays.

    Raises ScheduledBefore, IllegalMove, or NotAllowed: who may publish may set one or move it later, only
    an editor-in-chief earlier.
    """
    at = workflow.lock(article, at=at)
    workflow.check(article, Verb.CHANGE, by)
    eased = article.embargo_until is not None and article.embargo_until > at and until < article.embargo_until
    _require(article, "embargo_article" if eased else "publish_article", by)
    pending = pending_edition(article, at=at)
    if pending and pending.live_from < until:
        raise ScheduledBefore(article, pending)
    _set(article, until, "put under embargo", by=by, via=via, at=at)


@transaction.atomic
def lift_embargo(article: Article, *, by: User | None, via: str, at: datetime) -> None:
    """Let the article be published at any time. Raises IllegalMove or NotAllowed."""
    at = workflow.lock(article, at=at)
    workflow.check(article, Verb.CHANGE, by)
    _require(article, "embargo_article", by)
    _set(article, None, "freed of the embargo", by=by, via=via, at=at)


def _require(article: Article, permission: str, by: User | None) -> None:
    if by is not None and not by.has_perm(f"articles.{permission}", article):
        raise NotAllowed(article, Verb.SCHEDULE, by, what=_RIGHTS[permission])


def _set(
    article: Article, until: datetime | None, verb: str, *, by: User | None, via: str, at: datetime
) -> None:
    moments = [moment.isoformat() if moment else None for moment in (article.embargo_until, until)]
    article.embargo_until = until
    article.save(update_fields=["embargo_until"])
    audit.record(verb, by=by, via=via, at=at, article=article, changes={"embargo_until": moments})
