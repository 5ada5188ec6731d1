"""The pages of what stories refer to, each with its own history."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.admin.desk_admin import DeskAdmin, numbered
from articles.admin.history import acts
from articles.admin.site import page
from articles.models import AuditEntry


class ThingAdmin(DeskAdmin):
    """A model whose changes the audit log keeps under its name and number."""

    change_form_template = "admin/desk/thing_form.html"

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Show what the audit log has on one row."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        row = get_object_or_404(self.model, pk=numbered(object_id))
        entries = AuditEntry.objects.filter(thing=f"{self.opts.model_name}:{row.pk}")
        context = {"row": row, "opts": self.opts, "many": self.many, "acts": acts(entries)}
        return page(request, "admin/desk/thing_history.html", f"History of {row}", context)
