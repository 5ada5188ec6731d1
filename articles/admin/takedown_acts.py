"""The rare acts that take a story from readers or give it back: what each asks, does, and says it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html

from articles.models import Article
from articles.publishing import desk_moves, takedowns
from articles.publishing.rights import HOLD
from articles.publishing.workflow import Verb, open_verbs, permission_of

Told = dict[str, Any]


@dataclass(frozen=True)
class Act:
    """One page: its words, its fields, and what is behind its button."""

    name: str  # the last part of its address
    verb: Verb | None  # none: any state allows it
    title: str
    button: str
    effect: str  # what readers get
    undone: str  # what can be undone, and how
    does: Callable[..., Any]  # takes the story, what is asked, and who, whence and when
    said: str  # once it is done; {0} is the address
    asks: tuple[str, ...]  # a notice to readers, a reason for the log
    must: bool = False  # whether its notice may not be empty
    word: str = ""  # to be typed, where it takes something away
    again: bool = False  # whether the password is asked again
    then: str = "change"  # the page of the story that follows it

    @property
    def permission(self) -> str:
        """Name the right it takes, as the table of moves does."""
        return permission_of(self.verb) if self.verb else HOLD

    @property
    def takes(self) -> bool:
        """Say whether readers lose something."""
        return bool(self.word)

    def run(self, article: Article, asked: dict[str, str], told: Told) -> str:
        """Do it, and return what is said then. Raises what publishing refuses."""
        done = self.does(article, **{name: asked[name] for name in self.asks}, **told)
        return format_html(self.said, done.address.path if hasattr(done, "address") else "")


_PUT_BACK = "It can be put back before readers, to the letter, or published anew."
ACTS = [
    Act(
        name="withdraw",
        verb=Verb.WITHDRAW,
        title="Withdraw this story",
        button="Withdraw the story",
        effect="Readers lose it at once. Its address answers “410 Gone” with your notice; it leaves "
        "every list and feed. A scheduled change of it is cancelled.",
        undone=_PUT_BACK,
        does=takedowns.withdraw,
        said='Withdrawn. <a href="{0}">{0}</a> now answers with the notice.',
        asks=("notice",),
        word="WITHDRAW",
    ),
    Act(
        name="retract",
        verb=Verb.RETRACT,
        title="Retract this story",
        button="Retract the story",
        effect="Readers find your notice in its place: at its address, in its section, in search. "
        "The text itself is gone. A scheduled change of it is cancelled.",
        undone=_PUT_BACK,
        does=takedowns.retract,
        said='Retracted. <a href="{0}">{0}</a> now shows the notice in its place.',
        asks=("notice",),
        must=True,
        word="RETRACT",
    ),
    Act(
        name="vanish",
        verb=Verb.VANISH,
        title="Let this story vanish",
        button="Let the story vanish",
        effect="Readers lose it at once. Its address answers “404 Not found”, as if it had never been; "
        "no notice says why. A scheduled change of it is cancelled.",
        undone=_PUT_BACK,
        does=takedowns.vanish,
        said="Vanished. {0} answers as if nothing had ever been there.",
        asks=("reason",),
        word="VANISH",
    ),
    Act(
        name="kill",
        verb=Verb.KILL,
        title="Kill this story",
        button="Kill the story for ever",
        effect="Readers lose it at once. Its address answers “410 Gone” with your notice, for ever; "
        "it leaves every list, feed and search. What is scheduled is cancelled.",
        undone="Nothing. No one can publish, restore or import it again, not even an editor-in-chief.",
        does=takedowns.kill,
        said="Killed, for ever.",
        asks=("notice", "reason"),
        word="KILL",
        again=True,
        then="killed",
    ),
    Act(
        name="reinstate",
        verb=Verb.REINSTATE,
        title="Put this story back before readers",
        button="Put it back",
        effect="Readers have again what they had last, to the letter: at its address, in lists and feeds.",
        undone="It can be withdrawn again.",
        does=takedowns.reinstate,
        said='Readers have it again, to the letter, at <a href="{0}">{0}</a>.',
        asks=("reason",),
    ),
    Act(
        name="legal-hold",
        verb=None,
        title="Place this story under legal hold",
        button="Place the hold",
        effect="Nothing of it can be published or erased until the hold is lifted. What readers "
        "have stays; what is scheduled is cancelled.",
        undone="An editor-in-chief lifts the hold.",
        does=desk_moves.place_legal_hold,
        said="Under legal hold: nothing of it can be published or erased until the hold is lifted.",
        asks=("reason",),
    ),
    Act(
        name="lift-hold",
        verb=None,
        title="Lift the legal hold",
        button="Lift the hold",
        effect="It can be published and erased again.",
        undone="It can be placed under legal hold again.",
        does=desk_moves.lift_legal_hold,
        said="The legal hold is lifted.",
        asks=("reason",),
    ),
]
NAMED = {act.name: act for act in ACTS}


def offered(article: Article) -> list[Act]:
    """List the acts that a story as it stands allows, whoever asks."""
    possible = set(open_verbs(article.state))
    held = "legal-hold" if article.legal_hold else "lift-hold"
    return [act for act in ACTS if (act.verb in possible if act.verb else act.name != held)]
