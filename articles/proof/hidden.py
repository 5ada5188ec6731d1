"""What the database holds and readers do not have: every word ever saved, less what is public."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import F, Q, QuerySet
from taggit.models import Tag

from articles.models import (
    Article,
    Autosave,
    DeskNote,
    Edition,
    Image,
    Person,
    PersonRole,
    Place,
    Revision,
    Section,
    State,
    Tombstone,
)
from articles.models.revision import read_contents

from .words import HEADLINE, NOTE, PICTURE, SLUG, SLUGLINE, TEXT, Hidden, texts_in

BATCH = 200
PARTS = {"headline": HEADLINE, "slugline": SLUGLINE, "editor_note": NOTE}
NO_WORDS = {"slug", "published"}
NAMED_PUBLICLY = (Section, Person, Place, Tag)


def hidden_at(at: datetime) -> Hidden:
    """Gather what readers do not have of any story; 10 queries for 200 stories.

    Needs memory for the words of what is hidden, and reads what is live once more.
    """
    hidden = Hidden()
    stories = Article.objects.order_by("pk").iterator(BATCH)
    while batch := list(islice(stories, BATCH)):
        found = saved(batch)
        _allow(found, Edition.objects.filter(article__in=batch), at)
        hidden.take(found)
    allow_public(hidden, at)
    return hidden


def allow_public(hidden: Hidden, at: datetime) -> None:
    """Take out whatever readers have at the moment; reads all of it."""
    _allow(hidden, Edition.objects.all(), at)
    _allow_names(hidden, at)


def allow_since(hidden: Hidden, begun: datetime, at: datetime) -> None:
    """Take out what readers were given after `begun`."""
    _allow(hidden, Edition.objects.filter(live_from__gt=begun), at)


def saved(articles: Sequence[Article]) -> Hidden:
    """Gather every word and picture that was ever saved of these stories, public or not; 7 queries."""
    hidden = Hidden()
    of_them = {"article__in": articles}
    pictures: dict[int, int] = {}
    for revision in _read(Revision.objects.filter(**of_them).order_by("article", "number")):
        _hide_content(hidden, revision)
        shown = revision.content["pictures"]
        pictures |= {picture["image"]: revision.article_id for picture in shown if picture["image"]}
    _hide_what_stands_beside(hidden, of_them)
    for image in Image.objects.filter(pk__in=pictures):
        hidden.hide_name(pictures[image.pk], PICTURE, image.token)
        for text in (image.caption, image.alt, image.rights, image.original_name):
            hidden.hide(pictures[image.pk], TEXT, text)
    return hidden


def _hide_content(hidden: Hidden, revision: Revision) -> None:
    content = revision.content
    hidden.hide_name(revision.article_id, SLUG, content["slug"])
    for name in content.keys() - NO_WORDS:
        for text in texts_in(content[name]):
            hidden.hide(revision.article_id, PARTS.get(name, TEXT), text)


def _hide_what_stands_beside(hidden: Hidden, of_them: dict[str, Any]) -> None:
    for edition in Edition.objects.filter(**of_them).only("article_id", "note", "slug"):
        hidden.hide(edition.article_id, TEXT, edition.note)
        hidden.hide_name(edition.article_id, SLUG, edition.slug)
    for said in DeskNote.objects.filter(**of_them):
        hidden.hide(said.article_id, NOTE, said.text)
    for article, fields in Autosave.objects.filter(**of_them).values_list("article", "fields"):
        for text in texts_in(fields):
            hidden.hide(article, TEXT, text)


def _read(revisions: QuerySet[Revision]) -> Iterator[Revision]:
    found = revisions.iterator(BATCH)
    while batch := list(islice(found, BATCH)):
        read_contents(batch)
        yield from batch


def given(at: datetime) -> QuerySet[Edition]:
    """Return what readers should have: by dates, and by the story’s state and tombstones as well.

    Said once more here and not asked of `live`, so that a mistake there is not believed.
    """
    has_begun = Q(live_from__lte=at) & (Q(live_until=None) | Q(live_until__gt=at))
    shown = Edition.objects.filter(has_begun, article__state__in=[State.PUBLISHED, State.RETRACTED])
    return shown.exclude(article__tombstones__in=Tombstone.objects.standing(at))


def _allow(hidden: Hidden, editions: QuerySet[Edition], at: datetime) -> None:
    """Take out what readers see of these editions, and the notes on those that went before."""
    for edition in (editions & given(at)).iterator(BATCH):
        shown = [edition.kicker, edition.headline, edition.standfirst, edition.body_html, edition.note]
        hidden.allow([*shown, edition.source, edition.copyright_notice], [edition.slug])
        hidden.allow(texts_in(edition.page), [picture["token"] for picture in edition.page["pictures"]])
    noted = editions.filter(live_from__lte=at, article__in=given(at).values("article")).exclude(note="")
    begun = noted.exclude(live_until=F("live_from"))
    hidden.allow(begun.values_list("note", flat=True).iterator(BATCH))


def _allow_names(hidden: Hidden, at: datetime) -> None:
    """Take out the notices over what was taken down, portraits, and names that anything else has, too."""
    hidden.allow(Tombstone.objects.standing(at).values_list("notice", flat=True))
    named = Person.objects.filter(pk__in=given(at).values("person_rows__person"))
    hidden.allow([], named.exclude(portrait=None).values_list("portrait__token", flat=True))
    for person in Person.objects.values_list("name", "disambiguation").iterator(BATCH):
        hidden.allow(person)
    hidden.allow(PersonRole.objects.values_list("title", flat=True).iterator(BATCH))
    for model in NAMED_PUBLICLY:
        hidden.allow([], model._default_manager.values_list("slug", flat=True).iterator(BATCH))
