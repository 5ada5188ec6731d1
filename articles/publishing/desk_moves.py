"""The moves of a story that readers do not notice: review, hold, spike, and who has it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article

from . import audit, workflow
from .refused import Refused
from .rights import HOLD
from .schedule import drop_pending
from .workflow import Verb

# What each move is called in the audit log.
DONE = {
    Verb.SUBMIT: "submitted",
    Verb.APPROVE: "approved",
    Verb.SEND_BACK: "sent back",
    Verb.HOLD: "put on hold",
    Verb.RELEASE: "released",
    Verb.SPIKE: "spiked",
    Verb.RESTORE: "taken off the spike",
}


class HeldAlready(Refused):
    """The article is under legal hold already."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"“{article}” is under legal hold already ({article.legal_hold}): lift that one first, if the "
            "reason is another."
        )


class NotHeld(Refused):
    """The article is under no legal hold."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"“{article}” is under no legal hold, so there is none to lift.")


@transaction.atomic
def move(article: Article, verb: Verb, *, by: User | None, via: str, at: datetime, reason: str = "") -> None:
    """Take the article one step, with an audit entry. Raises IllegalMove or NotAllowed."""
    at = workflow.lock(article, at=at)
    before = article.state
    workflow.set_state(article, workflow.check(article, verb, by).to)
    changes = {"state": [before, article.state]} | ({"reason": ["", reason]} if reason else {})
    audit.record(DONE[verb], by=by, via=via, at=at, article=article, changes=changes)


@transaction.atomic
def assign(article: Article, to: User | None, *, by: User | None, via: str, at: datetime) -> None:
    """Say who has the article now; anyone may take one they may change, giving it to others takes a right.

    Raises NotAllowed or IllegalMove.
    """
    at = workflow.lock(article, at=at)
    workflow.check(article, Verb.CHANGE, by)
    if by is not None and to != by and not by.has_perm("articles.assign_article", article):
        raise workflow.NotAllowed(article, Verb.CHANGE, by, what="give stories to others")
    before = User.objects.filter(pk__in=Article.objects.filter(pk=article.pk).values("assigned_to")).first()
    article.assigned_to = to
    article.save(update_fields=["assigned_to"])
    names = [person.get_username() if person else "" for person in (before, to)]
    audit.record("assigned", by=by, via=via, at=at, article=article, changes={"assigned_to": names})


@transaction.atomic
def place_legal_hold(article: Article, *, reason: str, by: User | None, via: str, at: datetime) -> None:
    """Forbid to publish or erase anything of the article.

    What is live stays so, what is scheduled is cancelled.
    Raises NotAllowed, or HeldAlready.
    """
    at = _require_hold(article, by, at=at)
    if article.legal_hold:
        raise HeldAlready(article)
    held = reason.strip() or "no reason given"
    drop_pending(article, by=by, via=via, at=at)
    _set_hold(article, held, "placed under legal hold", {}, by=by, via=via, at=at)


@transaction.atomic
def lift_legal_hold(article: Article, *, reason: str, by: User | None, via: str, at: datetime) -> None:
    """Allow the article to be published and erased again. Raises NotAllowed, or NotHeld."""
    at = _require_hold(article, by, at=at)
    if not article.legal_hold:
        raise NotHeld(article)
    told: audit.Changes = {"reason": ["", reason.strip()]}
    _set_hold(article, "", "freed of the legal hold", told, by=by, via=via, at=at)


def _require_hold(article: Article, by: User | None, *, at: datetime) -> datetime:
    at = workflow.lock(article, at=at)
    if by is not None and not by.has_perm(HOLD, article):
        raise workflow.NotAllowed(article, Verb.HOLD, by, what="place or lift a legal hold")
    return at


def _set_hold(
    article: Article,
    reason: str,
    verb: str,
    told: audit.Changes,
    *,
    by: User | None,
    via: str,
    at: datetime,
) -> None:
    before, article.legal_hold = article.legal_hold, reason
    article.save(update_fields=["legal_hold"])
    audit.record(
        verb, by=by, via=via, at=at, article=article, changes={"legal_hold": [before, reason]} | told
    )
