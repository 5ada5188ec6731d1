"""Section fronts: the newest of a section and of all beneath it."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import Edition, Section

from .answers import moved_to, without_a_page
from .feeds import feed_of
from .listing import Found, page_of
from .page import Head, readers_page, show, with_a_story

LEADS_FROM = 6


@readers_page
def section(request: HttpRequest, path: str) -> HttpResponse:
    """Show a section's front, also one that has no story yet; 4 queries."""
    at = timezone.now()
    crumbs = list(Section.objects.on_the_way_to(path))
    if not crumbs or crumbs[-1].path != path:
        return without_a_page(f"/{path}/", at=at)
    before = request.GET.get("before", "")
    found = _found(crumbs[-1], at, before=before)
    inside = with_a_story(Section.objects.filter(parent=crumbs[-1]).in_order(), at)
    lead = [] if before else _lead(found.listing.editions)
    context = {
        "found": found,
        "crumbs": [(above.name, above.get_absolute_url()) for above in crumbs[:-1]],
        "subsections": list(inside),
        "leads": lead,
        "rows": [edition for edition in found.listing.editions if edition not in lead],
    }
    head = Head(
        title=found.title,
        path=found.path,
        description=found.about or f"The newest in {found.title}.",
        feeds=found.path,
        listed=not before,
    )
    return show("public/section.html", head, context, at=at)


@readers_page
def feed(request: HttpRequest, path: str, form: str) -> HttpResponseBase:
    """Give a section's newest as a feed; 2 queries."""
    at = timezone.now()
    found = Section.objects.filter(path=path).first()
    if found is None:
        return HttpResponsePermanentRedirect(f"{moved_to(f'/{path}/')}feed.{form}")
    return feed_of(_found(found, at), form, at=at)


def _lead(newest: list[Edition]) -> list[Edition]:
    """Choose what opens the front: the most urgent of the newest, one with a picture before one without."""
    fresh = newest[:LEADS_FROM]
    return sorted(fresh, key=lambda edition: (edition.urgency, not edition.page["pictures"]))[:1]


def _found(section: Section, at: datetime, *, before: str = "") -> Found:
    listing = page_of(Edition.objects.live(at).in_section(section), before=before)
    return Found(section.name, section.get_absolute_url(), listing, about=section.description, thing=section)
