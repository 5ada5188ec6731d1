"""Finding what was done to the audit log behind its back."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import AuditEntry, AuditHead, AuditSeal, Revision

from .sealing import BEGINNING, ERASED, changes_digest, entry_digest, link, signature, unsealed

AT_ONCE = 2_000
_OF_A_STORY = ("image:", "plannedstory:")


class Broken(Exception):
    """The audit log is not what was sealed; the text names the first place where it differs."""


@dataclass(frozen=True)
class Sealed:
    """How far the chain was found whole; noted elsewhere, it proves later that nothing before it changed."""

    position: int = 0
    hash: str = BEGINNING

    def __str__(self) -> str:
        return f"{self.position}:{self.hash}"


def walk(*, noted: Sealed | None = None) -> Iterator[Sealed]:
    """Follow the chain entry by entry up to its signed head, or raise Broken.

    `noted` is an earlier head that the chain has to lead through.
    """
    reached = Sealed()
    for seal, entry in _sealed():
        reached = _follow(reached, seal, entry)
        if noted and reached.position == noted.position and reached != noted:
            raise Broken(f"Seal {reached.position} is not the one that was noted: the chain was built anew.")
        yield reached
    _require_head(reached)
    if noted and noted.position > reached.position:
        raise Broken(f"The chain ends at {reached.position}, before the noted {noted.position}: it was cut.")


def waiting() -> list[int]:
    """Return the numbers of the entries that no seal holds yet."""
    return list(unsealed().values_list("pk", flat=True))


def require_sealed(numbers: list[int]) -> None:
    """Raise Broken when one of the entries still has no seal."""
    entry = unsealed().filter(pk__in=numbers).first()
    if entry:
        raise Broken(f"{_named(entry)} has no seal: no worker runs, or it was slipped in.")


def _sealed() -> Iterator[tuple[AuditSeal, AuditEntry | None]]:
    position = 0
    while seals := list(AuditSeal.objects.filter(position__gt=position).order_by("position")[:AT_ONCE]):
        entries = AuditEntry.objects.in_bulk([seal.entry_id for seal in seals])
        yield from ((seal, entries.get(seal.entry_id)) for seal in seals)
        position = seals[-1].position


def _follow(before: Sealed, seal: AuditSeal, entry: AuditEntry | None) -> Sealed:
    if seal.position != before.position + 1:
        raise Broken(f"Seal {before.position + 1} is missing: entries were deleted with their seals.")
    if entry is None:
        raise Broken(f"Entry {seal.entry_id} (seal {seal.position}) was deleted.")
    if entry_digest(entry, seal.changes_digest) != seal.digest:
        raise Broken(f"{_named(entry)} was changed, or its seal was.")
    if changes_digest(entry) != seal.changes_digest and not _lawfully_erased(entry):
        raise Broken(f"{_named(entry)} was changed: its changes are not those that were sealed.")
    if link(before.hash, seal) != seal.hash:
        raise Broken(f"{_named(entry)} does not follow the seal before it: the order was changed.")
    if not hmac.compare_digest(signature("seal", seal.position, seal.hash), seal.signature):
        raise Broken(
            f"{_named(entry)} has a seal that was not signed with AUDIT_KEY: "
            "the chain was built anew from there, or the key is another one."
        )
    return Sealed(seal.position, seal.hash)


def _lawfully_erased(entry: AuditEntry) -> bool:
    # An erasure is an act of its own: an entry about the same story, sealed like any other.
    _, number = entry.changes.get(ERASED, (None, None)) if len(entry.changes) == 1 else (None, None)
    # What was said of its pictures and its plan, which are no stories, is erased with it.
    acts = AuditEntry.objects.filter(verb=ERASED, seal__isnull=False)
    if not entry.thing.startswith(_OF_A_STORY):
        acts = acts.filter(article=entry.article_id).exclude(article=None)
    return isinstance(number, int) and acts.filter(pk=number).exists()


def _require_head(reached: Sealed) -> None:
    head = AuditHead.objects.first()
    if head is None:
        _require_nothing(reached)
        return
    if not hmac.compare_digest(signature("head", head.position, head.hash), head.signature):
        raise Broken(f"The head at {head.position} was forged, or AUDIT_KEY is another one than it was.")
    if head.position > reached.position and not AuditSeal.objects.filter(position=head.position).exists():
        raise Broken(
            f"The chain ends at {reached.position}, its signed head at {head.position}: its end was cut off."
        )
    if head.position < reached.position:
        raise Broken(f"Seal {head.position + 1} lies beyond the signed head: it was slipped in.")


def _require_nothing(reached: Sealed) -> None:
    if reached.position:
        raise Broken(f"The chain of {reached.position} seals has no signed head: it was removed.")
    if Revision.objects.exists() and not AuditEntry.objects.exists():
        raise Broken("There are stories and no audit log: it was emptied.")


def _named(entry: AuditEntry) -> str:
    return f"Entry {entry.pk} ({entry.verb} by {entry.by_name}, {entry.at:%Y-%m-%d %H:%M:%S %Z})"
