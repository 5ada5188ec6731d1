"""A working copy as one JSON value: what a revision keeps and an edition is made of."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db.models import Model

from articles.models import (
    Article,
    ArticlePicture,
    Byline,
    Dateline,
    DatelinePlace,
    Mention,
    RelatedLink,
)

Content = dict[str, Any]

PLAIN_FIELDS = (
    "kind",
    "slug",
    "language",
    "urgency",
    "slugline",
    "kicker",
    "headline",
    "standfirst",
    "body_html",
    "source",
    "copyright_notice",
    "editor_note",
)


@dataclass(frozen=True)
class Rows:
    """Everything that hangs on an article, each kind in its order; of tags the keys."""

    dateline: Dateline | None = None
    places: Sequence[DatelinePlace] = ()
    bylines: Sequence[Byline] = ()
    mentions: Sequence[Mention] = ()
    pictures: Sequence[ArticlePicture] = ()
    related: Sequence[RelatedLink] = ()
    tags: Sequence[int] = ()


def rows_of(article: Article) -> Rows:
    """Read everything that hangs on the article; 7 queries."""
    line = Dateline.objects.filter(article=article).first()
    return Rows(
        dateline=line,
        places=_in_order(line.rows) if line else [],
        bylines=_in_order(article.bylines),
        mentions=_in_order(article.mentions),
        pictures=_in_order(article.pictures),
        related=_in_order(article.related_links),
        tags=list(article.tags.values_list("pk", flat=True)),
    )


def content_of(article: Article, rows: Rows) -> Content:
    """Set everything the desk wrote of the article down as one value; no queries."""
    content: Content = {name: getattr(article, name) for name in PLAIN_FIELDS}
    content["section"] = article.section_id
    content["published"] = article.published.astimezone(UTC).isoformat() if article.published else None
    content["dateline"] = _dateline(rows)
    content["bylines"] = _values(rows.bylines, "person_id", "role", "text")
    content["mentions"] = _values(rows.mentions, "person_id", "role")
    content["pictures"] = _values(rows.pictures, "image_id", "href", "caption", "credit", "alt")
    content["related"] = [_related(row) for row in rows.related]
    content["tags"] = sorted(rows.tags)
    return content


def fingerprint(content: Content) -> str:
    """Reduce a content to the same 64 characters whenever it is the same."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _in_order(rows: Any) -> list[Any]:
    return list(rows.order_by("position", "pk"))


def _values(rows: Sequence[Model], *names: str) -> list[Content]:
    return [{name.removesuffix("_id"): getattr(row, name) for name in names} for row in rows]


def _related(row: RelatedLink) -> Content:
    # A target that answered a pending link is a fact about the archive, not a word of the author.
    value = {
        "target": None if row.attached_at else row.target_id,
        "title": row.title,
        "url": row.url,
        "type": row.type,
        "pending": row.pending or bool(row.attached_at),
    }
    # Only what is said, so that a content that says neither stays equal to those kept before either could be.
    return value | ({"reason": row.reason} if row.reason else {}) | ({"one_way": True} if row.one_way else {})


def _dateline(rows: Rows) -> Content | None:
    line = rows.dateline
    if line is None:
        return None
    return {
        "date": line.date.isoformat() if line.date else None,
        "agency": line.agency,
        "printed": line.printed,
        "mark": line.mark,
        "places": _values(rows.places, "place_id", "name"),
    }
