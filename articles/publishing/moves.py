"""The verbs that change what readers see. Each is one transaction, all of it or nothing."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Change, Edition, Image, Kind, Revision, State, Tombstone
from articles.text.html import plain

from . import audit
from .addresses import lift_tombstones, move
from .content import Content
from .editions import Announcement, close, live_edition, open_edition
from .related import attach_to


class NotReadyToPublish(Exception):
    """The article lacks what a page needs; `reasons` holds a sentence for each."""

    def __init__(self, article: Article, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(f"“{article}” is not ready to publish. {' '.join(reasons)}")


class AlreadyLive(Exception):
    """The article is live, so it is updated or corrected, not published."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"“{article}” is live already. Publish its changes as an update or a correction.")


class NotLive(Exception):
    """The article is not live, so there is nothing to update, correct or withdraw."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"“{article}” is not live. Publish it first.")


@transaction.atomic
def publish(
    article: Article, *, by: User | None, via: str, at: datetime, updated: datetime | None = None
) -> Edition:
    """Make the newest revision live: for the first time, or again after a withdrawal.

    An imported story may have been updated where it came from. Raises AlreadyLive or NotReadyToPublish.
    """
    _lock(article)
    if article.state != State.DRAFT and live_edition(article, at=at):
        raise AlreadyLive(article)
    if article.state == State.WITHDRAWN:
        lift_tombstones(article, at=at)
    announcement = Announcement(Change.FIRST, updated=updated)
    return _open("published", article, announcement, by=by, via=via, at=at)


@transaction.atomic
def update(
    article: Article, *, by: User | None, via: str, at: datetime, updated: datetime | None = None
) -> Edition:
    """Replace the live edition by the newest revision, updated at `at` or when its source says it was.

    Raises NotLive or NotReadyToPublish.
    """
    _require_live(article, at=at)
    announcement = Announcement(Change.UPDATE, updated=updated or at)
    return _open("updated", article, announcement, by=by, via=via, at=at)


@transaction.atomic
def correct(article: Article, *, note: str, by: User | None, via: str, at: datetime) -> Edition:
    """Replace the live edition by the newest revision and tell readers with a dated note what was wrong.

    Raises NotLive or NotReadyToPublish, the latter also without a note.
    """
    _require_live(article, at=at)
    if not note.strip():
        raise NotReadyToPublish(article, ["A correction needs a note that says what was wrong."])
    announcement = Announcement(Change.CORRECTION, note=note.strip(), updated=at)
    return _open("corrected", article, announcement, by=by, via=via, at=at)


@transaction.atomic
def withdraw(article: Article, *, notice: str, by: User | None, via: str, at: datetime) -> Tombstone:
    """Take a live story down; its address answers 410 with the notice. Raises NotLive."""
    edition = _require_live(article, at=at)
    close(edition, at=at)
    tombstone = Tombstone.objects.create(
        address=edition.address, article=article, notice=notice.strip(), raised_at=at, by=by
    )
    _set_state(article, State.WITHDRAWN)
    audit.record("withdrawn", by=by, via=via, at=at, article=article, changes={"notice": ["", notice]})
    return tombstone


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


def _lacks_alt(content: Content) -> bool:
    # The picture's own text serves too, and is only known to the database.
    silent = [row["image"] for row in content["pictures"] if row["image"] and not row["alt"]]
    return bool(silent) and Image.objects.filter(pk__in=silent, alt="").exists()


def _lock(article: Article) -> None:
    """Hold the article until the transaction ends, and know the state it is in."""
    locked = Article.objects.select_for_update().values_list("state", flat=True)
    article.state = locked.get(pk=article.pk)


def _require_live(article: Article, *, at: datetime) -> Edition:
    _lock(article)
    edition = live_edition(article, at=at)
    if edition is None:
        raise NotLive(article)
    return edition


def _open(
    verb: str, article: Article, announcement: Announcement, *, by: User | None, via: str, at: datetime
) -> Edition:
    revision = Revision.objects.filter(article=article).latest_first().first()
    content = revision.content if revision else {}
    reasons = reasons_not_to_publish(content) if revision else ["Save it first."]
    if content.get("published") and datetime.fromisoformat(content["published"]) > at:
        reasons.append("Its own date is still to come: correct it, or publish when it has come.")
    if reasons or revision is None:
        raise NotReadyToPublish(article, reasons)
    edition, before = open_edition(article, revision, announcement, at=at)
    if before and before.address_id != edition.address_id:
        move(before.address, edition.address, at=at)
    _set_state(article, State.PUBLISHED)
    attach_to(article, headline=edition.headline, at=at)
    changes = {"edition": [before.number if before else None, edition.number]}
    audit.record(verb, by=by, via=via, at=at, article=article, changes=changes)
    return edition


def _set_state(article: Article, state: State) -> None:
    article.state = state
    article.save(update_fields=["state"])
