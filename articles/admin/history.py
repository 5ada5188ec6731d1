"""Both histories of a story on one page: what the desk saved, and what readers had."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Func, JSONField, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.admin.desk_admin import numbered
from articles.admin.had import answered, had
from articles.admin.killed import KILL
from articles.admin.moments import moment, name_of, within
from articles.admin.paginator import CappedPaginator
from articles.admin.refusal import part_name
from articles.admin.site import page
from articles.models import Article, AuditEntry, Edition, Revision, SourceIdentity, State, Tombstone
from articles.publishing.rights import CHANGE

ROWS = 50


@dataclass(frozen=True)
class Act:
    """One entry of the audit log, with the parts it changed in words."""

    entry: AuditEntry
    when: SafeString
    by: str
    verb: str
    via: str
    parts: str
    url: str


def history(request: HttpRequest, key: str) -> HttpResponse:
    """Show who saved and who published a story, newest first; the guard of its address has asked who may."""
    article = get_object_or_404(Article.objects.select_related("section"), pk=numbered(key))
    at, is_killed = timezone.now(), article.state == State.KILLED
    done = acts(AuditEntry.objects.filter(article=article))
    parts = {act.entry.at: act.parts for act in done if act.verb == "changed"}
    revisions = CappedPaginator(_revisions(article), ROWS).get_page(request.GET.get("p"))
    context = {
        "article": article,
        "revisions": [
            _saved(revision, parts.get(revision.saved_at, ""), place)
            for place, revision in enumerate(revisions)
        ],
        "pages": revisions,
        "editions": [_edition(edition, at=at) for edition in _editions(article)],
        "stones": [_stone(stone) for stone in _tombstones(article)],
        "acts": done,
        "received": SourceIdentity.objects.filter(article=article).exists(),
        "may_prove": is_killed and request.user.has_perm(KILL, article),
        "is_killed": is_killed,
        "may_restore": not is_killed and request.user.has_perm(CHANGE, article),
    }
    return page(request, "admin/articles/article/history.html", "History", context)


def acts(entries: QuerySet[AuditEntry]) -> list[Act]:
    """Put the latest audit entries into words; the values themselves, which may be long, are not read."""
    template = "jsonb_path_query_array(%(expressions)s, '$.keyvalue().key')"
    keys = Func(F("changes"), template=template, output_field=JSONField())
    latest = entries.annotate(keys=keys).defer("changes").order_by("-pk")[:ROWS]
    return [_act(entry, entry.keys) for entry in latest]


def _act(entry: AuditEntry, keys: list[str]) -> Act:
    return Act(
        entry=entry,
        when=moment(entry.at),
        by=entry.by_name,
        verb=entry.verb,
        via=entry.via,
        parts=", ".join(part_name(key) for key in sorted(keys)),
        url=reverse("admin:articles_auditentry_change", args=[entry.pk]),
    )


def _saved(revision: Revision, parts: str, place: int) -> dict[str, Any]:
    return {
        "key": f"saved-{revision.number}",
        "name": f"version {revision.number}",
        "is_new": place == 0,
        "is_old": place == 1,
        "number": revision.number,
        "when": moment(revision.saved_at),
        "by": name_of(revision.by),
        "via": revision.via,
        "parts": parts,
        "url": reverse("admin:articles_revision_change", args=[revision.pk]),
    }


def _edition(edition: Edition, *, at: datetime) -> dict[str, Any]:
    return {
        "key": f"edition-{edition.number}",
        "name": f"edition {edition.number}",
        "number": edition.number,
        "when": had(edition, at=at),
        "change": edition.get_change_display(),
        "revision": edition.revision.number,
        "headline": edition.headline,
        "note": edition.note,
        "url": reverse("admin:articles_edition_change", args=[edition.pk]),
    }


def _stone(stone: Tombstone) -> dict[str, Any]:
    return {
        "when": moment(stone.raised_at),
        "until": within(stone.lifted_at) if stone.lifted_at else "",
        "kind": stone.get_kind_display(),
        "answered": answered(stone),
        "by": name_of(stone.by),
        "address": stone.address.path,
        "notice": stone.notice,
    }


def _revisions(article: Article) -> QuerySet[Revision]:
    return Revision.objects.filter(article=article).latest_first().select_related("by").defer("packed")


def _editions(article: Article) -> QuerySet[Edition]:
    editions = Edition.objects.filter(article=article).select_related("revision")
    return editions.defer("body_html", "page", "revision__packed").order_by("-number")[:ROWS]


def _tombstones(article: Article) -> QuerySet[Tombstone]:
    return Tombstone.objects.filter(article=article).select_related("address", "by").order_by("-pk")[:ROWS]
