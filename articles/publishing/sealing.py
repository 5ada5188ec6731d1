"""The chain over the audit log: each committed entry is sealed once, with all before it."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max, QuerySet

from articles.models import AuditEntry, AuditHead, AuditSeal

BEGINNING = "0" * 64  # the hash before the first
AT_ONCE = 1_000
# Entries are numbered before they are committed, so one may turn up this far behind the newest sealed.
LOOK_BACK = 10_000
ONE_SEALER = 0x5EA1
ERASED = "erased"


def seal_recent(*, at: datetime) -> int:
    """Seal the newest committed entries that are not; returns how many, at most `AT_ONCE`.

    Returns 0 also while another worker seals. Costs the same however long the log is.
    """
    newest = AuditSeal.objects.aggregate(Max("entry_id"))["entry_id__max"] or 0
    return _seal(unsealed().filter(pk__gt=newest - LOOK_BACK), at=at)


def seal_any(*, at: datetime) -> int:
    """Seal the oldest committed entries that are not, wherever they lie; reads the whole log's numbers."""
    return _seal(unsealed(), at=at)


def unsealed() -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(seal=None).order_by("pk")


def changes_digest(entry: AuditEntry) -> str:
    return _sha256(entry.changes)


def entry_digest(entry: AuditEntry, changes: str) -> str:
    """Reduce an entry to 64 characters; its changes enter by their digest, so that the law may erase them."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    who = [entry.by_id, entry.by_name, entry.via]
    return _sha256([entry.pk, at, *who, entry.verb, entry.article_id, entry.thing, changes])


def link(before: str, seal: AuditSeal) -> str:
    """Return the hash of a seal that follows the one with the hash `before`."""
    at = seal.sealed_at.astimezone(UTC).isoformat(timespec="microseconds")
    return _sha256([before, seal.position, at, seal.entry_id, seal.digest])


def signature(kind: str, position: int, mark: str) -> str:
    """Sign a seal or the head with the key that the database does not know."""
    told = f"{kind} {position} {mark}".encode()
    return hmac.new(settings.AUDIT_KEY.encode(), told, hashlib.sha256).hexdigest()


def erased_changes(erasure: AuditEntry) -> dict[str, list[Any]]:
    """Return what stands in place of the changes that an erasure, an entry of its own, took away."""
    return {ERASED: [None, erasure.pk]}


@transaction.atomic
def _seal(entries: QuerySet[AuditEntry], *, at: datetime) -> int:
    if not _alone():
        return 0
    head = AuditHead.objects.first()
    found = entries[:AT_ONCE]
    seals = list(_chain(found, head, at=at))
    if seals:
        AuditSeal.objects.bulk_create(seals)
        _move_head(head, seals)
    return len(seals)


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ONE_SEALER])
        (alone,) = cursor.fetchone()
    return bool(alone)


def _chain(entries: QuerySet[AuditEntry], head: AuditHead | None, *, at: datetime) -> Iterator[AuditSeal]:
    sealed, before = (head.position, head.hash) if head else (0, BEGINNING)
    for position, entry in enumerate(entries, start=sealed + 1):
        changes = changes_digest(entry)
        seal = AuditSeal(entry=entry, position=position, sealed_at=at, changes_digest=changes)
        seal.digest = entry_digest(entry, changes)
        seal.hash = before = link(before, seal)
        seal.signature = signature("seal", position, before)
        yield seal


def _move_head(head: AuditHead | None, seals: Sequence[AuditSeal]) -> None:
    last = seals[-1]
    moved = AuditHead(pk=1, position=last.position, hash=last.hash)
    moved.signature = signature("head", last.position, last.hash)
    moved.save(force_insert=head is None, force_update=head is not None)


def _sha256(value: Any) -> str:
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
