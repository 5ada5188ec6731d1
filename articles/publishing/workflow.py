"""What may be done to a story in which state, where it leads, and what right it takes: one table."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import TextChoices

from articles.models import Article, State

from . import audit
from .editions import NEXT_MOMENT
from .refused import Refused


class Verb(TextChoices):
    """What can be done to a story; the label is what a button says."""

    CHANGE = "change", "Save"
    SUBMIT = "submit", "Submit for review"
    APPROVE = "approve", "Approve"
    SEND_BACK = "send_back", "Send back"
    HOLD = "hold", "Put on hold"
    RELEASE = "release", "Release from hold"
    SPIKE = "spike", "Spike"
    RESTORE = "restore", "Take off the spike"
    PUBLISH = "publish", "Publish"
    UPDATE = "update", "Publish an update"
    CORRECT = "correct", "Publish a correction"
    CLARIFY = "clarify", "Publish a clarification"
    ANNOTATE = "annotate", "Publish an editor’s note"
    TOUCH_UP = "touch_up", "Publish a minor change"
    SCHEDULE = "schedule", "Schedule"
    CANCEL = "cancel", "Cancel the schedule"
    EXPIRE = "expire", "Set an end"
    RETRACT = "retract", "Retract"
    WITHDRAW = "withdraw", "Withdraw"
    VANISH = "vanish", "Let vanish"
    REINSTATE = "reinstate", "Put back before readers"
    KILL = "kill", "Kill"


class IllegalMove(Refused):
    """The state of the article does not allow what was asked."""

    def __init__(self, article: Article, verb: str, *, why: str = "") -> None:
        self.article, self.verb = article, verb
        state = State(article.state).label.lower()
        can = ", ".join(str(Verb(each).label) for each in open_verbs(article.state)) or "nothing more"
        reason = why or f"it is {state}. What can be done now: {can}."
        super().__init__(f"“{article}” cannot take “{Verb(verb).label}”: {reason}")


class NotAllowed(Refused, PermissionDenied):
    """Who asked may not do this to stories of that section; `what` names an act that is no verb's."""

    def __init__(self, article: Article, verb: str, by: User, *, what: str = "") -> None:
        who, act = by.get_full_name() or by.get_username(), what or f"use “{Verb(verb).label}”"
        where = f"in {article.section}" if article.section else "for a story without a section"
        super().__init__(
            f"{who} may not {act} {where}: ask someone who may, or an editor-in-chief for the right."
        )


