"""Changing what readers have now while another edition is scheduled, so that neither undoes the other."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Change, Edition, NotePlace, Revision

from . import audit, workflow
from .content import Content
from .editions import Announcement, live_edition, open_edition, pending_edition
from .effects import announce
from .four_eyes import MERGED
from .merging import Clash, merge_contents
from .moves import CHANGES, DONE, Consent, NotLive, give
from .refused import Refused
from .restoring import write_content
from .saving import claim, keep
from .schedule import NothingScheduled


class Overlaps(Refused):
    """What is to change now is changed differently by the text that is scheduled, or by the working copy."""

    def __init__(self, article: Article, clashes: list[Clash]) -> None:
        self.clashes = clashes
        parts = ", ".join(sorted({clash.part.removesuffix("_html") for clash in clashes}))
        super().__init__(
            f"The scheduled text of “{article}” changes the same place ({parts}), so the two cannot be "
            "joined by themselves: cancel the schedule, publish this, then schedule the other again."
        )


@dataclass(frozen=True)
class _Then:
    """The edition that is scheduled, with what it was made of."""

    edition: Edition
    content: Content

    @property
    def announcement(self) -> Announcement:
        made = self.edition
        return Announcement(
            Change(made.change), note=made.note, updated=made.updated, note_place=NotePlace(made.note_place)
        )


@transaction.atomic
def change_now(
    article: Article,
    words: Content,
    announcement: Announcement,
    *,
    version: int,
    by: User | None,
    via: str,
    at: datetime,
    override: str = "",
) -> Edition:
    """Publish what readers have with some parts changed, and bring the change into what is scheduled as well.

    `words` maps parts of the content (`headline`, `body_html` …) to what they are to be now. The working copy
    and the scheduled text are merged with it and stay what they were beside that. Raises Overlaps, and then
    nothing has happened; ChangedMeanwhile, NotLive, NothingScheduled, or what `moves.give` raises. Rights are
    asked in the section the story lies in at the desk and in the one its readers find it in.
    """
    at = workflow.lock(article, at=at)
    live, then = live_edition(article, at=at), _scheduled(article, at=at)
    if live is None:
        raise NotLive(article)
    workflow.check(article, CHANGES[announcement.change], by)
    base = Revision.objects.get(pk=live.revision_id).content
    copy = Revision.objects.filter(article=article).latest_first()[0].content
    now = base | words
    later, mine = _joined(article, base, now, then.content), _joined(article, base, now, copy)
    claim(article, version=version)
    edition = _publish(article, now, announcement, then, by=by, via=via, at=at, override=override)
    _schedule_again(article, later, then, at=at)
    if mine != later:
        _merge(article, mine, at=at)
    return edition


def _scheduled(article: Article, *, at: datetime) -> _Then:
    pending = pending_edition(article, at=at)
    if pending is None:
        raise NothingScheduled(article)
    return _Then(pending, Revision.objects.get(pk=pending.revision_id).content)


def _joined(article: Article, base: Content, now: Content, other: Content) -> Content:
    merging = merge_contents(base, now, other, {})
    if merging.clashes:
        raise Overlaps(article, merging.clashes)
    return merging.content


def _publish(
    article: Article,
    content: Content,
    announcement: Announcement,
    then: _Then,
    *,
    by: User | None,
    via: str,
    at: datetime,
    override: str,
) -> Edition:
    write_content(article, content)
    keep(article, by=by, via=via, at=at)
    consent = Consent(instead_of=then.edition.number, override=override)
    verb = CHANGES[announcement.change]
    return give(article, verb, announcement, by=by, via=via, at=at, consent=consent)


def _schedule_again(article: Article, content: Content, then: _Then, *, at: datetime) -> None:
    """Put the scheduled text, with the change in it, back at its moment; its end is what it was."""
    revision = _merge(article, content, at=at)
    edition, _ = open_edition(article, revision, then.announcement, starts=then.edition.live_from)
    changes: audit.Changes = {"edition": [then.edition.number, edition.number]}
    audit.record("merged into the schedule", by=None, via=MERGED, at=at, article=article, changes=changes)
    announce(DONE[then.announcement.change], edition, via=MERGED, at=at)


def _merge(article: Article, content: Content, *, at: datetime) -> Revision:
    claim(article, version=article.version)
    write_content(article, content)
    return keep(article, by=None, via=MERGED, at=at)
