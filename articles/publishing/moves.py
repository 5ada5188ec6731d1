"""The verbs that put text before readers. Each is one transaction, all of it or nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Change, Edition, Image, Kind, NotePlace, Revision
from articles.text.html import plain

from . import audit, editions, workflow
from .clock_words import by_the_clock
from .content import Content
from .editions import Announcement, live_edition, live_text, open_edition, pending_edition
from .effects import announce
from .four_eyes import require_second_person
from .graves import lift_tombstones
from .refused import Refused
from .related import attach_to
from .workflow import Verb

# What may be declared of a change to a live story, and the verb it takes.
CHANGES = {
    Change.UPDATE: Verb.UPDATE,
    Change.CORRECTION: Verb.CORRECT,
    Change.CLARIFICATION: Verb.CLARIFY,
    Change.EDITORS_NOTE: Verb.ANNOTATE,
    Change.MINOR: Verb.TOUCH_UP,
}
# Those come with a dated note to readers.
NOTED = {
    Change.CORRECTION: "A correction needs a note that says what was wrong.",
    Change.CLARIFICATION: "A clarification needs a note that says what was unclear.",
    Change.EDITORS_NOTE: "An editor’s note needs its text.",
}
# What each change is called in the audit log and outside.
DONE = {
    Change.FIRST: "published",
    Change.UPDATE: "updated",
    Change.CORRECTION: "corrected",
    Change.CLARIFICATION: "clarified",
    Change.EDITORS_NOTE: "annotated",
    Change.MINOR: "touched up",
}


class NotReadyToPublish(Refused):
    """The article lacks what a page needs; `reasons` holds a sentence for each."""

    def __init__(self, article: Article | str, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(f"“{article}” is not ready to publish. {' '.join(reasons)}")


class AlreadyLive(Refused):
    """The article is live, so it is updated or corrected, not published."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"“{article}” is live already. Publish its changes as an update or a correction.")


class NotLive(Refused):
    """The article is not live, so there is nothing to update, correct or withdraw."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"“{article}” is not live. Publish it first.")


class StillUnderEmbargo(Refused):
    """The publication would begin before the article's embargo ends."""

    def __init__(self, article: Article) -> None:
        until = by_the_clock(article.embargo_until) if article.embargo_until else "it is lifted"
        super().__init__(
            f"“{article}” is under embargo until {until}: schedule it for then or later, "
            "or ask an editor-in-chief to lift the embargo."
        )


class PendingChange(Refused):
    """Another edition of the article is scheduled, which this one would undo or be undone by."""

    def __init__(self, article: Article, pending: Edition) -> None:
        self.pending = pending
        apart = "" if pending.change == Change.FIRST else "change only what readers have now, "
        super().__init__(
            f"“{article}” has a publication scheduled for {by_the_clock(pending.live_from)}: "
            f"{apart}agree that this takes its place, or cancel the schedule first."
        )


@dataclass(frozen=True)
class Consent:
    """What whoever publishes was asked beforehand, and answered.

    `instead_of` is the number of the pending edition the new one replaces, `override` why it cannot wait for
    a second person.
    """

    instead_of: int = 0
    override: str = ""


NOTHING_ASKED = Consent()


@transaction.atomic
def publish(
    article: Article,
    *,
    by: User | None,
    via: str,
    at: datetime,
    updated: datetime | None = None,
    consent: Consent = NOTHING_ASKED,
) -> Edition:
    """Make the newest revision live: for the first time, or again after a withdrawal or an end.

    An imported story may have been updated where it came from. Raises AlreadyLive, or what `give` raises.
    """
    at = workflow.lock(article, at=at)
    if live_text(article, at=at):
        raise AlreadyLive(article)
    announcement = Announcement(Change.FIRST, updated=updated)
    return give(article, Verb.PUBLISH, announcement, by=by, via=via, at=at, consent=consent)


@transaction.atomic
def change(
    article: Article,
    announcement: Announcement,
    *,
    by: User | None,
    via: str,
    at: datetime,
    consent: Consent = NOTHING_ASKED,
) -> Edition:
    """Replace the live edition by the newest revision, declared to readers as the announcement says.

    Raises NotLive, or what `give` raises; NotReadyToPublish also where a note is needed and missing.
    """
    at = workflow.lock(article, at=at)
    require_live(article, at=at)
    verb = CHANGES[announcement.change]
    return give(article, verb, announcement, by=by, via=via, at=at, consent=consent)


def update(
    article: Article, *, by: User | None, via: str, at: datetime, updated: datetime | None = None
) -> Edition:
    """Publish new facts: the update moves the time of the story, to `at` or when its source says."""
    return change(article, Announcement(Change.UPDATE, updated=updated or at), by=by, via=via, at=at)


