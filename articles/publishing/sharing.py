"""Showing one revision of a story to someone without an account, for a day at most."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q

from articles.models import Article, Image, PreviewLink, Revision, State

from . import audit
from .refused import Refused

SHARE = "articles.share_article"
_SALT = "articles.preview"


class NotShareable(Refused):
    """The story is under legal hold or was killed, or has not been saved: nobody outside may see it."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"“{article}” cannot be shown to anyone outside: it is under legal hold or was killed, or it was "
            "never saved."
        )


@transaction.atomic
def share(article: Article, *, lasts: timedelta, by: User | None, via: str, at: datetime) -> PreviewLink:
    """Make a link to the newest revision. Raises PermissionDenied or NotShareable."""
    _require_right(article, by)
    revision = Revision.objects.filter(article=article).latest_first().first()
    if article.legal_hold or article.state == State.KILLED or revision is None:
        raise NotShareable(article)
    link = PreviewLink.objects.create(
        article=article, revision=revision, made_by=by, made_at=at, expires_at=at + lasts
    )
    told: dict[str, list[Any]] = {
        "link": [None, link.pk],
        "revision": [None, revision.number],
        "expires_at": [None, link.expires_at.isoformat()],
    }
    audit.record("shared", by=by, via=via, at=at, article=article, changes=told)
    return link


@transaction.atomic
def revoke(link: PreviewLink, *, by: User | None, via: str, at: datetime) -> None:
    """End a link at once; one that has ended already stays as it is. Raises PermissionDenied."""
    _require_right(link.article, by)
    if PreviewLink.objects.filter(pk=link.pk, revoked_at=None, expires_at__gt=at).update(revoked_at=at):
        told: dict[str, list[Any]] = {"link": [link.pk, None]}
        audit.record("revoked", by=by, via=via, at=at, article=link.article, changes=told)


def signed(link: PreviewLink) -> str:
    """Write what stands in the link's address."""
    return signing.Signer(salt=_SALT).sign(str(link.pk))


def opened(signature: str, *, at: datetime) -> PreviewLink | None:
    """Return the link of a signature while it leads somewhere; None does not tell why it does not."""
    try:
        key = signing.Signer(salt=_SALT).unsign(signature)
    except signing.BadSignature:
        return None
    shown = ~Q(article__state=State.KILLED) & Q(article__legal_hold="")
    links = PreviewLink.objects.filter(shown, pk=key, revoked_at=None, expires_at__gt=at)
    return links.select_related("article", "revision").first()


def note_use(link: PreviewLink, *, at: datetime) -> None:
    """Count a look at the page."""
    PreviewLink.objects.filter(pk=link.pk).update(uses=F("uses") + 1, last_used_at=at)


def tokens_of(revision: Revision) -> set[str]:
    """Name the pictures of a revision and the portraits of who is in it; 1 query."""
    content = revision.content
    pictures = [row["image"] for row in content["pictures"] if row["image"]]
    people = [row["person"] for row in (*content["mentions"], *content["bylines"]) if row["person"]]
    shown = Image.objects.filter(Q(pk__in=pictures) | Q(portrait_of__in=people))
    return set(shown.values_list("token", flat=True))


def _require_right(article: Article, by: User | None) -> None:
    if by is not None and not by.has_perm(SHARE, article):
        raise PermissionDenied("Your role does not show stories of this section to people outside.")
