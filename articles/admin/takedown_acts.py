"""The rare acts that take a story from readers or give it back: what each asks, does, and says it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html

from articles.models import Article
from articles.publishing import desk_moves, takedowns
from articles.publishing.workflow import Verb, open_verbs

Told = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """One page: its words, its fields, and the verb behind its button."""

    name: str  # the last part of its address
    verb: Verb | None  # none: any state allows it
    permission: str
    title: str
    button: str
    effect: str  # what readers get
    undone: str  # what can be undone, and how
    run: Callable[[Article, dict[str, str], Told], str]
    notice: str = ""  # what its notice to readers is called; empty: it asks for none
    reason: bool = False
    must: bool = False  # whether its notice may not be empty
    word: str = ""  # to be typed, where it takes something away
    again: bool = False  # whether the password is asked again
    then: str = "change"  # the page of the story that follows it

    @property
    def takes(self) -> bool:
        """Say whether readers lose something."""
        return bool(self.word)


def _withdraw(article: Article, said: dict[str, str], told: Told) -> str:
    stone = takedowns.withdraw(article, notice=said["notice"], **told)
    return format_html('Withdrawn. <a href="{0}">{0}</a> now answers with the notice.', stone.address.path)


def _retract(article: Article, said: dict[str, str], told: Told) -> str:
    edition = takedowns.retract(article, notice=said["notice"], **told)
    return format_html(
        'Retracted. <a href="{0}">{0}</a> now shows the notice in its place.', edition.address.path
    )


def _vanish(article: Article, said: dict[str, str], told: Told) -> str:
    stone = takedowns.vanish(article, reason=said["reason"], **told)
    return format_html("Vanished. {} answers as if nothing had ever been there.", stone.address.path)


def _kill(article: Article, said: dict[str, str], told: Told) -> str:
    takedowns.kill(article, notice=said["notice"], reason=said["reason"], **told)
    return "Killed, for ever."


def _reinstate(article: Article, said: dict[str, str], told: Told) -> str:
    edition = takedowns.reinstate(article, reason=said["reason"], **told)
    return format_html(
        'Readers have it again, to the letter, at <a href="{0}">{0}</a>.', edition.address.path
    )


def _hold(article: Article, said: dict[str, str], told: Told) -> str:
    desk_moves.place_legal_hold(article, reason=said["reason"], **told)
    return "Under legal hold: nothing of it can be published or erased until the hold is lifted."


def _lift_hold(article: Article, said: dict[str, str], told: Told) -> str:
    desk_moves.lift_legal_hold(article, **told)
    return "The legal hold is lifted."


_PUT_BACK = "It can be put back before readers, to the letter, or published anew."
ACTS = [
    Act(
        name="withdraw",
        verb=Verb.WITHDRAW,
        permission="articles.withdraw_article",
        title="Withdraw this story",
        button="Withdraw the story",
        effect="Readers lose it at once. Its address answers “410 Gone” with your notice; it leaves "
        "every list and feed. A scheduled change of it is cancelled.",
        undone=_PUT_BACK,
        run=_withdraw,
        notice="Notice for readers",
        word="WITHDRAW",
    ),
    Act(
        name="retract",
        verb=Verb.RETRACT,
        permission="articles.withdraw_article",
        title="Retract this story",
        button="Retract the story",
        effect="Readers find your notice in its place: at its address, in its section, in search. "
        "The text itself is gone. A scheduled change of it is cancelled.",
        undone=_PUT_BACK,
        run=_retract,
        notice="Notice for readers",
        must=True,
        word="RETRACT",
    ),
    Act(
        name="vanish",
        verb=Verb.VANISH,
        permission="articles.withdraw_article",
        title="Let this story vanish",
        button="Let the story vanish",
        effect="Readers lose it at once. Its address answers “404 Not found”, as if it had never been; "
        "no notice says why. A scheduled change of it is cancelled.",
        undone=_PUT_BACK,
        run=_vanish,
        reason=True,
        word="VANISH",
    ),
    Act(
        name="kill",
        verb=Verb.KILL,
        permission="articles.kill_article",
        title="Kill this story",
        button="Kill the story for ever",
        effect="Readers lose it at once. Its address answers “410 Gone” with your notice, for ever; "
        "it leaves every list, feed and search. What is scheduled is cancelled.",
        undone="Nothing. No one can publish, restore or import it again, not even an editor-in-chief.",
        run=_kill,
        notice="Notice for readers",
        reason=True,
        word="KILL",
        again=True,
        then="killed",
    ),
    Act(
        name="reinstate",
        verb=Verb.REINSTATE,
        permission="articles.withdraw_article",
        title="Put this story back before readers",
        button="Put it back",
        effect="Readers have again what they had last, to the letter: at its address, in lists and feeds.",
        undone="It can be withdrawn again.",
        run=_reinstate,
        reason=True,
    ),
    Act(
        name="legal-hold",
        verb=None,
        permission="articles.hold_article",
        title="Place this story under legal hold",
        button="Place the hold",
        effect="Nothing of it can be published or erased until the hold is lifted. What readers have stays.",
        undone="An editor-in-chief lifts the hold.",
        run=_hold,
        reason=True,
    ),
    Act(
        name="lift-hold",
        verb=None,
        permission="articles.hold_article",
        title="Lift the legal hold",
        button="Lift the hold",
        effect="It can be published and erased again.",
        undone="It can be placed under legal hold again.",
        run=_lift_hold,
    ),
]
NAMED = {act.name: act for act in ACTS}


def offered(article: Article) -> list[Act]:
    """List the acts that a story as it stands allows, whoever asks."""
    possible = set(open_verbs(article.state))
    held = "legal-hold" if article.legal_hold else "lift-hold"
    return [act for act in ACTS if (act.verb in possible if act.verb else act.name != held)]
