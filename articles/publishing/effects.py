"""All that a change sets off outside the database, and who carries it out."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection

from articles.models import Article, AuditEntry, Edition, Effect, Tombstone

from . import mail, pictures, webhook

# kind: what delivers it. It may be given the same effect twice, and raises when it could not deliver.
EFFECTS: dict[str, Callable[[Effect], None]] = {
    "webhook": webhook.post,  # tells the addresses of WEBHOOKS what readers see now
    "mail": mail.send,  # tells the editors-in-chief what they should know of
    "files": pictures.take_away,  # removes the files of a picture that was erased
}
CHANNEL = "newsroom_effects"  # a commit wakes the workers here
QUIET = {"import", "demo"}  # what comes in this way is archive: it is told to nobody
ENDED = "ended"


def enqueue(
    kind: str,
    payload: dict[str, Any],
    *,
    key: str,
    at: datetime,
    due_at: datetime | None = None,
    target: str = "",
    article: Article | None = None,
    edition: Edition | None = None,
) -> None:
    """Write one effect into the caller's transaction, due at `due_at` or now; a known key is written once.

    One that names an edition is dropped when the edition is cancelled or its story taken down before it went.
    """
    due = due_at or at
    effect = Effect(
        kind=kind,
        key=key,
        target=target or kind,
        payload=payload,
        article=article,
        edition=edition,
        made_at=at,
        due_at=due,
        try_at=due,
    )
    Effect.objects.bulk_create([effect], ignore_conflicts=True)
    _wake_workers()


def announce(verb: str, edition: Edition, *, via: str, at: datetime) -> None:
    """Tell every webhook what readers get, when the edition goes live, and at its end that it is gone."""
    if via not in QUIET:
        told = {"headline": edition.headline, "at": edition.live_from.isoformat()}
        _tell_webhooks(verb, edition, told, at=at, due_at=edition.live_from, follows=edition)
        announce_end(edition, via=via, at=at)


def announce_end(edition: Edition, *, via: str, at: datetime) -> None:
    """Tell every webhook at the edition's end, if it has one, that the story has ended by itself.

    It is dropped when the end was moved meanwhile or another edition follows.
    """
    ends = edition.live_until
    if ends and ends > at and via not in QUIET:
        _tell_webhooks(ENDED, edition, {"at": ends.isoformat()}, at=at, due_at=ends, follows=edition)


def announce_takedown(verb: str, stone: Tombstone, edition: Edition, *, at: datetime) -> None:
    """Tell every webhook that a story is gone, with nothing of its text."""
    _tell_webhooks(verb, edition, {"at": stone.raised_at.isoformat()}, at=at, due_at=at)


def tell_chiefs(entry: AuditEntry) -> None:
    """Mail the editors-in-chief what an audit entry says of a story, and its reason."""
    reason = " ".join(str(entry.changes.get("reason", ["", ""])[1]).split())
    lines = [
        f"{entry.by_name}: story {entry.article_id}, {entry.verb} at {entry.at:%Y-%m-%d %H:%M %Z}.",
        f"Reason given: {reason or 'none'}",
        f"{settings.SITE_URL}/admin/articles/article/{entry.article_id}/change/",
    ]
    payload = {"subject": f"{entry.by_name}: {entry.verb}", "text": "\n\n".join(lines) + "\n"}
    enqueue("mail", payload, key=f"mail:{entry.pk}", at=entry.at, article=entry.article)


def _tell_webhooks(
    verb: str,
    edition: Edition,
    told: dict[str, Any],
    *,
    at: datetime,
    due_at: datetime,
    follows: Edition | None = None,
) -> None:
    act = {
        "verb": verb,
        "article": edition.article_id,
        "edition": edition.number,
        "address": f"{settings.SITE_URL}{edition.address.path}",
        **told,
    }
    for address in settings.WEBHOOKS:
        whom = hashlib.sha256(address.encode()).hexdigest()[:16]
        key = f"webhook:{edition.pk}:{_named(verb, due_at)}:{whom}"
        enqueue(
            "webhook",
            act,
            key=key,
            at=at,
            due_at=due_at,
            target=address,
            article=edition.article,
            edition=follows,
        )


def _named(verb: str, due_at: datetime) -> str:
    # An edition has one beginning, but may be given one end after another.
    return f"{verb}@{due_at.timestamp():.6f}" if verb == ENDED else verb


def take_away_files(token: str, *, article: Article, at: datetime) -> None:
    """Have the files of an erased picture removed, and tried again until they are."""
    enqueue("files", {"token": token}, key=f"files:{token}", at=at, article=article)


def _wake_workers() -> None:
    # In the transaction: PostgreSQL delivers it when, and only when, that commits, and once however often.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
