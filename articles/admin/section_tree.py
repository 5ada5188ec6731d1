"""Sections as a tree to read down: each parent before its children, neighbours in the editor's order."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from articles.admin.typed import ModelChoiceFieldOf, ModelChoiceIteratorOf
from articles.models import Section

INDENT = "\u2003"


def in_tree_order(sections: Iterable[Section]) -> list[Section]:
    """Sort sections so that the tree can be read down the page."""
    known = list(sections)
    by_path = {section.path: (section.order, section.name) for section in known}
    return sorted(known, key=lambda section: [by_path.get(path, (0, path)) for path in _way(section.path)])


def _way(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


class _InTreeOrder(ModelChoiceIteratorOf):
    """The choices of a section field; one query."""

    field: "SectionChoice"

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        yield "", str(self.field.empty_label or "")
        assert self.field.queryset is not None
        for section in in_tree_order(self.field.queryset.all()):
            yield section.pk, indented(section)


def indented(section: Section) -> str:
    return f"{INDENT * section.depth}{section.name}"


class SectionChoice(ModelChoiceFieldOf):
    """A section, chosen from the tree."""

    iterator = _InTreeOrder

    def __init__(self, queryset: QuerySet[Section] | None = None, **options: Any) -> None:
        options.setdefault("empty_label", "Choose a section")
        super().__init__(Section.objects.all() if queryset is None else queryset, **options)
