"""A topic's page: every live story with the tag."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils import timezone
from taggit.models import Tag

from articles.models import Edition

from .answers import with_slug
from .feeds import feed_of
from .listing import Found, or_404, page_of
from .page import Head, readers_page, show


@readers_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a topic while a live story has it; 3 queries."""
    at = timezone.now()
    before = request.GET.get("before", "")
    found = _found(slug, at, before=before)
    if found.thing.slug != slug:
        return HttpResponsePermanentRedirect(found.path)
    about = f"Stories on {found.title}."
    head = Head(title=found.title, path=found.path, description=about, feeds=found.path, listed=not before)
    return show("public/topic.html", head, {"found": found}, at=at)


@readers_page
def feed(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """Give the newest stories of a topic as a feed; 2 queries."""
    at = timezone.now()
    found = _found(slug, at)
    if found.thing.slug != slug:
        return HttpResponsePermanentRedirect(f"{found.path}feed.{form}")
    return feed_of(found, form, at=at)


def _found(slug: str, at: datetime, *, before: str = "") -> Found:
    tag = with_slug(Tag.objects.all(), "topics", slug)
    listing = or_404(page_of(Edition.objects.live(at).tagged(tag), before=before))
    return Found(tag.name, f"/topics/{tag.slug}/", listing, thing=tag)
