"""A story's own page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Edition, Kind, NotePlace

from . import structured
from .answers import without_a_page
from .page import Head, readers_page, show
from .related import Related, related_to
from .story import Mentioned, Picture, blocks_of, byline_of, notes_on, people_of
from .summary import card, summary

TALL = 0.9
STYLES: dict[str, str] = {Kind.OPINION: "opinion", Kind.PICTURE_STORY: "picture-story"}


@readers_page
def article(request: HttpRequest, section: str, year: str, month: str, day: str, slug: str) -> HttpResponse:
    """Show the story live at the address, else say where it went; 7 queries."""
    at = timezone.now()
    path = f"/{section}/{year}/{month}/{day}/{slug}/"
    edition = Edition.objects.live(at).at_address(path).select_related("address").first()
    if edition is None:
        return without_a_page(path, at=at)
    related = related_to(edition, at)
    notes = notes_on(edition, at)
    people = people_of(edition, at)
    context = {**_context(edition, notes, related), "people": people}
    return show("public/article.html", _head(edition, notes, people), context, at=at)


def _context(edition: Edition, notes: list[Edition], related: Related) -> dict[str, Any]:
    pictures = edition.page["pictures"]
    dateline = edition.page["dateline"] or {"places": []}
    lead = pictures[0] if pictures else None
    across = "page" if edition.kind == Kind.PICTURE_STORY else ""
    return {
        "story": edition,
        "crumbs": [(crumb["name"], f"/{crumb['path']}/") for crumb in edition.page["crumbs"]],
        "style": STYLES.get(edition.kind, ""),
        "byline": byline_of(edition),
        "portrait": _portrait(edition, lead),
        "lead": lead,
        "lead_place": "tall" if lead and is_tall(lead) else across or "lead",
        "body_place": across or "body",
        "blocks": blocks_of(edition),
        "places": dateline["places"],
        **_placed(notes),
        "related": related.groups,
        "chains": related.chains,
    }


def _placed(notes: list[Edition]) -> dict[str, list[Edition]]:
    above = [note for note in notes if note.note_place == NotePlace.TOP]
    return {"notes_above": above, "notes_below": [note for note in notes if note not in above]}


def is_tall(picture: Picture) -> bool:
    """Tell a picture that would fill more than a screen across the whole column."""
    return bool(picture["height"] > TALL * picture["width"])


def _portrait(edition: Edition, lead: Picture | None) -> Picture | None:
    # An opinion has a face, and needs it once; a report has none.
    faces: list[Picture] = [line["portrait"] for line in edition.page["bylines"] if line["portrait"]]
    if edition.kind != Kind.OPINION or not faces or (lead and lead["token"] == faces[0]["token"]):
        return None
    return faces[0]


def _head(edition: Edition, notes: list[Edition], people: list[Mentioned]) -> Head:
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
        data=[structured.story(edition, notes, people), structured.way_to(edition)],
    )
