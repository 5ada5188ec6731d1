"""What every list and form of the desk shares, over Django's own admin."""

from collections.abc import Callable
from copy import copy
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.options import IS_POPUP_VAR, ShowFacets
from django.contrib.admin.views.main import (
    ALL_VAR,
    ERROR_FLAG,
    ORDER_VAR,
    PAGE_VAR,
    SEARCH_VAR,
    ChangeList,
)
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, reverse

from articles.access.needs import NOBODY, READING, STAFF, View, needs
from articles.admin import given_back
from articles.admin.paginator import CappedPaginator
from articles.admin.typed import ModelAdminOf
from articles.publishing.rights import visible_to

VIA = "admin"
DONE = 200
_KNOWN = {ALL_VAR, ERROR_FLAG, IS_POPUP_VAR, ORDER_VAR, PAGE_VAR, SEARCH_VAR}


def who(request: HttpRequest) -> User:
    """Return the member of staff who asks; every page of the desk requires one."""
    assert isinstance(request.user, User), "admin_view lets only staff in"
    return request.user


def found(request: HttpRequest) -> Any:
    """Return the row that the address names, as the guard found it."""
    return request.found  # type: ignore[attr-defined]


def numbered(key: str) -> int:
    """Read a primary key out of an address. Raises Http404."""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        raise Http404
    return int(key)


class DeskChangeList(ChangeList):
    """A list that filters by its own filters only; what else the address asks for is ignored."""

    def get_filters_params(self, params: Any = None) -> Any:
        asked = super().get_filters_params(params)
        return {name: value for name, value in asked.items() if name in self._filter_names()}

    def _filter_names(self) -> set[str]:
        filters: Any = self.list_filter
        names = [each.parameter_name for each in filters]
        return {*names, *(f"{name}-text" for name in names)}


class DeskAdmin(ModelAdminOf):
    """A model's pages: nothing is deleted, nothing is counted to the end, no script is inline or jQuery."""

    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 0
    sortable_by: ClassVar[tuple[str, ...]] = ()
    actions = None
    view_on_site = False
    one, many = "", ""  # what a row and the rows are called on the page
    lead = ""  # a sentence under the title of the list

    @property
    def media(self) -> forms.Media:
        return forms.Media()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_paginator(self, request: HttpRequest, *args: Any, **kwargs: Any) -> CappedPaginator:
        pages = super().get_paginator(request, *args, **kwargs)
        assert isinstance(pages, CappedPaginator)
        asked = request.GET.get(PAGE_VAR, "")
        pages.page_read = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
        return pages

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskChangeList

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return True  # only our own filters' names come through DeskChangeList

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        words = {"title": self.many.capitalize(), "lead": self.lead, "one": self.one, "many": self.many}
        return super().changelist_view(request, words | (extra_context or {}))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        context |= {"title": context["original"] or f"New {self.one}", "one": self.one, "many": self.many}
        return super().render_change_form(request, context | {"subtitle": None}, *args, **kwargs)

    def address_of(self, row: Model) -> str:
        """Say where the form of a row is."""
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])

    def shown_again(self, request: HttpRequest, row: Model, status: int) -> HttpResponse:
        """Answer a refused act with the form of its row as it is now, sent to the row's own address."""
        again = copy(request)
        again.method, again.GET, again.POST = "GET", QueryDict(), QueryDict()
        self.found(again, object_id=str(row.pk))
        response: HttpResponse = self.change_view(again, str(row.pk), self.address_of(row))
        response.status_code = status if response.status_code == DONE else response.status_code
        return response

    # Who may do what, and where

    def get_urls(self) -> list[URLPattern]:
        return [self._guarded(pattern) for pattern in super().get_urls()]

    def _guarded(self, pattern: URLPattern) -> URLPattern:
        verb = (pattern.name or "").removeprefix(f"{self.opts.app_label}_{self.opts.model_name}_")
        # A pattern without a name is the former address of a form, which sends on to the new one.
        need = self.needs_of().get(verb) if verb else needs(STAFF, methods=("GET",))
        pattern.callback = given_back.gate(need(pattern.callback) if need else pattern.callback)
        return pattern

    def needs_of(self) -> dict[str, Callable[[View], View]]:
        """Say what each of Django's own pages of this model needs."""
        view, add, change = (self.permission(verb) for verb in ("view", "add", "change"))
        return {
            "changelist": needs(view, methods=("GET", "POST") if self.actions else ("GET",)),
            "add": needs(add),
            "history": needs(view, of=self.found, methods=("GET",)),
            "change": needs(view, change, of=self.found),
            "delete": needs(NOBODY),
        }

    def permission(self, verb: str) -> str:
        """Name a permission on this model as `has_perm` wants it."""
        return f"{self.opts.app_label}.{verb}_{self.opts.model_name}"

    def found(self, request: HttpRequest, **named: str) -> Model:
        """Find the row an address names among those one may see, and keep it. Raises Http404."""
        [key] = named.values()  # Django's own addresses call it object_id or id
        row: Model = get_object_or_404(visible_to(who(request), self.read_with(request)), pk=numbered(key))
        request.found = row  # type: ignore[attr-defined]
        return row

    def read_with(self, request: HttpRequest) -> QuerySet[Any]:
        """Read a row with what its page shows."""
        rows: QuerySet[Any] = self.model._default_manager.all()
        return rows

    def held(self, request: HttpRequest, object_id: str) -> Any:
        """Find a row and hold it until the answer, so that nobody writes it between a check and the save."""
        rows = visible_to(who(request), self.read_with(request)).select_for_update(of=("self",))
        return rows.filter(pk=numbered(object_id)).first()

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        if request.method in READING:
            return found(request)
        return super().get_object(request, object_id, from_field)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return visible_to(who(request), super().get_queryset(request))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return who(request).has_perm(self.permission("view"), obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return who(request).has_perm(self.permission("change"), obj)

    # The audit log is written where the change is made, so Django's own log is left out.

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        return None

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        return None

    def construct_change_message(self, *args: Any, **kwargs: Any) -> Any:
        return []
