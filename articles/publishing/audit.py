"""The audit log's one pen."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, AuditEntry

Changes = dict[str, list[Any]]


def record(
    verb: str,
    *,
    by: User | None,
    via: str,
    at: datetime,
    article: Article | None = None,
    thing: str = "",
    changes: Changes | None = None,
) -> AuditEntry:
    """Write one audit entry in the caller's transaction; `changes` maps a field to [old, new]."""
    return AuditEntry.objects.create(
        at=at,
        by=by,
        by_name=_name(by),
        via=via,
        verb=verb,
        article=article,
        thing=thing,
        changes=changes or {},
    )


def differences(old: dict[str, Any], new: dict[str, Any]) -> Changes:
    """Name every key whose value differs, with both values."""
    keys = sorted(old.keys() | new.keys())
    return {key: [old.get(key), new.get(key)] for key in keys if old.get(key) != new.get(key)}


def _name(by: User | None) -> str:
    return (by.get_full_name() or by.get_username()) if by else "the system"
