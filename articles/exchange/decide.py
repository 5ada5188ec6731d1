"""What is to be done with a story that arrives: the same answer for a plan and for the real run."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from articles.exchange.draft import Draft
from articles.exchange.known import Known
from articles.models import Kind, State
from articles.publishing.moves import reasons_not_to_publish
from articles.wire.story import Story

Status = Literal["created", "updated", "published", "unchanged", "killed", "skipped", "failed"]
Move = Literal["", "publish", "update"]


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
        return State.PUBLISHED if self.move else self.known.state if self.known else State.DRAFT


def decide(draft: Draft, known: Known | None, *, twin: str, publish: bool, at: datetime) -> Decision:
    """Decide about a story; `twin` is the file that brought the same story earlier in this batch."""
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
    if state == State.WITHDRAWN:
        return "", "it stays withdrawn"
    held = _reason_to_hold(draft, at)
    if publish and not held:
        return ("update", "published as an update") if state == State.PUBLISHED else ("publish", "published")
    if state == State.PUBLISHED:
        return "", "readers still see the text before"
    return "", f"a draft: {held}" if publish else "a draft"


def _reason_to_hold(draft: Draft, at: datetime) -> str:
    story, published = draft.story, draft.published
    if story.status != "usable":
        return f"the source says {story.status}"
    if story.embargoed:
        return "the source has put it under embargo"
    if story.expires and story.expires.timestamp() <= at.timestamp():
        return "it has expired"
    return "its date is still to come" if published and published > at else ""


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
    told = f"not ready to publish: {' '.join(reasons)} Without --publish it comes in as a draft."
    return Decision(status="failed", reason=told, draft=draft, known=decision.known)
