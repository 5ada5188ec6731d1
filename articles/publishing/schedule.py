"""What will happen by itself: publications, changes and ends. No job has to run for any of it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Change, Edition, State

from . import audit, editions, workflow
from .clock_words import by_the_clock
from .editions import Announcement, latest_edition, live_edition, pending_edition
from .effects import announce_end
from .moves import NOTHING_ASKED, Consent, NotLive, give
from .refused import Refused
from .workflow import Verb


class NotInTheFuture(Refused):
    """What is to happen by itself lies in the past."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(f"{by_the_clock(moment)} is not in the future: choose a later moment, or do it now.")


class NothingScheduled(Refused):
    """The article has no publication that is still to come."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"“{article}” has nothing scheduled: what was has happened or was cancelled.")


@transaction.atomic
def schedule(
    article: Article,
    announcement: Announcement,
    *,
    starts: datetime,
    by: User | None,
    via: str,
    at: datetime,
    consent: Consent = NOTHING_ASKED,
) -> Edition:
    """Give the newest revision to readers from `starts`; what they have until then stays.

    Raises NotInTheFuture, NotLive when a change is announced of a story that will not be live then, or what
    `moves.give` raises.
    """
    at = workflow.lock(article, at=at)
    if starts <= at:
        raise NotInTheFuture(starts)
    changes = _is_live_then(article, starts, at=at)
    if announcement.change != Change.FIRST and not changes:
        raise NotLive(article)
    if announcement.change == Change.FIRST and changes:
        announcement = Announcement(Change.UPDATE, updated=starts)
    return give(article, Verb.SCHEDULE, announcement, by=by, via=via, at=at, starts=starts, consent=consent)


def _is_live_then(article: Article, moment: datetime, *, at: datetime) -> bool:
    """Tell whether readers will have what they have now, but for what is scheduled, until the moment."""
    live, pending = live_edition(article, at=at), pending_edition(article, at=at)
    ends = pending.live_until if pending and live else live.live_until if live else None
    return live is not None and (ends is None or ends > moment)


@transaction.atomic
def cancel(article: Article, *, by: User | None, via: str, at: datetime) -> Edition:
    """Take back a publication that is still to come; returns the edition that will not be.

    A story that readers never had is ready again. Raises NothingScheduled, IllegalMove or NotAllowed.
    """
    at = workflow.lock(article, at=at)
    workflow.check(article, Verb.CANCEL, by)
    pending = drop_pending(article, by=by, via=via, at=at)
    if pending is None:
        raise NothingScheduled(article)
    return pending


def drop_pending(article: Article, *, by: User | None, via: str, at: datetime) -> Edition | None:
    """Take back what is scheduled of a locked article, if anything is, whoever asks."""
    pending = pending_edition(article, at=at)
    if pending is None:
        return None
    moment = pending.live_from.isoformat()
    editions.cancel(pending)
    before = latest_edition(article)
    if before is None:
        workflow.set_state(article, State.READY)
    changes: audit.Changes = {"live_from": [moment, None], "edition": [pending.number, None]}
    audit.record("unscheduled", by=by, via=via, at=at, article=article, changes=changes)
    if before:
        announce_end(before, via=via, at=at)
    return pending


@transaction.atomic
def expire(article: Article, *, ends: datetime | None, by: User | None, via: str, at: datetime) -> Edition:
    """Let what readers have, or will have, end at a moment; with none it does not end.

    Raises NotInTheFuture, NotLive, IllegalMove or NotAllowed.
    """
    at = workflow.lock(article, at=at)
    workflow.check(article, Verb.EXPIRE, by)
    edition = latest_edition(article)
    if edition is None or (edition.live_until is not None and edition.live_until <= at):
        raise NotLive(article)
    if ends is not None and ends <= max(at, edition.live_from):
        raise NotInTheFuture(ends)
    before, edition.live_until = edition.live_until, ends
    edition.save(update_fields=["live_until"])
    moments = [moment.isoformat() if moment else None for moment in (before, ends)]
    audit.record("given an end", by=by, via=via, at=at, article=article, changes={"live_until": moments})
    announce_end(edition, via=via, at=at)
    return edition
