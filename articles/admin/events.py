"""What happens by itself, as the desk reads it: of the stories someone may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.admin.moments import away, exact
from articles.models import Article
from articles.proof.whats_next import Coming, coming, missed
from articles.publishing.rights import visible_to

AHEAD = timedelta(days=366)
MOST = 200


@dataclass(frozen=True)
class Event:
    """One line: when, how far off, what, and of which story."""

    at: datetime
    when: SafeString
    away: str
    what: str
    headline: str
    url: str


def following(user: User, *, at: datetime) -> list[Event]:
    """List what happens after a moment, the next first; 4 queries."""
    return _seen(user, islice(coming(at, at + AHEAD), MOST), at=at)


def late(user: User, *, at: datetime) -> list[Event]:
    """List what should have happened by a moment and did not; 4 queries."""
    return _seen(user, islice(missed(at), MOST), at=at)


def _seen(user: User, events: Iterable[Coming], *, at: datetime) -> list[Event]:
    listed = list(events)
    stories = Article.objects.filter(pk__in={event.article.pk for event in listed if event.article})
    seen: set[int | None] = set(visible_to(user, stories).values_list("pk", flat=True))
    # What concerns no story concerns those who keep the accounts.
    seen |= {None} if user.has_perm("auth.view_user") else set()
    return [_event(event, at=at) for event in listed if (event.article and event.article.pk) in seen]


def _event(event: Coming, *, at: datetime) -> Event:
    return Event(
        at=event.at,
        when=exact(event.at),
        away=away(event.at, at=at),
        what=event.what,
        headline=_headline(event),
        url=_url(event.article),
    )


def _headline(event: Coming) -> str:
    return event.headline or (event.article.headline if event.article else "The audit log")


def _url(article: Article | None) -> str:
    if article is None:
        return reverse("admin:articles_auditentry_changelist")
    return reverse("admin:articles_article_change", args=[article.pk])
