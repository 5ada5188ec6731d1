"""What the list of stories is narrowed by; each filter is served by an index."""

from abc import ABC, abstractmethod
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.admin.choice_fields import CHOOSERS, ChoiceInput
from articles.admin.choosers import Choice, numbers
from articles.admin.section_tree import in_tree_order, indented
from articles.models import Article, Byline, DatelinePlace, Kind, Mention, State
from articles.publishing.rights import SEE, reach
from articles.publishing.standing import NARROW, standing_so

Articles = QuerySet[Article]
FEW = 1000


class StateFilter(SimpleListFilter):
    title, parameter_name = "state", "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        states = [(str(value), str(label)) for value, label in State.choices if value != State.PUBLISHED]
        return states + [(each.value, str(each.label)) for each in NARROW]

    def queryset(self, request: HttpRequest, queryset: Articles) -> Articles:
        return standing_so(queryset, self.value() or "", at=timezone.now())


class KindFilter(SimpleListFilter):
    title, parameter_name = "kind", "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(value), str(label)) for value, label in Kind.choices]

    def queryset(self, request: HttpRequest, queryset: Articles) -> Articles:
        return queryset.filter(kind=self.value()) if self.value() in Kind.values else queryset


class SectionFilter(SimpleListFilter):
    """A section with all beneath it."""

    title, parameter_name = "section", "section"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.sections = in_tree_order(reach(request.user, SEE).sections())
        return [(section.path, indented(section)) for section in self.sections]

    def queryset(self, request: HttpRequest, queryset: Articles) -> Articles:
        path = self.value()
        if not path:
            return queryset
        beneath = [
            section.pk
            for section in self.sections
            if section.path == path or section.path.startswith(f"{path}/")
        ]
        return queryset.filter(section__in=beneath)


class MineFilter(SimpleListFilter):
    title, parameter_name = "by", "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("me", "Begun by me"), ("last", "Last changed by me")]

    def queryset(self, request: HttpRequest, queryset: Articles) -> Articles:
        field = {"me": "created_by", "last": "changed_by"}.get(self.value() or "")
        return queryset.filter(**{field: request.user}) if field else queryset


class ChosenFilter(SimpleListFilter, ABC):
    """A filter by something found by name, so that no list of all of them is ever made."""

    kind = ""

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        typed = params.pop(f"{self.parameter_name}-text", [""])[-1].strip().replace("\0", "")
        super().__init__(request, params, model, model_admin)
        self.typed = typed
        self.choice = self._choice(self.value() or "", typed)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("", "")]

    def queryset(self, request: HttpRequest, queryset: Articles) -> Articles:
        if self.choice is None:
            return queryset.none() if self.typed else queryset
        key = numbers([self.choice.key])
        return self.narrowed(queryset, key[0]) if key else queryset.none()

    @abstractmethod
    def narrowed(self, queryset: Articles, key: int) -> Articles:
        """Keep the stories that have to do with the one chosen."""

    def widget(self) -> str:
        """Render the field; its text box finds by name."""
        attrs = {"id": f"filter-{self.parameter_name}"}
        return ChoiceInput(self.kind).render(
            str(self.parameter_name), self.choice or ("", self.typed, ""), attrs
        )

    def _choice(self, key: str, typed: str) -> Choice | None:
        chooser = CHOOSERS[self.kind]
        shown = chooser.show([key]).get(key) if key else None
        if shown and typed in ("", shown.text):
            return shown
        found = chooser.called(typed) if typed else []
        return found[0] if found else None


class PersonFilter(ChosenFilter):
    """Who is in the story, or made it."""

    title, parameter_name, kind = "person", "person", "person"

    def narrowed(self, queryset: Articles, key: int) -> Articles:
        mentions, bylines = Mention.objects.filter(person=key), Byline.objects.filter(person=key)
        if _are_few(mentions) and _are_few(bylines):
            return queryset.filter(pk__in=mentions.values("article").union(bylines.values("article")))
        story = {"article": OuterRef("pk")}
        return queryset.filter(Exists(mentions.filter(**story)) | Exists(bylines.filter(**story)))


class PlaceFilter(ChosenFilter):
    """Where the story is datelined from."""

    title, parameter_name, kind = "dateline", "place", "place"

    def narrowed(self, queryset: Articles, key: int) -> Articles:
        rows = DatelinePlace.objects.filter(place=key)
        if _are_few(rows):
            return queryset.filter(pk__in=rows.values("dateline__article"))
        return queryset.filter(Exists(rows.filter(dateline__article=OuterRef("pk"))))


def _are_few(rows: QuerySet[Any]) -> bool:
    # Few rows are looked up one by one; of many the newest are soon met on the way down the list.
    return rows[: FEW + 1].count() <= FEW
