"""A place's page: where it is, and every live story filed from there."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import Edition, Place

from .answers import with_slug
from .feeds import feed_of
from .listing import Found, or_404, page_of
from .map import pin
from .page import Head, readers_page, show
from .timeline import timeline_of


@readers_page
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a place while a live story comes from it; 3 queries."""
    at = timezone.now()
    before = request.GET.get("before", "")
    found = _found(slug, at, before=before)
    if found.thing.slug != slug:
        return HttpResponsePermanentRedirect(found.path)
    head = Head(
        title=found.title,
        path=found.path,
        description=found.about or f"Stories from {found.title}.",
        feeds=found.path,
        listed=not before,
    )
    pins = [pin(found.title, found.thing.latitude, found.thing.longitude)]
    context = {
        "found": found,
        "pins": [point for point in pins if point],
        "timeline": timeline_of(found.listing.editions),
    }
    return show("public/place.html", head, context, at=at)


@readers_page
def feed(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """Give the newest stories from a place as a feed; 2 queries."""
    at = timezone.now()
    found = _found(slug, at)
    if found.thing.slug != slug:
        return HttpResponsePermanentRedirect(f"{found.path}feed.{form}")
    return feed_of(found, form, at=at)


def _found(slug: str, at: datetime, *, before: str = "") -> Found:
    place = with_slug(Place.objects.all(), "places", slug)
    listing = or_404(page_of(Edition.objects.live(at).from_place(place), before=before))
    where = ", ".join(part for part in (place.region, place.country) if part)
    return Found(place.name, place.get_absolute_url(), listing, about=where, thing=place)
