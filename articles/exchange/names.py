"""The names that working copies refer to, for many at once."""

from collections.abc import Collection
from typing import Any

from taggit.models import Tag

from articles.models import Image, Place, Section
from articles.publishing.content import Content
from articles.publishing.page import Known, people_behind


class Names:
    """The rows of all contents together: 5 queries however many there are."""

    def __init__(self, contents: Collection[Content]) -> None:
        credited = [row["person"] for content in contents for row in content["bylines"] + content["mentions"]]
        datelined = [
            row["place"] for content in contents for row in (content["dateline"] or {"places": []})["places"]
        ]
        shown = [row["image"] for content in contents for row in content["pictures"]]
        self.people = people_behind(_given(credited))
        self.places = Place.objects.in_bulk(_given(datelined))
        self.images = Image.objects.in_bulk(_given(shown))
        self.tags = Tag.objects.in_bulk([tag for content in contents for tag in content["tags"]])
        self.sections = Section.objects.in_bulk()

    def of(self, content: Content) -> Known:
        """Return what one content refers to, as a page is composed of it."""
        return _KnownOf(content, self)


class _KnownOf(Known):
    def __init__(self, content: Content, names: Names) -> None:
        self.people, self.places, self.images = names.people, names.places, names.images
        self.tags = sorted((names.tags[tag] for tag in content["tags"]), key=lambda tag: tag.name)
        self.crumbs = []
        section = names.sections.get(content["section"])
        while section:
            self.crumbs.insert(0, section)
            section = names.sections.get(section.parent_id or 0)


def _given(keys: list[Any]) -> set[int]:
    return {key for key in keys if key is not None}
