"""Who else has a story open: a hint beside its form and in the list, never a lock."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from articles.admin.moments import in_words, name_of
from articles.models import Article, Presence


def enter(article: Article, *, by: User, tab: str, at: datetime) -> None:
    """Note that someone has a story open in one tab; costs two queries."""
    row = Presence(article=article, by=by, tab=tab, seen_at=at)
    Presence.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["by", "tab"], update_fields=["article", "seen_at"]
    )
    Presence.objects.filter(by=by).exclude(pk__in=Presence.objects.fresh(at)).delete()


def leave(*, by: User, tab: str) -> None:
    """Note that a tab is closed."""
    Presence.objects.filter(by=by, tab=tab).delete()


def open_by(at: datetime, *, but: User | None = None) -> ArraySubquery:
    """Read with a story, or a list of them, the names of those who have it open; no query of its own."""
    fresh = _names(Presence.objects.fresh(at).filter(article=OuterRef("pk")), but)
    return ArraySubquery(fresh)


def others_at(article: Article, *, but: User, at: datetime) -> str:
    """Say in a sentence who else has a story open."""
    return told_of(list(_names(Presence.objects.fresh(at).filter(article=article), but)))


def told_of(names: list[str]) -> str:
    """Say in a sentence who has a story open; empty where nobody has."""
    if not names:
        return ""
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"{listed} {'have' if len(names) > 1 else 'has'} this open too"


def newer_than(article: Article, *, read: int, reader: User) -> str:
    """Say in a sentence that someone saved after the version a form was read at."""
    if article.version <= read:
        return ""
    by = "You" if article.changed_by == reader else name_of(article.changed_by) or "The system"
    where = " elsewhere" if by == "You" else ""
    return f"{by} saved version {article.version}{where}, {in_words(article.changed_at)}"


def _names(rows: QuerySet[Presence], but: User | None) -> Any:
    full = NullIf(Trim(Concat("by__first_name", Value(" "), "by__last_name")), Value(""))
    named = rows.exclude(by=but) if but else rows
    names = named.annotate(name=Coalesce(full, "by__username")).order_by("name")
    return names.values_list("name", flat=True).distinct()
