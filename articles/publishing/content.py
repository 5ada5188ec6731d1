"""A working copy as one JSON value: what a revision keeps and an edition is made of."""

import hashlib
import json
from typing import Any

from articles.models import Article, Dateline

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


def content_of(article: Article) -> Content:
    """Read everything the desk wrote of the article; 7 queries."""
    content: Content = {name: getattr(article, name) for name in PLAIN_FIELDS}
    content["section"] = article.section_id
    content["published"] = article.published.isoformat() if article.published else None
    content["dateline"] = _dateline(article)
    content["bylines"] = _rows(article.bylines, "person_id", "role", "text")
    content["mentions"] = _rows(article.mentions, "person_id", "role")
    content["pictures"] = _rows(article.pictures, "image_id", "href", "caption", "credit", "alt")
    content["related"] = _related(article)
    content["tags"] = sorted(article.tags.values_list("pk", flat=True))
    return content


def fingerprint(content: Content) -> str:
    """Reduce a content to the same 64 characters whenever it is the same."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _rows(manager: Any, *names: str) -> list[Content]:
    keys = {name: name.removesuffix("_id") for name in names}
    found = manager.order_by("position", "pk").values(*names)
    return [{keys[name]: row[name] for name in names} for row in found]


def _related(article: Article) -> list[Content]:
    # A target that answered a pending link is a fact about the archive, not a word of the author.
    rows = article.related_links.order_by("position", "pk")
    return [
        {
            "target": None if row.attached_at else row.target_id,
            "title": row.title,
            "url": row.url,
            "type": row.type,
            "pending": row.pending or bool(row.attached_at),
        }
        for row in rows
    ]


def _dateline(article: Article) -> Content | None:
    line = Dateline.objects.filter(article=article).first()
    if line is None:
        return None
    places = line.rows.order_by("position", "pk").values("place_id", "name")
    return {
        "date": line.date.isoformat() if line.date else None,
        "agency": line.agency,
        "printed": line.printed,
        "mark": line.mark,
        "places": [{"place": row["place_id"], "name": row["name"]} for row in places],
    }
