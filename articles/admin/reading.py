"""A saved state of a story in words: what its content refers to by number, named."""

import json
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from taggit.models import Tag

from articles.admin.moments import in_words
from articles.models import Article, Edition, Image, Kind, Person, Place, Section
from articles.publishing.content import Content
from articles.publishing.page import as_filed
from articles.text.house import byline_text, dateline_text

LONGEST = 2000
# What a part of a content is called among its facts.
NAMES = {
    "section": "Section",
    "dateline": "Dateline",
    "bylines": "Byline",
    "mentions": "People",
    "tags": "Topics",
    "related": "Related",
    "pictures": "Pictures",
    "kind": "Kind",
    "urgency": "Urgency",
    "language": "Language",
    "published": "Published",
    "slug": "Slug",
    "slugline": "Slugline",
    "source": "Source",
    "copyright_notice": "Copyright",
    "editor_note": "Note for the desk",
}


def facts_of(content: Content) -> list[tuple[str, str]]:
    """List what a state says beside its text, as (name, words); six queries."""
    credited = [row["person"] for row in content["bylines"] + content["mentions"] if row["person"]]
    people = {key: person.name for key, person in Person.objects.behind(credited).items()}
    told = {
        "Section": _named(Section, [content["section"]]).get(content["section"], ""),
        "Dateline": _dateline(content["dateline"]),
        "Byline": byline_text(
            [(row["text"] or people.get(row["person"], ""), row["role"]) for row in content["bylines"]]
        ),
        "People": ", ".join(dict.fromkeys(people.get(row["person"], "") for row in content["mentions"])),
        "Topics": ", ".join(sorted(_named(Tag, content["tags"]).values())),
        "Related": "; ".join(_related(content)),
        "Pictures": "; ".join(_pictures(content)),
        "Kind": Kind(content["kind"]).label,
        "Urgency": str(content["urgency"]),
        "Language": content["language"],
        "Published": content["published"] or "",
        "Slug": content["slug"],
        "Slugline": content["slugline"],
        "Source": content["source"],
        "Copyright": content["copyright_notice"],
        "Note for the desk": content["editor_note"],
    }
    return [(name, words) for name, words in told.items() if words]


def facts_of_edition(edition: Edition) -> list[tuple[str, str]]:
    """List what readers saw beside an edition's text, as (name, words); one query."""
    page = edition.page
    told = {
        "Address": edition.address.path,
        "Section": " > ".join(_each("name", page["crumbs"])),
        "Dateline": (page["dateline"] or {}).get("text", ""),
        "Byline": page["byline"],
        "People": ", ".join(_each("name", page["people"])),
        "Topics": ", ".join(_each("name", page["tags"])),
        "Related": "; ".join(_related_of(edition)),
        "Pictures": "; ".join(_each("caption", page["pictures"])),
        "Published": capfirst(in_words(edition.published)),
        "Updated": capfirst(in_words(edition.updated)) if edition.updated else "",
        "Words": str(edition.word_count),
        "Made of": f"version {edition.revision.number}",
        "Source": edition.source,
        "Copyright": edition.copyright_notice,
    }
    return [(name, words) for name, words in told.items() if words]


def _each(key: str, values: list[dict[str, Any]]) -> list[str]:
    return [value[key] for value in values]


def _related_of(edition: Edition) -> list[str]:
    links = edition.related_rows.select_related("target").order_by("position", "pk")
    return [link.title or (link.target.headline if link.target else link.url) for link in links]


def is_pointer(value: Any) -> bool:
    """Tell whether a value of the audit log only says which revision has it."""
    return isinstance(value, dict) and set(value) == {"revision"}


def in_short(value: Any) -> str:
    """Say a value of the audit log in at most LONGEST characters."""
    if value is None:
        return ""
    if is_pointer(value):
        return f"as in version {value['revision']}"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _named(model: Any, keys: list[int | None]) -> dict[int | None, str]:
    rows = model._default_manager.in_bulk({key for key in keys if key is not None})
    return {key: str(row) for key, row in rows.items()}


def _dateline(line: Content | None) -> str:
    if line is None or line["printed"]:
        return line["printed"] if line else ""
    places = Place.objects.in_bulk([row["place"] for row in line["places"]])
    filed = [as_filed(places[row["place"]], row["name"]) for row in line["places"]]
    parts = [
        dateline_text(filed, style=settings.DATELINE_STYLE, agency=line["agency"]),
        line["date"] or "",
    ]
    return ", ".join(part for part in parts if part)


def _related(content: Content) -> list[str]:
    headlines = _named(Article, [row["target"] for row in content["related"]])
    return [row["title"] or headlines.get(row["target"], "") or row["url"] for row in content["related"]]


def _pictures(content: Content) -> list[str]:
    images = _named(Image, [row["image"] for row in content["pictures"]])
    return [row["caption"] or images.get(row["image"], "") or row["href"] for row in content["pictures"]]
