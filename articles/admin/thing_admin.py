"""The pages of what stories refer to: compared before a save, each with its own history."""

import json
from copy import copy
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.safestring import SafeString

from articles.access.needs import READING
from articles.admin.desk_admin import DeskAdmin, found, numbered
from articles.admin.history import acts
from articles.admin.meanwhile import AS_READ, Meanwhile
from articles.admin.refusing import CANNOT_NOW
from articles.admin.sheets import sheets_of
from articles.admin.site import page
from articles.admin.typed import ModelFormOf
from articles.models import AuditEntry


class _Asking(ModelFormOf):
    """A form that is not saved before its author has seen what others made of the same fields."""

    clashes: ClassVar[list[tuple[str | None, SafeString]]] = []

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        for name, words in self.clashes:
            self.add_error(name, words)


class ThingAdmin(DeskAdmin):
    """A model whose changes the audit log keeps under its name and number.

    Its form carries what it was filled from. A save that comes second is merged with the first, or refused
    where both changed the same, with the author's words left in the form.
    """

    change_form_template = "admin/desk/thing_form.html"
    has_own_version = False  # whether its form is compared in another way

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        if object_id is None or request.method in READING or self.has_own_version:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            row = self._compare(request, object_id)
            if row is not None and row.pk != numbered(object_id):
                object_id, form_url = str(row.pk), self.address_of(row)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        return found(request) if request.method in READING else self.held(request, object_id)

    def _compare(self, request: HttpRequest, object_id: str) -> Any:
        """Hold the row, bring into what was posted what others changed of it meanwhile, and return it.

        A row may have become another one; then its author is asked whatever they changed.
        """
        row = self.held(request, object_id)
        if row is None or not self.has_change_permission(request, row):
            return row
        still: Any = copy(request)
        still.method, still.POST = "GET", QueryDict()
        names = flatten_fieldsets(self.get_fieldsets(still, row))
        form = self.get_form(still, row, change=True, fields=names)(instance=row)
        lists, _ = self._create_formsets(still, row, change=True)
        meanwhile = Meanwhile(form, lists, request.POST, self.things_of(row))
        if row.pk != numbered(object_id):
            meanwhile.ask_of_another(row)
        request.meanwhile = meanwhile  # type: ignore[attr-defined]
        request.POST = meanwhile.data  # type: ignore[assignment]
        if meanwhile.merged:
            messages.info(request, meanwhile.sentence())
        return row

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        made = super().get_form(request, obj, change=change, **kwargs)
        asked = _clashes(request).get("", [])
        return type(made.__name__, (_Asking, made), {"clashes": asked}) if asked else made

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:  # noqa: FBT001
        formsets, inlines = super()._create_formsets(request, obj, change)  # type: ignore[misc]
        for each in formsets:
            for _, words in _clashes(request).get(each.prefix, []):
                each.non_form_errors().append(words)
        return formsets, inlines

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        meanwhile = getattr(request, "meanwhile", None)
        if meanwhile:
            context |= {AS_READ: meanwhile.as_read, "clashes": meanwhile.clashes}
        elif context["original"] and context["adminform"].form.fields and not self.has_own_version:
            lists = [each.formset for each in context["inline_admin_formsets"]]
            context[AS_READ] = json.dumps(sheets_of(context["adminform"].form, lists))
        response = super().render_change_form(request, context, *args, **kwargs)
        response.status_code = CANNOT_NOW if _clashes(request) else response.status_code
        return response

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Show what the audit log has on one row."""
        row = self.found(request, object_id=object_id)
        entries = AuditEntry.objects.filter(thing__in=self.things_of(row))
        context = {"row": row, "opts": self.opts, "many": self.many, "acts": acts(entries)}
        return page(request, "admin/desk/thing_history.html", f"History of {row}", context)

    def things_of(self, row: Any) -> list[str]:
        """Name what the audit log calls the row, and whatever it has been."""
        return [f"{self.opts.model_name}:{row.pk}"]


def _clashes(request: HttpRequest) -> dict[str, list[tuple[str | None, SafeString]]]:
    meanwhile: Meanwhile | None = getattr(request, "meanwhile", None)
    return meanwhile.clashes if meanwhile else {}
