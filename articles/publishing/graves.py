"""What a closed story leaves behind: at most one standing tombstone."""

from datetime import datetime

from django.contrib.auth.models import User

from articles.models import Article, Edition, Grave, Tombstone


def raise_tombstone(
    edition: Edition,
    kind: Grave,
    *,
    notice: str,
    by: User | None,
    at: datetime,
    would_end_at: datetime | None = None,
) -> Tombstone:
    """Let the addresses of the edition's article answer that it is gone, from now on.

    The end that the story would have had is kept for the day it is put back.
    """
    article = edition.article
    before = Tombstone.objects.filter(article=article, lifted_at=None).first()
    lift_tombstones(article, at=at)
    return Tombstone.objects.create(
        address=edition.address,
        article=article,
        kind=kind,
        notice=notice,
        raised_at=at,
        by=by,
        would_end_at=would_end_at or (before.would_end_at if before else None),
    )


def lift_tombstones(article: Article, *, at: datetime) -> None:
    """Stop answering that the article is gone. The database refuses this for a killed one."""
    Tombstone.objects.filter(article=article, lifted_at=None).update(lifted_at=at)
