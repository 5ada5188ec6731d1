"""The home page: what matters most, then a strip a section, opinion, pictures, and what came in last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import CharField, QuerySet, Value
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from articles.models import Edition, Kind, Section
from articles.models.edition import EditionQuerySet

from . import structured
from .feeds import feed_of
from .listing import Found, page_of
from .map import datelines_of
from .page import Head, readers_page, sections_in_the_bar, show, with_a_story

CANDIDATES = 40
FRESH = timedelta(hours=36)
# Opinion and pictures older than this beside the newest story are left to their sections.
RECENT = timedelta(days=30)
SECONDS, RANKED = 2, 6
STRIP, VOICES, LATEST = 5, 4, 24
BREAKING_URGENCY, BREAKING_LASTS = 1, timedelta(hours=3)
Slots = dict[str, list[Edition]]


@dataclass(frozen=True)
class Top:
    """The stories above the fold, the most important first."""

    lead: Edition | None
    seconds: list[Edition]
    ranked: list[Edition]

    @property
    def first(self) -> list[Edition]:
        return [edition for edition in [self.lead, *self.seconds] if edition]

    @property
    def shown(self) -> set[int]:
        return {edition.pk for edition in [*self.first, *self.ranked]}


@dataclass(frozen=True)
class Strip:
    """A section's part of the page: one story with picture and standfirst, the others by headline."""

    section: Section
    parts: list[Section]
    lead: Edition
    heads: list[Edition]


@readers_page
def home(request: HttpRequest) -> HttpResponse:
    """Show the front of the paper, whatever it has; 5 queries."""
    at = timezone.now()
    sections = sections_in_the_bar(at)
    slots = _fill(at, sections)
    top = rank(slots["newest"])
    wide = next((edition for edition in slots["pictures"] if edition.pk not in top.shown), None)
    voices = [edition for edition in slots["opinion"] if edition.pk not in top.shown][:VOICES]
    shown = top.shown | {edition.pk for edition in [wide, *voices] if edition}
    latest = slots["newest"][:LATEST]
    context = {
        "city": city_of_the_paper(),
        "top": top,
        "strips": _strips(sections, _parts(sections, at), slots, shown),
        "voices": voices,
        "wide": wide,
        "latest": latest,
        "pins": datelines_of(latest),
        "breaking": [edition for edition in slots["newest"] if is_breaking(edition, at)][:1],
    }
    head = Head(
        title=settings.SITE_NAME,
        path="/",
        description=" · ".join(edition.headline for edition in top.first) or settings.SITE_NAME,
        feeds="/",
        data=[structured.newspaper()],
    )
    return show("public/home.html", head, context, at=at, sections=sections)


@readers_page
def feed(request: HttpRequest, form: str) -> HttpResponseBase:
    """Give the newest stories of the whole paper as a feed; 1 query."""
    at = timezone.now()
    found = Found(settings.SITE_NAME, "/", page_of(Edition.objects.live(at)))
    return feed_of(found, form, at=at)


def rank(newest: list[Edition]) -> Top:
    """Choose the top of the page: fresh stories before old, urgent before not, then the newest."""
    news = [edition for edition in newest if edition.kind in (Kind.STORY, Kind.BRIEF)] or newest
    if not news:
        return Top(None, [], [])
    freshest = news[0].published
    ranked = sorted(news, key=lambda edition: (freshest - edition.published > FRESH, edition.urgency))
    end = 1 + SECONDS + RANKED
    return Top(ranked[0], ranked[1 : 1 + SECONDS], ranked[1 + SECONDS : end])


def city_of_the_paper() -> str:
    """Name the city whose clock the paper keeps: Ljubljana for Europe/Ljubljana, none for UTC."""
    region, _, city = settings.TIME_ZONE.rpartition("/")
    return city.replace("_", " ") if region and region != "Etc" else ""


def is_breaking(edition: Edition, at: datetime) -> bool:
    """Tell whether the story is so urgent and so new that it gets the line above everything."""
    return edition.urgency <= BREAKING_URGENCY and edition.published > at - BREAKING_LASTS


def _fill(at: datetime, sections: Iterable[Section]) -> Slots:
    """Read every part of the page; 3 queries whatever the number of sections."""
    live = Edition.objects.live(at)
    recent = live.filter(published__gt=_newest_moment(at) - RECENT)
    lists = {
        "newest": (live, CANDIDATES),
        "opinion": (recent.filter(kind=Kind.OPINION), VOICES + 1 + SECONDS + RANKED),
        "pictures": (recent.filter(kind=Kind.PICTURE_STORY), 2 + SECONDS + RANKED),
        **{
            f"section:{section.pk}": (live.in_section(section), STRIP + 2 + SECONDS + RANKED + VOICES)
            for section in sections
        },
    }
    chosen = _chosen([_keys(name, found, size) for name, (found, size) in lists.items()])
    ready = live.select_related("address").defer("body_html").in_bulk({key for _, key in chosen})
    slots: Slots = {name: [] for name in lists}
    for name, key in chosen:
        # A story taken down between the two queries is simply not there.
        slots[name] += [ready[key]] if key in ready else []
    for editions in slots.values():
        editions.sort(key=lambda edition: (edition.published, edition.pk), reverse=True)
    return slots


def _newest_moment(at: datetime) -> datetime:
    # Asked for by itself: only a date it can see lets PostgreSQL choose the index.
    dated = Edition.objects.live(at).filter(published__lte=at).newest_first()
    return dated.values_list("published", flat=True).first() or at


def _keys(name: str, found: EditionQuerySet, size: int) -> "QuerySet[Any, Any]":
    named = found.newest_first().annotate(slot=Value(name, CharField()))
    return named.values_list("slot", "pk")[:size]


def _chosen(lists: "list[QuerySet[Any, Any]]") -> list[tuple[str, int]]:
    return list(lists[0].union(*lists[1:], all=True))


def _parts(sections: Iterable[Section], at: datetime) -> dict[int, list[Section]]:
    """Group by their section the parts that have a story; 1 query."""
    parts: dict[int, list[Section]] = {section.pk: [] for section in sections}
    for part in with_a_story(Section.objects.filter(parent__in=parts).in_order(), at):
        parts[part.parent_id or 0].append(part)
    return parts


def _strips(
    sections: Iterable[Section], parts: dict[int, list[Section]], slots: Slots, shown: set[int]
) -> list[Strip]:
    strips = []
    for section in sections:
        kept = [edition for edition in slots[f"section:{section.pk}"] if edition.pk not in shown][:STRIP]
        if kept:
            lead = next((edition for edition in kept if edition.page["pictures"]), kept[0])
            heads = [edition for edition in kept if edition is not lead]
            strips.append(Strip(section, parts[section.pk], lead, heads))
    return strips
