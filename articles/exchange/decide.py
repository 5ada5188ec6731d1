"""What is to be done with a story that arrives: the same answer for a plan and for the real run."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from articles.exchange.draft import Draft
from articles.exchange.known import Known
from articles.models import Article, Kind, State
from articles.publishing import workflow
from articles.publishing.moves import NotReadyToPublish, reasons_not_to_publish
from articles.publishing.refused import Refused
from articles.publishing.standing import Standing
from articles.publishing.workflow import Verb
from articles.wire.story import Story

Status = Literal["created", "updated", "published", "unchanged", "killed", "skipped", "failed"]
Move = Literal["", "publish", "update", "schedule", "kill"]

# What an import never changes of a story, in words.
STAYS: dict[str, str] = {
    State.HELD: "it stays on hold",
    State.SPIKED: "it stays on the spike",
    State.WITHDRAWN: "it stays withdrawn",
    State.RETRACTED: "it stays retracted",
    State.VANISHED: "it stays down",
    Standing.SCHEDULED: "it stays scheduled, and not before an embargo of its source",
    Standing.CHANGING: "a change of it is scheduled, so the desk publishes it",
    Standing.EXPIRED: "it has expired here",
}


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What will become of a story and why; `move` is what readers will notice."""

    status: Status
    reason: str
    draft: Draft
    known: Known | None
    writes: bool = False
    move: Move = ""

    @property
    def after(self) -> Known | None:
        """What will be known of the story once this is done."""
        if not self.writes:
            seen = self.known and self.known.behind and not self.move
            return self.known and replace(self.known, state=self._state, behind=bool(seen))
        draft = self.draft
        return Known(
            article=self.known.article if self.known else None,
            state=self._state,
            version=1,
            applied_version=1,
            fingerprint=draft.fingerprint,
            source_version=draft.story.version,
            source_updated=draft.story.updated,
            section_named=draft.story.section,
            placed=draft.placement.names,
            by_source=draft.placement.by_source,
            behind=self._state == State.PUBLISHED and not self.move,
        )

    @property
    def _state(self) -> str:
        after = {"schedule": Standing.SCHEDULED.value, "kill": State.KILLED.value}
        if self.move:
            return after.get(self.move, State.PUBLISHED.value)
        return self.known.state if self.known else State.DRAFT


def decide(draft: Draft, known: Known | None, *, twin: str, publish: bool, at: datetime) -> Decision:
    """Decide about a story; `twin` is the file that brought the same story earlier in this batch."""
    ended = _if_killed(draft, known, publish=publish)
    if ended:
        return ended
    if known and known.fingerprint == draft.fingerprint:
        return _about_the_same(draft, known, twin, publish=publish, at=at)
    reason = known and _reason_to_leave(draft.story, known, twin)
    if reason:
        return Decision(status="skipped", reason=reason, draft=draft, known=known)
    move, outlook = _outlook(draft, known, publish=publish, at=at)
    status: Status = "updated" if known else "created"
    told = f"not as it was imported before; {outlook}" if known else outlook
    decision = Decision(status=status, reason=told, draft=draft, known=known, writes=True, move=move)
    return _if_ready(decision)


def _if_killed(draft: Draft, known: Known | None, *, publish: bool) -> Decision | None:
    """Decide about a story that was killed here, or that its source has cancelled."""
    if known and known.state == State.KILLED:
        return Decision(status="skipped", reason=_refused(draft, known), draft=draft, known=known)
    if not publish or draft.story.status != "canceled" or (known and _order(draft.story, known) < 0):
        return None
    # Whatever the desk has made of it: what its source takes back must not stay with readers.
    told, new = "its source has cancelled it", known is None
    return Decision(status="killed", reason=told, draft=draft, known=known, writes=new, move="kill")


def _about_the_same(draft: Draft, known: Known, twin: str, *, publish: bool, at: datetime) -> Decision:
    reason = f"the same as in {twin}" if twin else "as imported before"
    decision = Decision(status="unchanged", reason=reason, draft=draft, known=known)
    if not publish or (known.state == State.PUBLISHED and not known.behind):
        return decision
    if known.is_touched:
        return replace(decision, reason=f"{reason}; {_worked_on(known)}, so the desk publishes it")
    move, outlook = _outlook(draft, known, publish=publish, at=at)
    if not move:
        return replace(decision, reason=f"{reason}; {outlook}")
    return _if_ready(replace(decision, status="published", reason=outlook, move=move))


