"""The Clock: what happens next without anybody doing anything, and what should have happened and did not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.access.needs import needs
from articles.proof.whats_next import Coming, coming, missed
from articles.admin.desk_admin import who
from articles.admin.moments import away, exact, zone
from articles.admin.site import page
from articles.admin.timeline import Timeline, timeline
from articles.models import Article
from articles.publishing.rights import SEE, visible_to

AHEAD = timedelta(days=60)
MOST = 200


@dataclass(frozen=True)
class Event:
    """One line of the Clock."""

    when: SafeString
    away: str
    what: str
    headline: str
    url: str
    at: datetime


@dataclass(frozen=True)
class Clock:
    """What the page shows."""

    next: list[Event]
    late: list[Event]
    day: Timeline


def clock_of(user: User, *, at: datetime) -> Clock:
    """Read what fires next and what did not, of the stories someone may see."""
    following = _seen(user, list(coming(at, at + AHEAD))[:MOST], at=at)
    late = _seen(user, list(missed(at))[:MOST], at=at)
    return Clock(following, late, timeline([(event.at, event.headline) for event in following], at=at))


def _seen(user: User, events: Iterable[Coming], *, at: datetime) -> list[Event]:
    listed = list(events)
    stories = Article.objects.filter(pk__in={event.article.pk for event in listed})
    seen = set(visible_to(user, stories).values_list("pk", flat=True))
    return [_event(event, at=at) for event in listed if event.article.pk in seen]


def _event(event: Coming, *, at: datetime) -> Event:
    return Event(
        when=exact(event.at),
        away=away(event.at, at=at),
        what=event.what,
        headline=event.article.headline,
        url=reverse("admin:articles_article_change", args=[event.article.pk]),
        at=event.at,
    )


@needs(SEE, methods=("GET",))
def clock(request: HttpRequest) -> HttpResponse:
    """Show the Clock in the zone of the paper."""
    at = timezone.now()
    context = {"clock": clock_of(who(request), at=at), "now": exact(at), "zone": zone()}
    return page(request, "admin/clock.html", "Clock", context)
