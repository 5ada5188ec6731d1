"""Turning a working copy into what a content says: an older revision again, or what a merge gave."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from taggit.models import Tag

from articles.models import (
    Article,
    ArticlePicture,
    Byline,
    Dateline,
    DatelinePlace,
    Image,
    Mention,
    Person,
    Place,
    RelatedLink,
    Revision,
    Section,
)

from . import workflow
from .content import PLAIN_FIELDS, Content
from .rights import why_not_to_move
from .saving import claim, keep
from .workflow import Verb

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Restored:
    """The revision that a restoration made, and what could not be brought back, a sentence each."""

    revision: Revision
    lost: list[str]


@transaction.atomic
def restore(
    article: Article, revision: Revision, *, version: int, by: User | None, via: str, at: datetime
) -> Restored:
    """Save what the article was in an older revision as its newest one.

    Raises ChangedMeanwhile, IllegalMove or NotAllowed.
    """
    workflow.check(article, Verb.CHANGE, by)
    claim(article, version=version)
    lost = write_content(article, _within_reach(article, revision.content, by))
    return Restored(keep(article, by=by, via=via, at=at), lost)


def _within_reach(article: Article, content: Content, by: User | None) -> Content:
    """Leave the article in its section where `by` may not move it back."""
    section = Section.objects.filter(pk=content["section"]).first()
    if by is None or content["section"] == article.section_id:
        return content
    return (
        content | {"section": article.section_id} if why_not_to_move(article, to=section, by=by) else content
    )


def write_content(article: Article, content: Content) -> list[str]:
    """Make the article's columns and rows what the content says; the caller claims and keeps.

    Rows that stay keep their keys. What the content names and is no longer here is left out; returns a
    sentence for each.
    """
    known = _Known(content)
    for name in PLAIN_FIELDS:
        setattr(article, name, content[name])
    article.section = known.row(Section, content["section"])
    article.published = datetime.fromisoformat(content["published"]) if content["published"] else None
    article.save(update_fields=[*PLAIN_FIELDS, "section", "published"])
    _write_rows(article, content, known)
    _write_dateline(article, content["dateline"], known)
    article.tags.set([tag for key in content["tags"] if (tag := known.row(Tag, key))])
    return known.sentences()


_WORDS: dict[type[Model], str] = {
    Section: "Its section",
    Person: "A person it named",
    Place: "A place of its dateline",
    Image: "A picture",
    Article: "A story it linked to",
    Tag: "A topic",
}


class _Known:
    """The rows that a content refers to, as far as they are still here."""

    def __init__(self, content: Content) -> None:
        places = content["dateline"]["places"] if content["dateline"] else []
        self._rows: dict[type[Model], dict[Any, Any]] = {
            Section: _read(Section, [content["section"]]),
            Person: _people(content),
            Place: _read(Place, [row["place"] for row in places]),
            Image: _read(Image, [row["image"] for row in content["pictures"]]),
            Article: _read(Article, [row["target"] for row in content["related"]]),
            Tag: _read(Tag, content["tags"]),
        }
        self._missing: dict[type[Model], set[int]] = {}

    def row(self, model: type[Row], key: int | None) -> Row | None:
        """Return a row by its key, and remember when it is gone."""
        found: Row | None = self._rows[model].get(key)
        if key is not None and found is None:
            self._missing.setdefault(model, set()).add(key)
        return found

    def sentences(self) -> list[str]:
        return [
            f"{_WORDS[model]} is no longer here ({model._meta.verbose_name} {key})."
            for model, keys in self._missing.items()
            for key in sorted(keys)
        ]


def _people(content: Content) -> dict[Any, Any]:
    credited = (row["person"] for row in content["bylines"] + content["mentions"])
    return dict(Person.objects.behind(key for key in credited if key is not None))


def _read(model: type[Model], keys: Iterable[int | None]) -> dict[Any, Any]:
    wanted = {key for key in keys if key is not None}
    return model._default_manager.in_bulk(wanted) if wanted else {}


def _write_rows(article: Article, content: Content, known: _Known) -> None:
    bylines = [
        {"person": person, "role": row["role"], "text": row["text"]}
        for row in content["bylines"]
        if (person := known.row(Person, row["person"])) or row["text"]
    ]
    mentions = [
        {"person": person, "role": row["role"]}
        for row in content["mentions"]
        if (person := known.row(Person, row["person"]))
    ]
    pictures = [
        {**row, "image": image}
        for row in content["pictures"]
        if (image := known.row(Image, row["image"])) or row["href"]
    ]
    related = [
        {"reason": "", "one_way": False, **row, "target": target}
        for row in content["related"]
        if (target := known.row(Article, row["target"])) or row["title"]
    ]
    _replace(article, Byline, _once(bylines), lambda row: (row.person_id, row.text))
    _replace(article, Mention, _once(mentions, "person"), lambda row: row.person_id)
    _replace(article, ArticlePicture, pictures, lambda row: (row.image_id, row.href))
    _replace(article, RelatedLink, related, _link_key)


def _once(rows: list[dict[str, Any]], *names: str) -> list[dict[str, Any]]:
    """Leave out what stands twice by these names, or by all, since two people were merged."""
    first: dict[Hashable, dict[str, Any]] = {}
    for row in rows:
        first.setdefault(tuple(row[name] for name in names or row), row)
    return list(first.values())


def _link_key(link: RelatedLink) -> Hashable:
    # A link whose story arrived is still the one its author gave in words.
    return (None if link.attached_at else link.target_id, link.title, link.url)


def _replace(
    article: Article, model: type[Any], values: list[dict[str, Any]], key: Callable[[Any], Hashable]
) -> None:
    manager = model._default_manager
    before: dict[Hashable, list[Any]] = {}
    for row in manager.filter(article=article).order_by("position", "pk"):
        before.setdefault(key(row), []).append(row)
    rows = []
    for position, value in enumerate(values):
        new = model(article=article, position=position, **value)
        kept = before.get(key(new))
        rows.append(_as_kept(kept.pop(0), new, value) if kept else new)
    manager.filter(article=article).delete()
    manager.bulk_create(rows)


def _as_kept(row: Any, new: Any, value: dict[str, Any]) -> Any:
    """Give a row that was there what the content says of it; a link keeps the story that answered it."""
    row.position = new.position
    answered = {"target", "pending"} if getattr(row, "attached_at", None) else set()
    for name in value.keys() - answered:
        setattr(row, name, value[name])
    return row


def _write_dateline(article: Article, wish: Content | None, known: _Known) -> None:
    line = Dateline.objects.filter(article=article).first()
    if wish is None:
        if line:
            line.delete()
        return
    line = line or Dateline(article=article)
    line.date = date.fromisoformat(wish["date"]) if wish["date"] else None
    line.agency, line.printed, line.mark = wish["agency"], wish["printed"], wish["mark"]
    line.save()
    line.rows.all().delete()
    places = [(place, row["name"]) for row in wish["places"] if (place := known.row(Place, row["place"]))]
    DatelinePlace.objects.bulk_create(
        DatelinePlace(dateline=line, place=place, name=name, position=position)
        for position, (place, name) in enumerate(places)
    )
