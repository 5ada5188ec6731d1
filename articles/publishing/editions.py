"""Making an edition of a revision, with the index rows readers' lists join."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from articles.models import (
    Address,
    Article,
    Edition,
    EditionPerson,
    EditionPicture,
    EditionPlace,
    EditionRelated,
    EditionSection,
    EditionTag,
    RelatedLink,
    Revision,
    State,
)
from articles.text.html import word_count
from articles.text.similarity import headline_key
from articles.text.slug import slugify

from .addresses import claim_address
from .content import Content
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


@dataclass(frozen=True)
class Announcement:
    """How a new edition presents itself to readers: what kind of change, with which note, updated when."""

    change: str
    note: str = ""
    updated: datetime | None = None


def live_edition(article: Article, *, at: datetime) -> Edition | None:
    return Edition.objects.live(at).filter(article=article).select_related("address").first()


def last_edition(article: Article) -> Edition | None:
    return Edition.objects.filter(article=article).select_related("address").order_by("-number").first()


def open_edition(
    article: Article, revision: Revision, announcement: Announcement, *, at: datetime
) -> tuple[Edition, Edition | None]:
    """Make the revision what readers see from `at`, closing the edition it follows.

    Returns the new edition and the last one before it. An edition still live ends where the new one begins,
    at the earliest a microsecond after its own beginning.
    """
    before = None if article.state == State.DRAFT else last_edition(article)
    starts = max(at, before.live_from + NEXT_MOMENT) if before else at
    close(before, at=starts)
    known = Known(revision.content)
    edition = _edition(article, revision, announcement, known, before, starts)
    edition.save(force_insert=True)
    _index(edition, revision.content, known)
    return edition, before


def close(edition: Edition | None, *, at: datetime) -> None:
    """End a live edition; one that has ended keeps its end."""
    if edition and (edition.live_until is None or edition.live_until > at):
        edition.live_until = max(at, edition.live_from)
        edition.save(update_fields=["live_until"])


def _edition(
    article: Article,
    revision: Revision,
    announcement: Announcement,
    known: Known,
    before: Edition | None,
    starts: datetime,
) -> Edition:
    content = revision.content
    published = _published(content, before, starts)
    address = _address(article, content, known, before, published)
    return Edition(
        article=article,
        number=before.number + 1 if before else 1,
        revision=revision,
        address=address,
        section=known.section,
        live_from=starts,
        published=published,
        updated=announcement.updated or (before.updated if before else None),
        change=announcement.change,
        note=announcement.note,
        slug=address.path.rstrip("/").rpartition("/")[2],
        word_count=word_count(content["body_html"]),
        page=page_value(content, known),
        **{name: content[name] for name in COPIED},
    )


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
    others = Edition.objects.filter(article=before.article_id) if before else Edition.objects.none()
    first = others.order_by("number").values_list("published", flat=True).first()
    return timezone.localdate(first or published, timezone.get_default_timezone())


def _index(edition: Edition, content: Content, known: Known) -> None:
    on = {"edition": edition, "published": edition.published}
    EditionSection.objects.bulk_create(EditionSection(section=section, **on) for section in known.crumbs)
    for relation, rows in (("mention", content["mentions"]), ("byline", content["bylines"])):
        people = dict.fromkeys(row["person"] for row in rows if row["person"])
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
            title=row["title"],
            title_key=headline_key(row["title"]),
            url=row["url"],
            pending=row["pending"],
            target_id=row["target"] or targets.get((row["title"], row["url"])),
        )
        for position, row in enumerate(content["related"])
    )
