"""The public list of corrections."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Change, Edition

from .page import Head, readers_page, show

MOST_SHOWN = 100


@dataclass(frozen=True)
class Correction:
    """A note with the story it corrects, as the story is now."""

    note: Edition
    story: Edition


@readers_page
def corrections(request: HttpRequest) -> HttpResponse:
    """Show the newest corrections of stories that are live; 3 queries."""
    at = timezone.now()
    live = Edition.objects.live(at)
    made = Edition.objects.filter(change=Change.CORRECTION, live_from__lte=at)
    made = made.exclude(live_until__lte=F("live_from"))
    made = made.filter(Exists(live.filter(article=OuterRef("article"))))
    notes = list(made.only("article", "note", "live_from").order_by("-live_from", "-pk")[:MOST_SHOWN])
    stories = live.filter(article__in={note.article_id for note in notes}).select_related("address")
    now = {story.article_id: story for story in stories.defer("body_html")}
    shown = [Correction(note, now[note.article_id]) for note in notes if note.article_id in now]
    head = Head(
        title="Corrections",
        path="/corrections/",
        description="What we got wrong, what is right, and when we said so.",
    )
    return show("public/corrections.html", head, {"corrections": shown}, at=at)
