"""What someone can do to a story now, and why not: read from the one table of moves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.admin.actions import MOVED
from articles.admin.standing import Standing
from articles.admin.takedown_acts import Act, offered
from articles.models import Article, Section, State
from articles.publishing.rights import CHANGE, OVERRIDE, PUBLISH
from articles.publishing.workflow import Verb, open_verbs, permission_of

# The next step of a story for whoever cannot publish it, where their role knows one.
_NEXT = (Verb.SUBMIT, Verb.APPROVE, Verb.RELEASE, Verb.RESTORE)
_NOT_FROM_HERE = {
    State.HELD: "It is on hold: release it first.",
    State.SPIKED: "It is spiked: take it off the spike first.",
    State.KILLED: "It was killed: nothing of it is published any more.",
}


@dataclass(frozen=True)
class Button:
    """A button of the form; `why_not` says why it cannot be pressed."""

    name: str
    value: str
    label: str
    later: str = ""  # what it says when a moment is chosen instead
    why_not: str = ""


@dataclass(frozen=True)
class Buttons:
    """Everything that can be done to a story by one person."""

    main: Button | None
    moves: list[Button]
    rare: list[Act]  # each on a page of its own
    not_theirs: list[str]  # moves its state allows and their role does not
    may: frozenset[str]  # verbs, and after “to_” the rights that are no verb's


def buttons(
    article: Article | None, by: User, standing: Standing, *, alone: Section | None = None
) -> Buttons:
    """Say what someone can do to a story as it stands; no query beyond their rights.

    `alone` is the section that wants a second person to publish it, where they are not one.
    """
    state = article.state if article else State.DRAFT
    possible = list(open_verbs(state))
    allowed = [verb for verb in possible if by.has_perm(permission_of(verb), article)]
    main = _main(article, by, standing, allowed, why_not_publish(article, by, alone=alone))
    return Buttons(
        main=main,
        moves=_moves(allowed, main),
        rare=[act for act in offered(article) if by.has_perm(act.permission, article)] if article else [],
        not_theirs=[str(verb.label) for verb in possible if verb in MOVED and verb not in allowed],
        may=frozenset({verb.value for verb in allowed} | set(_rights(article, by))),
    )


def _moves(allowed: list[Verb], main: Button | None) -> list[Button]:
    told = main.value if main else ""
    moves = [Button("_move", verb.value, str(verb.label)) for verb in allowed if verb in MOVED]
    return [move for move in moves if move.value != told]


def _rights(article: Article | None, by: User) -> Iterator[str]:
    for right in ("assign", "change", "embargo", "override", "publish", "share"):
        if by.has_perm(f"articles.{right}_article", article):
            yield f"to_{right}"


def _main(
    article: Article | None, by: User, standing: Standing, allowed: list[Verb], why_not: str
) -> Button | None:
    if by.has_perm(PUBLISH, article):
        what = _what(standing)
        return Button("_publish", "1", what, "the moment chosen", why_not)
    if not by.has_perm(CHANGE, article) and article:
        return None
    verb = next((verb for verb in _NEXT if verb in allowed), None)
    return Button("_move", verb.value, str(verb.label)) if verb else None


def _what(standing: Standing) -> str:
    if standing.is_live:
        return "Publish the change"
    return "Publish" if standing.edition is None else "Publish again"


def why_not_publish(article: Article | None, by: User, *, alone: Section | None) -> str:
    """Say why someone cannot publish a story as it is now; empty when they can."""
    if article is None:
        return ""
    if article.legal_hold:
        return f"It is under legal hold ({article.legal_hold}): an editor-in-chief has to lift it first."
    if alone and not by.has_perm(OVERRIDE, article):
        return f"You changed it last, and {alone} wants a second person to publish: ask someone else."
    return _NOT_FROM_HERE.get(State(article.state), "")
