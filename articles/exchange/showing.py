"""What readers get of a story that came in, or lose of one."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import User

from articles.exchange.decide import Decision, Move
from articles.exchange.draft import Draft
from articles.exchange.known import is_behind
from articles.exchange.rows import VIA
from articles.models import Article, Change
from articles.publishing import embargo, moves, schedule, takedowns
from articles.publishing.editions import pending_edition
from articles.publishing.related import attach_to

Show = Callable[[Article, Draft, User | None, datetime], None]


def show(article: Article, decision: Decision, *, by: User | None, at: datetime) -> None:
    """Do what was decided about readers, after the story was written."""
    draft = decision.draft
    if decision.writes:
        _keep_under_embargo(article, draft, at)
    if decision.move:
        _MOVES[decision.move](article, draft, by, at)
    elif decision.writes:
        # A publication looks for the links that wait for it by itself.
        attach_to(article, headline=article.headline, at=at)


def _keep_under_embargo(article: Article, draft: Draft, at: datetime) -> None:
    """Raise the floor under the story's publications; what the desk set later than the source stays."""
    floor, source = article.embargo_until, draft.embargoed
    if not source or source <= at or (floor is not None and floor >= source):
        return
    due = pending_edition(article, at=at)
    if due and due.live_from < source:
        # What was to appear while the source still forbids it appears when it allows it.
        schedule.cancel(article, by=None, via=VIA, at=at)
        embargo.set_embargo(article, source, by=None, via=VIA, at=at)
        again = moves.announced(Change.FIRST, at=source)
        schedule.schedule(article, again, starts=source, by=None, via=VIA, at=at)
        return
    embargo.set_embargo(article, source, by=None, via=VIA, at=at)


def _publish(article: Article, draft: Draft, by: User | None, at: datetime) -> None:
    moves.publish(article, by=by, via=VIA, at=at, updated=_updated(draft, at))
    _let_expire(article, draft, by, at)


def _update(article: Article, draft: Draft, by: User | None, at: datetime) -> None:
    if is_behind(article.pk, article.version, at=at):
        moves.update(article, by=by, via=VIA, at=at, updated=_updated(draft, at))


def _schedule(article: Article, draft: Draft, by: User | None, at: datetime) -> None:
    assert draft.embargoed is not None, "an import schedules what is under embargo"
    first = moves.announced(Change.FIRST, at=draft.embargoed)
    schedule.schedule(article, first, starts=draft.embargoed, by=by, via=VIA, at=at)
    _let_expire(article, draft, by, at)


def _kill(article: Article, draft: Draft, by: User | None, at: datetime) -> None:
    takedowns.kill(article, notice="", reason="Its source cancelled it.", by=None, via=VIA, at=at)


def _let_expire(article: Article, draft: Draft, by: User | None, at: datetime) -> None:
    if draft.expires:
        schedule.expire(article, ends=draft.expires, by=by, via=VIA, at=at)


_MOVES: dict[Move, Show] = {"publish": _publish, "update": _update, "schedule": _schedule, "kill": _kill}


def _updated(draft: Draft, at: datetime) -> datetime | None:
    """Return when the source says it last changed the story, if that can be shown to readers."""
    updated, published = draft.story.updated, draft.published
    if updated is None or published is None:
        return None
    moment = updated if updated.tzinfo else updated.replace(tzinfo=published.tzinfo)
    return moment if published < moment <= at else None
