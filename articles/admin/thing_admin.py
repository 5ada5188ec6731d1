"""The pages of what stories refer to, each with its own history."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.admin.desk_admin import DeskAdmin
from articles.admin.history import acts
from articles.admin.site import page
from articles.models import AuditEntry


class ThingAdmin(DeskAdmin):
    """A model whose changes the audit log keeps under its name and number."""

    change_form_template = "admin/desk/thing_form.html"

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Show what the audit log has on one row."""
        row = self.found(request, object_id=object_id)
        entries = AuditEntry.objects.filter(thing__in=self.things_of(row))
        context = {"row": row, "opts": self.opts, "many": self.many, "acts": acts(entries)}
        return page(request, "admin/desk/thing_history.html", f"History of {row}", context)

    def things_of(self, row: Any) -> list[str]:
        """Name what the audit log calls the row, and whatever it has been."""
        return [f"{self.opts.model_name}:{row.pk}"]
