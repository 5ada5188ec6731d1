"""A person's page: who they are, and every live story that names them or that they made."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import Edition, Person, PersonLink
from articles.publishing.page import picture_value

from .answers import with_slug
from .feeds import feed_of
from .listing import Found, or_404, page_of
from .page import Head, readers_page, show
from .timeline import timeline_of


@readers_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person while a live story reaches them; 5 queries."""
    at = timezone.now()
    before = request.GET.get("before", "")
    found = _found(slug, at, before=before)
    if found.thing.slug != slug:
        return HttpResponsePermanentRedirect(found.path)
    links = PersonLink.objects.filter(person=found.thing).order_by("position", "pk")
    head = Head(
        title=found.title,
        path=found.path,
        description=found.about or f"Stories about and by {found.title}.",
        feeds=found.path,
        kind="profile",
        listed=not before,
    )
    context = {
        "found": found,
        "portrait": _portrait(found.thing),
        "links": list(links),
        "timeline": timeline_of(found.listing.editions),
    }
    return show("public/person.html", head, context, at=at)


@readers_page
def feed(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """Give a person's newest stories as a feed; 3 queries."""
    at = timezone.now()
    found = _found(slug, at)
    if found.thing.slug != slug:
        return HttpResponsePermanentRedirect(f"{found.path}feed.{form}")
    return feed_of(found, form, at=at)


def _found(slug: str, at: datetime, *, before: str = "") -> Found:
    person = with_slug(Person.objects.select_related("portrait"), "people", slug)
    live = Edition.objects.live(at)
    listing = or_404(page_of(live.mentioning(person), live.by(person), before=before))
    return Found(person.name, person.get_absolute_url(), listing, about=person.role, thing=person)


def _portrait(person: Person) -> dict[str, Any] | None:
    return picture_value(person.portrait) if person.portrait else None