def correct(article: Article, *, note: str, by: User | None, via: str, at: datetime) -> Edition:
    """Publish a correction, with a dated note that says what was wrong."""
    return change(article, announced(Change.CORRECTION, note, at=at), by=by, via=via, at=at)


def announced(
    kind: Change, note: str = "", *, at: datetime, note_place: NotePlace = NotePlace.TOP
) -> Announcement:
    """Declare a change that begins at `at`; only a minor one leaves the time of the story as it is."""
    updated = None if kind in (Change.MINOR, Change.FIRST) else at
    note = note.strip() if kind in NOTED else ""
    return Announcement(kind, note=note, updated=updated, note_place=note_place)


def give(
    article: Article,
    verb: Verb,
    announcement: Announcement,
    *,
    by: User | None,
    via: str,
    at: datetime,
    starts: datetime | None = None,
    consent: Consent = NOTHING_ASKED,
) -> Edition:
    """Open an edition of the newest revision of a locked article, from `starts` or now.

    Raises IllegalMove, NotAllowed, UnderLegalHold, NotReadyToPublish, StillUnderEmbargo, PendingChange or
    NeedsSecondPerson.
    """
    begins = starts or at
    move = workflow.check(article, verb, by)
    revision = ready_revision(article, announcement, begins=begins)
    require_no_embargo(article, begins=begins)
    _make_way(article, consent, at=at)
    require_second_person(article, by=by, via=via, at=at, override=consent.override)
    if live_edition(article, at=at) is None:
        lift_tombstones(article, at=at)
    edition, before = open_edition(article, revision, announcement, starts=begins)
    workflow.set_state(article, move.to)
    attach_to(article, headline=edition.headline, at=at)
    done = "scheduled" if starts else DONE[announcement.change]
    audit.record(done, by=by, via=via, at=at, article=article, changes=_changes(edition, before, starts))
    announce(DONE[announcement.change], edition, via=via, at=at)
    return edition


def ready_revision(
    article: Article, announcement: Announcement, *, begins: datetime, revision: Revision | None = None
) -> Revision:
    """Return the newest revision, or the one given, if a page can be made of it. Raises NotReadyToPublish."""
    revision = revision or Revision.objects.filter(article=article).latest_first().first()
    if revision is None:
        raise NotReadyToPublish(article, ["Save it first."])
    reasons = reasons_not_to_publish(revision.content)
    if announcement.change in NOTED and not announcement.note:
        reasons.append(NOTED[announcement.change])
    published = revision.content["published"]
    if published and datetime.fromisoformat(published) > begins:
        reasons.append("Its own date is still to come: correct it, or publish when it has come.")
    if reasons:
        raise NotReadyToPublish(article, reasons)
    return revision


def require_no_embargo(article: Article, *, begins: datetime) -> None:
    """Raise StillUnderEmbargo when an edition that begins then would break the article's embargo."""
    if article.embargo_until and begins < article.embargo_until:
        raise StillUnderEmbargo(article)


def require_live(article: Article, *, at: datetime) -> Edition:
    """Return what readers have of a locked article. Raises NotLive."""
    edition = live_edition(article, at=at)
    if edition is None:
        raise NotLive(article)
    return edition


def reasons_not_to_publish(content: Content) -> list[str]:
    """Say what a page still needs, one sentence each; empty when it is ready."""
    pictures = any(row["image"] for row in content["pictures"])
    told = plain(content["body_html"]).strip() or (content["kind"] == Kind.PICTURE_STORY and pictures)
    missing = {
        "Give it a headline.": not content["headline"].strip(),
        "Choose a section.": not content["section"],
        "Write its text.": not told,
        "Every picture needs an alternative text.": _lacks_alt(content),
    }
    return [sentence for sentence, is_missing in missing.items() if is_missing]


def _make_way(article: Article, consent: Consent, *, at: datetime) -> None:
    pending = pending_edition(article, at=at)
    if pending is None:
        return
    if pending.number != consent.instead_of:
        raise PendingChange(article, pending)
    editions.cancel(pending)


def _changes(edition: Edition, before: Edition | None, starts: datetime | None) -> audit.Changes:
    changes: audit.Changes = {"edition": [before.number if before else None, edition.number]}
    if starts:
        changes["live_from"] = [None, edition.live_from.isoformat()]
    if edition.note:
        changes["note"] = ["", edition.note]
    return changes


def _lacks_alt(content: Content) -> bool:
    # The picture's own text serves too, and is only known to the database.
    silent = [row["image"] for row in content["pictures"] if row["image"] and not row["alt"]]
    return bool(silent) and Image.objects.filter(pk__in=silent, alt="").exists()
