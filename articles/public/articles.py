"""A story's own page."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import http_date

from articles.models import Edition, Kind

from . import structured
from .answers import without_a_page
from .page import Head, readers_page, show
from .story import Related, blocks_of, byline_of, notes_on, related_to
from .summary import card, summary

STYLES: dict[str, str] = {Kind.OPINION: "opinion", Kind.PICTURE_STORY: "picture-story"}


@readers_page
def article(request: HttpRequest, section: str, year: str, month: str, day: str, slug: str) -> HttpResponse:
    """Show the story live at the address, else say where it went; 5 queries."""
    at = timezone.now()
    path = f"/{section}/{year}/{month}/{day}/{slug}/"
    edition = Edition.objects.live(at).at_address(path).select_related("address").first()
    if edition is None:
        return without_a_page(path, at=at)
    related = related_to(edition, at)
    notes = notes_on(edition, at)
    response = show("public/article.html", _head(edition, notes), _context(edition, notes, related), at=at)
    _date(response, edition, related)
    return response


def _context(edition: Edition, notes: list[Edition], related: Related) -> dict[str, Any]:
    pictures = edition.page["pictures"]
    dateline = edition.page["dateline"] or {"places": []}
    is_picture_story = edition.kind == Kind.PICTURE_STORY
    return {
        "story": edition,
        "crumbs": [(crumb["name"], f"/{crumb['path']}/") for crumb in edition.page["crumbs"]],
        "style": STYLES.get(edition.kind, ""),
        "byline": byline_of(edition),
        "portrait": _portrait(edition),
        "lead": pictures[0] if pictures else None,
        "lead_place": "page" if is_picture_story else "lead",
        "body_place": "page" if is_picture_story else "body",
        "blocks": blocks_of(edition),
        "places": dateline["places"],
        "notes": notes,
        "related": related.groups,
    }


def _portrait(edition: Edition) -> dict[str, Any] | None:
    # An opinion has a face; a report has none.
    faces = [line["portrait"] for line in edition.page["bylines"] if line["portrait"]]
    return faces[0] if faces and edition.kind == Kind.OPINION else None


def _head(edition: Edition, notes: list[Edition]) -> Head:
    path = edition.address.path
    section = edition.page["crumbs"][-1]
    return Head(
        title=edition.headline,
        path=path,
        description=summary(edition),
        feeds=f"/{section['path']}/",
        feeds_of=section["name"],
        kind="article",
        properties=card(edition),
        data=[structured.story(edition, notes), structured.way_to(edition)],
    )


def _date(response: HttpResponse, edition: Edition, related: Related) -> None:
    # A page that has lost a link has changed at a moment no edition tells, so it gives no date.
    if not related.missing:
        changed: datetime = max(edition.live_from, related.newest or edition.live_from)
        response.headers["Last-Modified"] = http_date(changed.timestamp())
