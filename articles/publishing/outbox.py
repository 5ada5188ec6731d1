"""Delivering effects: at least once, never two workers at one, none lost."""

import traceback
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Now

from articles.models import Article, Change, Edition, Effect, State

from .effects import EFFECTS, ENDED
from .undeliverable import NotNeeded

LEASE = timedelta(minutes=2)  # longer than any delivery may take
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=10)
LONGEST_ERROR = 4_000
TAKEN_DOWN = (State.KILLED, State.VANISHED, State.WITHDRAWN)


def deliver_next(*, at: datetime, lease: timedelta = LEASE) -> Effect | None:
    """Take the effect that has waited longest and deliver it; None when none is ready.

    Returns it as it stands afterwards: done, dropped, or to be tried again with `last_error`. A worker that
    dies meanwhile loses it to another when the lease runs out.
    """
    effect = _claim(at=at, lease=lease)
    if effect is None:
        return None
    reason = _why_not(effect)
    if reason:
        return _end(effect, dropped_at=Now(), last_error=reason)
    try:
        EFFECTS[effect.kind](effect)
    except NotNeeded as refusal:
        return _end(effect, dropped_at=Now(), last_error=str(refusal))
    except Exception:  # noqa: BLE001  one delivery fails, whatever its consumer does wrong; the others go on
        wait = min(FIRST_WAIT * 2 ** min(effect.attempts - 1, 20), LONGEST_WAIT)
        return _end(effect, try_at=_after(wait), last_error=traceback.format_exc()[-LONGEST_ERROR:])
    return _end(effect, done_at=Now(), last_error="")


@transaction.atomic
def _claim(*, at: datetime, lease: timedelta) -> Effect | None:
    effect = Effect.objects.ready(at).select_for_update(skip_locked=True).first()
    if effect is None:
        return None
    mine = Effect.objects.filter(pk=effect.pk)
    # The lease is the database's, whatever the clocks of the workers say.
    mine.update(attempts=F("attempts") + 1, leased_until=_after(lease))
    effect.attempts += 1
    return effect


def _why_not(effect: Effect) -> str:
    """Say why an effect is not to be delivered any more; empty when it is."""
    if effect.edition_id is None:
        return ""
    edition = Edition.objects.get(pk=effect.edition_id)
    if edition.live_until == edition.live_from:
        return "Its edition was cancelled before readers had it."
    state = Article.objects.values_list("state", flat=True).get(pk=edition.article_id)
    # Of a retracted story only the retraction is told.
    is_gone = state in TAKEN_DOWN or (state == State.RETRACTED and edition.change != Change.RETRACTION)
    if is_gone:
        return f"Its story was {State(state).label.lower()} meanwhile."
    return _why_no_end(effect, edition) if effect.payload.get("verb") == ENDED else ""


def _why_no_end(effect: Effect, edition: Edition) -> str:
    """Say why a story did not end by itself when the effect says so; empty when it did."""
    follows = Edition.objects.uncancelled().filter(article=edition.article_id, live_from=effect.due_at)
    has_ended = edition.live_until == effect.due_at and not follows.exists()
    return "" if has_ended else "Its story did not end then."


def _end(effect: Effect, **outcome: object) -> Effect:
    # Who was so slow that another took over has no say any more.
    mine = Effect.objects.filter(pk=effect.pk, attempts=effect.attempts).waiting()
    mine.update(leased_until=None, **outcome)
    effect.refresh_from_db()
    return effect


def _after(wait: timedelta) -> CombinedExpression:
    return Now() + wait
