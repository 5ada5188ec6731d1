"""Keeping storylines: their words, their stories in order, and what the audit log says of both."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Storyline, StorylineEntry
from articles.text.slug import slugify

from .known import free_slug, note_thing

WORDS = ("name", "slug", "description", "section_id")


@transaction.atomic
def save_storyline(
    storyline: Storyline, stories: Sequence[int], *, by: User | None, via: str, at: datetime
) -> None:
    """Save a storyline with its stories, by their keys in order; a former address answers 301."""
    there = Storyline.objects.filter(pk=storyline.pk).first()
    before = storyline_content(there) if there else {}
    storyline.slug = storyline.slug or free_slug(Storyline, slugify(storyline.name) or "storyline")
    if not before:
        storyline.created_by = by
    storyline.save()
    _put_in_order(storyline, list(dict.fromkeys(stories)))
    note_thing(storyline, before, storyline_content(storyline), by=by, via=via, at=at)


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
