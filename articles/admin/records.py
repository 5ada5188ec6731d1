"""What was written for ever, to be read: revisions, editions and the audit log."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.access.needs import NOBODY, View, needs
from articles.admin.desk_admin import DeskAdmin
from articles.admin.had import had
from articles.admin.moments import moment, name_of, within
from articles.admin.reading import facts_of, facts_of_edition, in_short, is_pointer
from articles.admin.refusal import part_name
from articles.admin.site import page
from articles.models import AuditEntry, Edition, Revision


class RecordAdmin(DeskAdmin):
    """Rows that the desk reads and never writes."""

    read_template = ""
    ordering = ("-pk",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def needs_of(self) -> dict[str, Callable[[View], View]]:
        reading = needs(self.permission("view"), of=self.found, methods=("GET",))
        nobodys = dict.fromkeys(("add", "history", "delete"), needs(NOBODY))
        return super().needs_of() | nobodys | {"change": reading}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show one row as it reads."""
        row = self.get_object(request, object_id)
        context = {"row": row, "opts": self.opts, **self.reading(row)}
        return page(request, self.read_template, str(row), context)

    def reading(self, row: Any) -> dict[str, Any]:
        """Give what the page shows beside the row."""
        return {}


class RevisionAdmin(RecordAdmin):
    one, many = "version", "saved versions"
    list_display = ("number", "story", "saved", "by", "via")
    list_select_related = ("by", "article")
    lead = "Every saved state of every story. A story's own are on its history page."
    read_template = "admin/desk/revision.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("packed", "article__body_html", "article__search")

    @admin.display(description="Story")
    def story(self, row: Revision) -> str:
        return row.article.headline

    @admin.display(description="Saved")
    def saved(self, row: Revision) -> SafeString:
        return moment(row.saved_at)

    def read_with(self, request: HttpRequest) -> QuerySet[Revision]:
        return Revision.objects.select_related("article", "by")

    def reading(self, row: Revision) -> dict[str, Any]:
        newer = Revision.objects.filter(article=row.article, number__gt=row.number).exists()
        return {
            "content": row.content,
            "facts": facts_of(row.content),
            "is_newest": not newer,
            "when": within(row.saved_at),
            "by": name_of(row.by),
        }


class EditionAdmin(RecordAdmin):
    one, many = "edition", "editions"
    list_display = ("headline", "number", "change", "from_then", "until_then")
    lead = "Every story as readers had it."
    read_template = "admin/desk/edition.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("body_html", "page", "note", "standfirst")

    @admin.display(description="Live from")
    def from_then(self, row: Edition) -> SafeString:
        return moment(row.live_from)

    @admin.display(description="Until", empty_value="now")
    def until_then(self, row: Edition) -> SafeString | None:
        return moment(row.live_until) if row.live_until else None

    def read_with(self, request: HttpRequest) -> QuerySet[Edition]:
        return Edition.objects.select_related("article", "revision__by", "address", "section")

    def reading(self, row: Edition) -> dict[str, Any]:
        return {"facts": facts_of_edition(row), "had": had(row, at=timezone.now())}


class AuditEntryAdmin(RecordAdmin):
    one, many = "entry", "audit log"
    list_display = ("when", "by_name", "verb", "about", "via")
    list_select_related = ("article",)
    lead = "Who did what. Entries can neither be changed nor deleted."
    read_template = "admin/desk/audit_entry.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("changes", "article__body_html", "article__search")

    @admin.display(description="When")
    def when(self, row: AuditEntry) -> SafeString:
        return moment(row.at)

    @admin.display(description="About")
    def about(self, row: AuditEntry) -> str:
        return row.article.headline if row.article else row.thing

    def read_with(self, request: HttpRequest) -> QuerySet[AuditEntry]:
        return AuditEntry.objects.select_related("article")

    def reading(self, row: AuditEntry) -> dict[str, Any]:
        told = row.changes.items()
        changes = [(part_name(key), in_short(old), in_short(new)) for key, (old, new) in told]
        return {"changes": changes, "when": moment(row.at), "compare": _compare_url(row)}


def _compare_url(entry: AuditEntry) -> str:
    """Lead to the two versions that an entry points to for its long values."""
    pointers = [pair for pair in entry.changes.values() if all(map(is_pointer, pair))]
    if entry.article is None or not pointers:
        return ""
    old, new = (value["revision"] for value in pointers[0])
    address = reverse("admin:articles_article_compare", args=[entry.article.pk])
    return f"{address}?old=saved-{old}&new=saved-{new}"