def _reason_to_leave(story: Story, known: Known, twin: str) -> str:
    order = _order(story, known)
    if order < 0:
        return "a newer version of it is here already"
    if twin and order == 0:
        return f"another text of the same story came from {twin}, and neither says that it is newer"
    return f"{_worked_on(known)}; nothing of theirs was overwritten" if known.is_touched else ""


def _order(story: Story, known: Known) -> int:
    """Compare with what was received before: newer 1, older -1, and 0 where nothing tells."""
    if story.version.isdigit() and known.source_version.isdigit():
        new, old = int(story.version), int(known.source_version)
        if new != old:
            return 1 if new > old else -1
    updated, before = story.updated, known.source_updated
    if updated is None or before is None or (updated.tzinfo is None) != (before.tzinfo is None):
        return 0
    return (updated > before) - (updated < before)


def _worked_on(known: Known) -> str:
    return f"the desk has worked on it since (version {known.version}; imported as {known.applied_version})"


def _outlook(draft: Draft, known: Known | None, *, publish: bool, at: datetime) -> tuple[Move, str]:
    """Say what readers will see of it."""
    state = known.state if known else State.DRAFT
    if state in STAYS:
        return "", STAYS[state]
    if publish and known and (held_here := _held_here(draft, known, at)):
        return "", held_here
    held = _reason_to_hold(draft, at)
    if publish and not held:
        return _shown(draft, state, at=at)
    if state == State.PUBLISHED:
        return "", "readers still see the text before"
    return "", f"a draft: {held}" if publish else "a draft"


def _held_here(draft: Draft, known: Known, at: datetime) -> str:
    """Say what the desk has put in the way of a publication."""
    if refused := _refused(draft, known):
        return refused
    floor = known.embargo_until
    begins = draft.embargoed if draft.embargoed and draft.embargoed > at else at
    return (
        f"the desk has put it under embargo until {floor:%Y-%m-%d %H:%M %Z}"
        if floor and floor > begins
        else ""
    )


def _shown(draft: Draft, state: str, *, at: datetime) -> tuple[Move, str]:
    if not _is_embargoed(draft, at):
        return ("update", "published as an update") if state == State.PUBLISHED else ("publish", "published")
    if state == State.PUBLISHED:
        return "", "readers still see the text before: the source has put it under embargo"
    return "schedule", f"scheduled for {draft.embargoed:%Y-%m-%d %H:%M %Z}, when its embargo ends"


def _reason_to_hold(draft: Draft, at: datetime) -> str:
    story, published = draft.story, draft.published
    if story.status != "usable":
        return f"the source says {story.status}"
    shown = draft.embargoed if draft.embargoed and _is_embargoed(draft, at) else at
    if draft.expires and draft.expires <= shown:
        return "it has expired"
    return "its date is still to come" if published and published > shown else ""


def _refused(draft: Draft, known: Known) -> str:
    """Say in publishing's words why it will not publish the story as it stands here."""
    here = Article(headline=draft.columns["headline"], state=known.state, legal_hold=known.legal_hold)
    try:
        workflow.check(here, Verb.PUBLISH, None)
    except Refused as refusal:
        return str(refusal)
    return ""


def _is_embargoed(draft: Draft, at: datetime) -> bool:
    return draft.embargoed is not None and draft.embargoed > at


def _if_ready(decision: Decision) -> Decision:
    if not decision.move:
        return decision
    draft = decision.draft
    content = {**draft.columns, "kind": Kind.STORY, "section": draft.placement.names, "pictures": []}
    reasons = reasons_not_to_publish(content) + [
        f"The picture {picture.name} needs an alternative text."
        for picture in draft.pictures
        if picture.lacks_alt
    ]
    if not reasons:
        return decision
    refusal = NotReadyToPublish(draft.columns["headline"], reasons)
    told = f"{refusal} Without --publish it comes in as a draft."
    return Decision(status="failed", reason=told, draft=draft, known=decision.known)
