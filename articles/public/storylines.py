"""A storyline's page: its live stories in the order of its editors."""

from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils import timezone

from articles.models import Edition, Storyline, StorylineEntry
from articles.models.edition import EditionQuerySet

from .answers import with_slug
from .feeds import feed_of
from .listing import Found, Listing, or_404, page_of
from .page import Head, readers_page, show


@readers_page
def storyline(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a storyline while one of its stories is live, all of it; 3 queries."""
    at = timezone.now()
    thing = with_slug(Storyline.objects.all(), "storylines", slug)
    place = StorylineEntry.objects.filter(storyline=thing, article=OuterRef("article_id")).values("position")
    in_order = _live(thing, at).annotate(place=Subquery(place)).order_by("place", "pk")
    found = _found(thing, or_404(Listing(list(in_order.select_related("address").defer("body_html")))))
    if thing.slug != slug:
        return HttpResponsePermanentRedirect(found.path)
    about = found.about or f"{found.title}: the whole story."
    head = Head(title=found.title, path=found.path, description=about, feeds=found.path)
    return show("public/storyline.html", head, {"found": found}, at=at)


@readers_page
def feed(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """Give the newest stories of a storyline as a feed; 2 queries."""
    at = timezone.now()
    thing = with_slug(Storyline.objects.all(), "storylines", slug)
    found = _found(thing, or_404(page_of(_live(thing, at))))
    if thing.slug != slug:
        return HttpResponsePermanentRedirect(f"{found.path}feed.{form}")
    return feed_of(found, form, at=at)


def _live(thing: Storyline, at: datetime) -> EditionQuerySet:
    stories = StorylineEntry.objects.filter(storyline=thing).values("article")
    return Edition.objects.live(at).filter(article__in=stories)


def _found(thing: Storyline, listing: Listing) -> Found:
    return Found(thing.name, thing.get_absolute_url(), listing, about=thing.description, thing=thing)
