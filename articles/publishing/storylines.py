"""Keeping storylines: their words, their stories in order, and what the audit log says of both."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles.models import Storyline, StorylineEntry
from articles.text.slug import slugify

from . import audit
from .addresses import move_page
from .known import free_slug, page_path
from .refused import Refused

WORDS = ("name", "slug", "description", "section_id")


class StorylineChangedMeanwhile(Refused):
    """Someone changed the storyline after the version the caller read."""

    def __init__(self, storyline: Storyline) -> None:
        super().__init__(
            f"“{storyline}” was changed by someone else since you opened it. What you typed is still in this "
            "form: look at theirs in another window, then save again."
        )


@transaction.atomic
def save_storyline(
    storyline: Storyline, stories: Sequence[int], *, by: User | None, via: str, at: datetime
) -> None:
    """Save a storyline with its stories, by their keys in order; a former address answers 301.

    Raises StorylineChangedMeanwhile when `storyline.version` is not the newest.
    """
    before = _claimed(storyline) if storyline.pk else {}
    storyline.slug = storyline.slug or free_slug(Storyline, slugify(storyline.name) or "storyline")
    if not before:
        storyline.created_by = by
    storyline.save()
    _put_in_order(storyline, list(dict.fromkeys(stories)))
    _write_down(storyline, before, by=by, via=via, at=at)


def storyline_content(storyline: Storyline) -> dict[str, Any]:
    """Set down what a storyline says and holds; 1 query."""
    stories = StorylineEntry.objects.filter(storyline=storyline).order_by("position", "pk")
    words = {name: getattr(storyline, name) for name in WORDS}
    return words | {"stories": list(stories.values_list("article", flat=True))}


def _put_in_order(storyline: Storyline, stories: list[int]) -> None:
    """Write the entries anew; a story that was there keeps its entry's key, so that open forms know it."""
    entries = StorylineEntry.objects.filter(storyline=storyline)
    keys = dict(entries.values_list("article", "pk"))
    entries.delete()
    StorylineEntry.objects.bulk_create(
        StorylineEntry(pk=keys.get(story), storyline=storyline, article_id=story, position=position)
        for position, story in enumerate(stories)
    )


def _claimed(storyline: Storyline) -> dict[str, Any]:
    """Take the next version, holding the row, and return what the storyline was before."""
    newest = Storyline.objects.filter(pk=storyline.pk, version=storyline.version)
    if not newest.update(version=F("version") + 1):
        raise StorylineChangedMeanwhile(storyline)
    storyline.version += 1
    return storyline_content(Storyline.objects.get(pk=storyline.pk))


def _write_down(
    storyline: Storyline, before: dict[str, Any], *, by: User | None, via: str, at: datetime
) -> None:
    changes = audit.differences(before, storyline_content(storyline))
    if not changes:
        return
    verb = "changed" if before else "created"
    audit.record(verb, by=by, via=via, at=at, thing=f"storyline:{storyline.pk}", changes=changes)
    if before and "slug" in changes:
        old, new = (page_path(Storyline, slug) for slug in changes["slug"])
        move_page(old, new, at=at)