class UnderLegalHold(Refused):
    """Nothing of the article may be published or erased until the hold is lifted."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"“{article}” is under legal hold ({article.legal_hold}): "
            "an editor-in-chief has to lift it first."
        )


@dataclass(frozen=True)
class Move:
    """Where a verb leads and the permission it takes, asked with the article."""

    to: State
    permission: str


_S = State
# (verb, from which states, to which; none: it stays), permission of the app)
_TABLE: list[tuple[Verb, tuple[State, ...], State | None, str]] = [
    (Verb.CHANGE, tuple(s for s in State if s != State.KILLED), None, "change_article"),
    (Verb.SUBMIT, (_S.DRAFT,), _S.IN_REVIEW, "change_article"),
    (Verb.APPROVE, (_S.DRAFT, _S.IN_REVIEW), _S.READY, "review_article"),
    (Verb.SEND_BACK, (_S.IN_REVIEW, _S.READY), _S.DRAFT, "review_article"),
    (Verb.HOLD, (_S.DRAFT, _S.IN_REVIEW, _S.READY), _S.HELD, "review_article"),
    (Verb.RELEASE, (_S.HELD,), _S.IN_REVIEW, "review_article"),
    (Verb.SPIKE, (_S.DRAFT, _S.IN_REVIEW, _S.READY, _S.HELD), _S.SPIKED, "spike_article"),
    (Verb.RESTORE, (_S.SPIKED,), _S.DRAFT, "spike_article"),
    (
        Verb.PUBLISH,
        (_S.DRAFT, _S.IN_REVIEW, _S.READY, _S.PUBLISHED, _S.WITHDRAWN, _S.VANISHED, _S.RETRACTED),
        _S.PUBLISHED,
        "publish_article",
    ),
    (Verb.UPDATE, (_S.PUBLISHED,), None, "publish_article"),
    (Verb.CORRECT, (_S.PUBLISHED,), None, "publish_article"),
    (Verb.CLARIFY, (_S.PUBLISHED,), None, "publish_article"),
    (Verb.ANNOTATE, (_S.PUBLISHED,), None, "publish_article"),
    (Verb.TOUCH_UP, (_S.PUBLISHED,), None, "publish_article"),
    (
        Verb.SCHEDULE,
        (_S.DRAFT, _S.IN_REVIEW, _S.READY, _S.PUBLISHED),
        _S.PUBLISHED,
        "publish_article",
    ),
    (Verb.CANCEL, (_S.PUBLISHED,), None, "publish_article"),
    (Verb.EXPIRE, (_S.PUBLISHED,), None, "publish_article"),
    (Verb.RETRACT, (_S.PUBLISHED,), _S.RETRACTED, "withdraw_article"),
    (Verb.WITHDRAW, (_S.PUBLISHED, _S.RETRACTED), _S.WITHDRAWN, "withdraw_article"),
    (Verb.VANISH, (_S.PUBLISHED, _S.RETRACTED, _S.WITHDRAWN), _S.VANISHED, "withdraw_article"),
    (Verb.REINSTATE, (_S.RETRACTED, _S.WITHDRAWN, _S.VANISHED), _S.PUBLISHED, "withdraw_article"),
    (Verb.KILL, tuple(s for s in State if s != State.KILLED), _S.KILLED, "kill_article"),
]

MOVES: dict[tuple[State, Verb], Move] = {
    (state, verb): Move(to or state, permission)
    for verb, states, to, permission in _TABLE
    for state in states
}

# Each of these opens an edition, which a legal hold forbids.
SHOWS_TEXT = {
    Verb.PUBLISH, Verb.UPDATE, Verb.CORRECT, Verb.CLARIFY, Verb.ANNOTATE,
    Verb.TOUCH_UP, Verb.SCHEDULE, Verb.RETRACT, Verb.REINSTATE,
}  # fmt: skip


def permission_of(verb: Verb) -> str:
    """Name the right that a verb takes in whatever state."""
    return f"articles.{next(permission for each, _, _, permission in _TABLE if each == verb)}"


def check(article: Article, verb: Verb, by: User | None) -> Move:
    """Return the move the verb makes. Raises IllegalMove, NotAllowed or UnderLegalHold.

    `by` none is the system, which has every right and still may not do what the state forbids.
    """
    move = MOVES.get((State(article.state), verb))
    if move is None:
        raise IllegalMove(article, verb)
    if by is not None and not by.has_perm(f"articles.{move.permission}", article):
        raise NotAllowed(article, verb, by)
    if article.legal_hold and verb in SHOWS_TEXT:
        raise UnderLegalHold(article)
    return move


def open_verbs(state: str, by: User | None = None, article: Article | None = None) -> Iterator[Verb]:
    """Yield what can be done in a state, in the table's order; for someone, what they may do."""
    for (from_state, verb), move in MOVES.items():
        if from_state == state and (by is None or by.has_perm(f"articles.{move.permission}", article)):
            yield verb


def lock(article: Article, *, at: datetime) -> datetime:
    """Hold the article until the transaction ends, and know the state it is in.

    Returns the moment of what is done to it: `at` and the time it was waited for, or the moment after the
    latest act, where that is later. Who waited, or whose clock is behind, acts after whoever had it before.
    """
    story = Article.objects.filter(pk=article.pk)
    standing = story.values("state", "embargo_until", "legal_hold", "section_id")
    held = standing.select_for_update(skip_locked=True).first()
    if held is None:
        began = time.monotonic()
        held = standing.select_for_update().get()
        # Meanwhile what was scheduled may have begun, or have ended.
        at += timedelta(seconds=time.monotonic() - began)
    for name, value in held.items():
        setattr(article, name, value)
    # Read after the lock: a statement that waited for it still sees what was before the wait.
    latest = audit.latest_decision(article)
    return latest + NEXT_MOMENT if latest and latest > at else at


def set_state(article: Article, state: State) -> None:
    article.state = state
    article.save(update_fields=["state"])
