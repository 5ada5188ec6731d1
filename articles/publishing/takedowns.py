"""The verbs that take text away from readers, and the one that gives it back. Each is one transaction."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.html import format_html_join

from articles.models import Article, AuditEntry, Change, Edition, Grave, Revision, State, Tombstone

from . import audit, editions, workflow
from .content import Content
from .editions import Announcement, latest_edition, open_edition, pending_edition, reopen
from .effects import announce, announce_takedown, tell_chiefs
from .graves import lift_tombstones, raise_tombstone
from .moves import NotLive, NotReadyToPublish, require_live, require_no_embargo
from .refused import Refused
from .workflow import Verb


class NothingToPutBack(Refused):
    """The article has no edition that could be shown again, or its end has passed meanwhile."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"“{article}” has no edition to put back, or its end has passed: publish it instead."
        )


@transaction.atomic
def withdraw(article: Article, *, notice: str, by: User | None, via: str, at: datetime) -> Tombstone:
    """Take a story down; its addresses answer 410 with the notice. A scheduled change of it is cancelled.

    Raises NotLive where readers never had it, IllegalMove or NotAllowed.
    """
    return _bury(article, Verb.WITHDRAW, Grave.WITHDRAWN, notice, "withdrawn", by=by, via=via, at=at)


@transaction.atomic
def vanish(article: Article, *, reason: str, by: User | None, via: str, at: datetime) -> Tombstone:
    """Take a story down as if it had never been; its addresses answer 404.

    The reason is for the audit log only. Raises NotLive, IllegalMove or NotAllowed.
    """
    return _bury(article, Verb.VANISH, Grave.VANISHED, "", "vanished", by=by, via=via, at=at, reason=reason)


@transaction.atomic
def kill(
    article: Article, *, notice: str, reason: str, by: User | None, via: str, at: datetime
) -> Tombstone | None:
    """Take a story down for ever, or forbid a story that readers never had.

    Nothing revives it: the database refuses its state, its tombstone and any further edition.
    Raises IllegalMove or NotAllowed.
    """
    at = workflow.lock(article, at=at)
    workflow.check(article, Verb.KILL, by)
    last, _ = _close_all(article, at=at)
    stone = raise_tombstone(last, Grave.KILLED, notice=notice.strip(), by=by, at=at) if last else None
    told: audit.Changes = {"reason": ["", reason], "notice": ["", notice]}
    tell_chiefs(_done(article, State.KILLED, "killed", told, by, via, at))
    if last and stone:
        announce_takedown("killed", stone, last, at=at)
    return stone


@transaction.atomic
def retract(article: Article, *, notice: str, by: User | None, via: str, at: datetime) -> Edition:
    """Put a notice in the story's place: at its address, in its section's list, in search.

    Raises NotLive, IllegalMove, NotAllowed, UnderLegalHold, StillUnderEmbargo, and NotReadyToPublish
    without a notice.
    """
    at = workflow.lock(article, at=at)
    move = workflow.check(article, Verb.RETRACT, by)
    live = require_live(article, at=at)
    if not notice.strip():
        raise NotReadyToPublish(article, ["A retraction needs a notice that says why."])
    require_no_embargo(article, begins=at)
    _cancel_pending(article, at=at)
    revision = Revision.objects.get(pk=live.revision_id)
    announcement = Announcement(Change.RETRACTION, note=notice.strip(), updated=at)
    content = _retracted(revision.content, notice)
    edition, _ = open_edition(article, revision, announcement, starts=at, content=content)
    told: audit.Changes = {"notice": ["", notice], "edition": [live.number, edition.number]}
    _done(article, move.to, "retracted", told, by, via, at)
    announce("retracted", edition, via=via, at=at)
    return edition


@transaction.atomic
def reinstate(article: Article, *, reason: str, by: User | None, via: str, at: datetime) -> Edition:
    """Give readers back, to the letter, what they had before a wrong withdrawal or retraction.

    Raises NothingToPutBack, IllegalMove, NotAllowed, UnderLegalHold or StillUnderEmbargo.
    """
    at = workflow.lock(article, at=at)
    move = workflow.check(article, Verb.REINSTATE, by)
    require_no_embargo(article, begins=at)
    had = Edition.objects.filter(article=article).shown(at).exclude(change=Change.RETRACTION)
    last = had.select_related("article").order_by("-live_from").first()
    ends = _planned_end(article, at=at)
    if last is None or (ends and ends <= at):
        raise NothingToPutBack(article)
    lift_tombstones(article, at=at)
    edition = reopen(last, starts=at, ends=ends)
    changes: audit.Changes = {"reason": ["", reason], "edition": [last.number, edition.number]}
    _done(article, move.to, "put back", changes, by, via, at)
    announce("put back", edition, via=via, at=at)
    return edition


def _bury(
    article: Article,
    verb: Verb,
    kind: Grave,
    notice: str,
    done: str,
    *,
    by: User | None,
    via: str,
    at: datetime,
    reason: str = "",
) -> Tombstone:
    at = workflow.lock(article, at=at)
    move = workflow.check(article, verb, by)
    last, ends = _close_all(article, at=at)
    if last is None:
        raise NotLive(article)
    stone = raise_tombstone(last, kind, notice=notice.strip(), by=by, at=at, would_end_at=ends)
    told = ("reason", reason) if reason else ("notice", notice)
    _done(article, move.to, done, {told[0]: ["", told[1]]}, by, via, at)
    announce_takedown(done, stone, last, at=at)
    return stone


def _close_all(article: Article, *, at: datetime) -> tuple[Edition | None, datetime | None]:
    """End what is live, cancel what is pending; return the last edition readers had, and its own end."""
    _cancel_pending(article, at=at)
    last = latest_edition(article)
    ends = last.live_until if last and editions.is_live(last, at=at) else None
    editions.close(last, at=at)
    return last, ends


def _planned_end(article: Article, *, at: datetime) -> datetime | None:
    """Return when the story was to end: its retraction's end, or what its tombstone keeps."""
    latest = latest_edition(article)
    if latest and editions.is_live(latest, at=at):
        return latest.live_until
    stone = Tombstone.objects.standing(at).filter(article=article).first()
    return stone.would_end_at if stone else None


def _cancel_pending(article: Article, *, at: datetime) -> None:
    pending = pending_edition(article, at=at)
    if pending:
        editions.cancel(pending)


def _done(
    article: Article,
    state: State,
    verb: str,
    changes: audit.Changes,
    by: User | None,
    via: str,
    at: datetime,
) -> AuditEntry:
    changes = {"state": [article.state, state], **changes}
    workflow.set_state(article, state)
    return audit.record(verb, by=by, via=via, at=at, article=article, changes=changes)


def _retracted(content: Content, notice: str) -> Content:
    """Leave of a content what a retraction shows: the headline, so that it is found, and the notice."""
    paragraphs = ((line,) for line in notice.splitlines() if line.strip())
    nothing: Content = {"kicker": "", "standfirst": "", "dateline": None}
    nothing |= {name: [] for name in ("bylines", "mentions", "pictures", "related", "tags")}
    body = format_html_join("", "<p>{}</p>", paragraphs)
    return {
        **content,
        **nothing,
        "headline": f"Retracted: {content['headline']}"[:300],
        "body_html": str(body),
    }
