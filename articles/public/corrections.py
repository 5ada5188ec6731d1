"""The public list of corrections, clarifications, editors' notes and retractions."""

from copy import copy
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Change, Edition

from .feeds import feed_of
from .listing import Found, Listing
from .page import Head, readers_page, show

PATH = "/corrections/"
ABOUT = "What we got wrong, what is right, and when we said so."
MOST_SHOWN = 100


@dataclass(frozen=True)
class Correction:
    """A note with the story it corrects, as the story is now."""

    note: Edition
    story: Edition

    @property
    def kind(self) -> str:
        return self.note.get_change_display()


@readers_page
def corrections(request: HttpRequest) -> HttpResponse:
    """Show the newest notes on stories that are live; 3 queries."""
    at = timezone.now()
    head = Head(title="Corrections", path=PATH, description=ABOUT, feeds=PATH)
    return show("public/corrections.html", head, {"corrections": _newest(at)}, at=at)


@readers_page
def feed(request: HttpRequest, form: str) -> HttpResponse:
    """Give the newest notes as a feed; 2 queries."""
    at = timezone.now()
    listing = Listing([_as_item(each) for each in _newest(at)])
    return feed_of(Found("Corrections", PATH, listing, about=ABOUT), form, at=at)


def _newest(at: datetime) -> list[Correction]:
    live = Edition.objects.live(at)
    noted = (
        Edition.objects.shown(at).exclude(note="").filter(Exists(live.filter(article=OuterRef("article"))))
    )
    wanted = noted.only("article", "change", "note", "live_from", "live_until", "page")
    notes = list(wanted.order_by("-live_from", "-pk")[:MOST_SHOWN])
    stories = live.filter(article__in={note.article_id for note in notes}).select_related("address")
    now = {story.article_id: story for story in stories.defer("body_html")}
    found = [Correction(note, now[note.article_id]) for note in notes if note.article_id in now]
    return [each for each in found if _still_stands(each)]


def _still_stands(each: Correction) -> bool:
    # A retraction that was undone is told by nobody any more.
    return each.note.change != Change.RETRACTION or each.note.pk == each.story.pk


def _as_item(each: Correction) -> Edition:
    """Put a note into the form of a feed's items: named and dated by itself, leading to its story."""
    item = copy(each.story)
    item.pk, item.updated, item.note = None, None, ""
    item.headline = f"{each.kind}: {each.story.headline}"
    item.standfirst, item.published = each.note.note, each.note.live_from
    item.page = {**each.story.page, "version": each.note.page["version"]}
    return item
