"""Making an edition of a revision, with the index rows readers' lists join."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from articles.models import (
    Address,
    Article,
    Change,
    Edition,
    EditionPerson,
    EditionPicture,
    EditionPlace,
    EditionRelated,
    EditionSection,
    EditionTag,
    NotePlace,
    RelatedLink,
    Revision,
)
from articles.text.html import word_count
from articles.text.similarity import headline_key
from articles.text.slug import slugify

from .addresses import claim_address
from .content import Content
from .one_person import hold_people
from .page import Known, page_value

NEXT_MOMENT = timedelta(microseconds=1)
COPIED = (
    "kind",
    "language",
    "urgency",
    "kicker",
    "headline",
    "standfirst",
    "body_html",
    "source",
    "copyright_notice",
)
INDEXES: tuple[type[Any], ...] = (
    EditionSection,
    EditionPerson,
    EditionPlace,
    EditionTag,
    EditionRelated,
    EditionPicture,
)


@dataclass(frozen=True)
class Announcement:
    """How a new edition presents itself to readers: what kind of change, with which note, updated when."""

    change: Change
    note: str = ""
    updated: datetime | None = None
    note_place: NotePlace = NotePlace.TOP


def live_edition(article: Article, *, at: datetime) -> Edition | None:
    return Edition.objects.live(at).filter(article=article).select_related("address").first()


def live_text(article: Article, *, at: datetime) -> Edition | None:
    """Return the live edition if it shows the story, which the notice of a retraction does not."""
    live = live_edition(article, at=at)
    return None if live and live.change == Change.RETRACTION else live


def pending_edition(article: Article, *, at: datetime) -> Edition | None:
    """Return what readers will see of the article later; there is at most one such edition."""
    return Edition.objects.pending(at).filter(article=article).select_related("address").first()


def latest_edition(article: Article) -> Edition | None:
    """Return the edition that begins last, whether it has begun or not; cancelled ones do not count."""
    editions = Edition.objects.filter(article=article).uncancelled().select_related("address")
    return editions.order_by("-live_from").first()


def open_edition(
    article: Article,
    revision: Revision,
    announcement: Announcement,
    *,
    starts: datetime,
    content: Content | None = None,
) -> tuple[Edition, Edition | None]:
    """Make the revision, or the content given in its place, what readers see from `starts`.

    Returns the new edition and the one before it. An edition still live then ends where the new one begins,
    at the earliest a microsecond after its own beginning; the end it had is the new one's.
    """
    content = content or revision.content
    before = latest_edition(article)
    starts = _after(before, starts)
    ends = before.live_until if before and is_live(before, at=starts) else None
    close(before, at=starts)
    hold_people()
    known = Known(content)
    edition = _edition(article, revision, announcement, content, known, before, starts)
    edition.live_until = ends
    edition.save(force_insert=True)
    _index(edition, content, known)
    return edition, before


def reopen(edition: Edition, *, starts: datetime, ends: datetime | None) -> Edition:
    """Show an edition that has ended once more, to the letter, in [starts, ends)."""
    latest = latest_edition(edition.article)
    starts = _after(latest, starts)
    close(latest, at=starts)
    again = Edition.objects.get(pk=edition.pk)
    again.pk, again._state.adding = None, True
    again.number = _next_number(edition.article)
    again.live_from, again.live_until = starts, ends
    again.change, again.note = Change.RESTORED, ""
    again.save(force_insert=True)
    for table in INDEXES:
        rows = list(table._default_manager.filter(edition=edition).order_by("pk"))
        for row in rows:
            row.pk, row.edition = None, again
        table._default_manager.bulk_create(rows)
    return again


def cancel(edition: Edition) -> None:
    """Make a pending edition one that never was; the edition before it stays, until the end this one had."""
    ends = edition.live_until
    close(edition, at=edition.live_from)
    before = latest_edition(edition.article)
    # What follows an end did not set it.
    if before and before.live_until == edition.live_from and edition.change != Change.FIRST:
        before.live_until = ends
        before.save(update_fields=["live_until"])


def is_live(edition: Edition, *, at: datetime) -> bool:
    return edition.live_from <= at and (edition.live_until is None or edition.live_until > at)


def close(edition: Edition | None, *, at: datetime) -> None:
    """End a live edition; one that has ended keeps its end."""
    if edition and (edition.live_until is None or edition.live_until > at):
        edition.live_until = max(at, edition.live_from)
        edition.save(update_fields=["live_until"])


def _edition(
    article: Article,
    revision: Revision,
    announcement: Announcement,
    content: Content,
    known: Known,
    before: Edition | None,
    starts: datetime,
) -> Edition:
    published = _published(content, before, starts)
    address = _address(article, content, known, before, published)
    return Edition(
        article=article,
        number=_next_number(article),
        revision=revision,
        address=address,
        section=known.section,
        live_from=starts,
        published=published,
        updated=announcement.updated or (before.updated if before else None),
        change=announcement.change,
        note=announcement.note,
        note_place=announcement.note_place,
        slug=address.path.rstrip("/").rpartition("/")[2],
        word_count=word_count(content["body_html"]),
        page={**page_value(content, known, on=_day(published)), "version": _version(before)},
        **{name: content[name] for name in COPIED},
    )


def _version(before: Edition | None) -> int:
    # What readers may know: it counts what they had, not what was cancelled or put back.
    return 1 + (int(before.page["version"]) if before else 0)


def _after(before: Edition | None, starts: datetime) -> datetime:
    return max(starts, before.live_from + NEXT_MOMENT) if before else starts


def _next_number(article: Article) -> int:
    last = (
        Edition.objects.filter(article=article).order_by("-number").values_list("number", flat=True).first()
    )
    return (last or 0) + 1


def _published(content: Content, before: Edition | None, starts: datetime) -> datetime:
    if content["published"]:
        return datetime.fromisoformat(content["published"])
    return before.published if before else starts


def _address(
    article: Article, content: Content, known: Known, before: Edition | None, published: datetime
) -> Address:
    day = _first_day(before, published)
    kept = before.slug if before and not content["slug"] else ""
    slug = kept or content["slug"] or slugify(content["headline"]) or f"story-{article.pk}"
    if before and before.section_id == known.section.pk and slug == before.slug:
        return before.address
    return claim_address(article, section=known.section, day=day, slug=slug)


def _first_day(before: Edition | None, published: datetime) -> date:
    # The address keeps the first published day, whatever the story's date is corrected to later.
    others = (
        Edition.objects.filter(article=before.article_id).uncancelled() if before else Edition.objects.none()
    )
    first = others.order_by("number").values_list("published", flat=True).first()
    return _day(first or published)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment, timezone.get_default_timezone())


def _index(edition: Edition, content: Content, known: Known) -> None:
    on = {"edition": edition, "published": edition.published}
    EditionSection.objects.bulk_create(EditionSection(section=section, **on) for section in known.crumbs)
    for relation, rows in (("mention", content["mentions"]), ("byline", content["bylines"])):
        people = dict.fromkeys(known.people[row["person"]].pk for row in rows if row["person"])
        EditionPerson.objects.bulk_create(
            EditionPerson(person_id=person, relation=relation, **on) for person in people
        )
    EditionPlace.objects.bulk_create(EditionPlace(place_id=place, **on) for place in known.places)
    EditionTag.objects.bulk_create(EditionTag(tag=tag, **on) for tag in known.tags)
    EditionPicture.objects.bulk_create(
        EditionPicture(edition=edition, image_id=image, position=position)
        for position, image in enumerate(_shown(content, known))
    )
    _index_related(edition, content)


def _shown(content: Content, known: Known) -> list[int]:
    """List every picture the page shows, its own first, then portraits beside bylines."""
    own = [row["image"] for row in content["pictures"] if row["image"]]
    authors = [known.people[row["person"]] for row in content["bylines"] if row["person"]]
    return list(dict.fromkeys(own + [author.portrait_id for author in authors if author.portrait_id]))


def _index_related(edition: Edition, content: Content) -> None:
    answered = RelatedLink.objects.filter(article=edition.article, attached_at__isnull=False)
    targets = {(link.title, link.url): link.target_id for link in answered}
    EditionRelated.objects.bulk_create(
        EditionRelated(
            edition=edition,
            position=position,
            type=row["type"],
            reason=row.get("reason", ""),
            one_way=row.get("one_way", False),
            title=row["title"],
            title_key=headline_key(row["title"]),
            url=row["url"],
            pending=row["pending"],
            target_id=row["target"] or targets.get((row["title"], row["url"])),
        )
        for position, row in enumerate(content["related"])
    )
