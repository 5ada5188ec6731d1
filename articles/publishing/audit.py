"""The audit log's one pen."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article, AuditEntry

LONGEST = 200  # characters that a value may have to stand in an entry

_DECIDED = ("edition", "state", "live_until", "embargo_until", "legal_hold")

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


def record_many(verb: str, things: Mapping[str, Changes], *, by: User | None, via: str, at: datetime) -> None:
    """Write an audit entry for each thing in the caller's transaction; one query for all."""
    told: dict[str, Any] = {"at": at, "by": by, "by_name": _name(by), "via": via, "verb": verb}
    AuditEntry.objects.bulk_create(
        AuditEntry(thing=thing, changes=changes, **told) for thing, changes in things.items()
    )


def latest_decision(article: Article) -> datetime | None:
    """Return when someone last decided what readers have of a story or where it stands; 1 query.

    Of what is scheduled that is the moment it was agreed on, not the one it is scheduled for.
    """
    decisions = AuditEntry.objects.filter(article=article, changes__has_any_keys=_DECIDED)
    return decisions.latest_first().values_list("at", flat=True).first()


def differences(old: dict[str, Any], new: dict[str, Any]) -> Changes:
    """Name every key whose value differs, with both values."""
    keys = sorted(old.keys() | new.keys())
    return {key: [old.get(key), new.get(key)] for key in keys if old.get(key) != new.get(key)}


def in_brief(changes: Changes, *, old: int, new: int) -> Changes:
    """Point to the revisions that have a long value, in place of the value itself."""
    return {key: [_brief(was, old), _brief(now, new)] for key, (was, now) in changes.items()}


def _brief(value: Any, number: int) -> Any:
    return {"revision": number} if len(json.dumps(value, ensure_ascii=False)) > LONGEST else value


def _name(by: User | None) -> str:
    return (by.get_full_name() or by.get_username()) if by else "the system"
