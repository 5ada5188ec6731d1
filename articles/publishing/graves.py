"""What a closed story leaves behind: at most one standing tombstone."""

from datetime import datetime

from django.contrib.auth.models import User

from articles.models import Article, Edition, Grave, Tombstone


def raise_tombstone(
    edition: Edition, kind: Grave, *, notice: str, by: User | None, at: datetime
) -> Tombstone:
    """Let the addresses of the edition's article answer that it is gone, from now on."""
    lift_tombstones(edition.article, at=at)
    return Tombstone.objects.create(
        address=edition.address, article=edition.article, kind=kind, notice=notice, raised_at=at, by=by
    )


def lift_tombstones(article: Article, *, at: datetime) -> None:
    """Stop answering that the article is gone. The database refuses this for a killed one."""
    Tombstone.objects.filter(article=article, lifted_at=None).update(lifted_at=at)
