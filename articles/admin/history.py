"""Both histories of a story on one page: what the desk saved, and what readers had."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import F, Func, JSONField, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from articles.admin.desk_admin import numbered
from articles.admin.paginator import CappedPaginator
from articles.admin.refusal import part_name
from articles.admin.site import page
from articles.models import Article, AuditEntry, Edition, Revision, Tombstone

ROWS = 50


@dataclass(frozen=True)
class Act:
    """One entry of the audit log, with the parts of the story it changed in words."""

    entry: AuditEntry
    parts: str


def history(request: HttpRequest, key: str) -> HttpResponse:
    """Show who saved and who published a story, newest first."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    article = get_object_or_404(Article.objects.select_related("section"), pk=numbered(key))
    done = acts(AuditEntry.objects.filter(article=article))
    saved = {act.entry.at: act for act in done if act.entry.verb in ("created", "changed")}
    revisions = CappedPaginator(_revisions(article), ROWS).get_page(request.GET.get("p"))
    context = {
        "article": article,
        "revisions": [(revision, saved.get(revision.saved_at)) for revision in revisions],
        "revision_pages": revisions,
        "editions": _editions(article),
        "tombstones": _tombstones(article),
        "acts": done,
    }
    return page(request, "admin/articles/article/history.html", "History", context)


def acts(entries: QuerySet[AuditEntry]) -> list[Act]:
    """Put the latest audit entries into words; the values themselves, which may be long, are not read."""
    template = "jsonb_path_query_array(%(expressions)s, '$.keyvalue().key')"
    keys = Func(F("changes"), template=template, output_field=JSONField())
    latest = entries.annotate(keys=keys).defer("changes").latest_first()[:ROWS]  # type: ignore[attr-defined]
    return [Act(entry, ", ".join(part_name(key) for key in sorted(entry.keys))) for entry in latest]


def _revisions(article: Article) -> QuerySet[Revision]:
    return Revision.objects.filter(article=article).latest_first().select_related("by").defer("content")


def _editions(article: Article) -> QuerySet[Edition]:
    editions = Edition.objects.filter(article=article).select_related("revision__by", "address")
    return editions.defer("body_html", "page", "revision__content").order_by("-number")[:ROWS]


def _tombstones(article: Article) -> QuerySet[Tombstone]:
    return Tombstone.objects.filter(article=article).select_related("address", "by").order_by("-pk")[:ROWS]
