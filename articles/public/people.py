"""A person's page: who they are and were, whom they appear with, and every live story about or by them."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import (
    Edition,
    Held,
    Person,
    PersonIdentifier,
    PersonLink,
    Scheme,
    roles_told,
)
from articles.publishing.page import picture_value

from . import structured
from .answers import with_slug
from .career import career_of, headline_role
from .companions import companions_of
from .feeds import feed_of
from .listing import Found, or_404, page_of
from .page import Head, readers_page, show
from .timeline import timeline_of

# What leads to a page; an import's own identifiers are the desk's.
_ELSEWHERE = {
    Scheme.WIKIDATA: ("Wikidata", "https://www.wikidata.org/wiki/{}"),
    Scheme.SITE: ("Own site", "{}"),
}


@readers_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a person while a live story reaches them; 7 queries."""
    at = timezone.now()
    today = timezone.localdate(at)
    before = request.GET.get("before", "")
    found = _found(slug, at, before=before)
    if found.thing.slug != slug:
        return HttpResponsePermanentRedirect(found.path)
    roles, portrait, links = Held.read(found.thing.held), _portrait(found.thing), _links(found.thing)
    told = structured.person(found, roles, [url for _, url in links], portrait, today=today)
    head = Head(
        title=found.title,
        path=found.path,
        description=found.about or f"Stories about and by {found.title}.",
        feeds=found.path,
        kind="profile",
        listed=not before,
        data=[told],
    )
    context = {
        "found": found,
        "portrait": portrait,
        "links": links,
        "career": career_of(roles, today=today),
        "companions": companions_of(found.thing, at),
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
    people = Person.objects.select_related("portrait").annotate(held=roles_told())
    person: Any = with_slug(people, "people", slug)
    live = Edition.objects.live(at)
    listing = or_404(page_of(live.mentioning(person), live.by(person), before=before))
    about = headline_role(Held.read(person.held), today=timezone.localdate(at))
    return Found(person.name, person.get_absolute_url(), listing, about=about, thing=person)


def _portrait(person: Person) -> dict[str, Any] | None:
    return picture_value(person.portrait) if person.portrait else None


def _links(person: Person) -> list[tuple[str, str]]:
    """List what leads to the person elsewhere, as (label, address); 2 queries."""
    links = PersonLink.objects.filter(person=person).order_by("position", "pk")
    told = dict.fromkeys((link.label, link.url) for link in links)
    for each in PersonIdentifier.objects.filter(person=person).order_by("position", "pk"):
        if each.scheme in _ELSEWHERE:
            label, address = _ELSEWHERE[Scheme(each.scheme)]
            told.setdefault((label, address.format(each.value)))
    return list(told)
