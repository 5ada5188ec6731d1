"""What an article page shows that its edition does not hold ready: linked text and notes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import (
    Change,
    Edition,
    EditionPerson,
    Held,
    role_on,
    roles_told,
)
from articles.text.html import paragraphs
from articles.text.names import link_first

from .career import years_over

Picture = dict[str, Any]
HEADINGS = ("<h2", "<h3")


@dataclass(frozen=True)
class Block:
    """One piece of the text: HTML, or a picture standing between."""

    html: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Mentioned:
    """Someone the story is about, as its page names them."""

    name: str
    path: str
    role: str
    years: str


def people_of(edition: Edition, at: datetime) -> list[Mentioned]:
    """List who the story is about, each with the role its page gives them; 1 query, none where nobody is.

    The words are the edition's, fixed when it was made. Someone it has none for gets the role known now for
    the story's own date, and a role that is over by now gets its years.
    """
    told = edition.page["people"]
    rows = EditionPerson.objects.filter(edition=edition, relation="mention").select_related("person")
    found = rows.annotate(held=roles_told("person")) if told else []
    known = {name: row for row in found for name in (row.person.slug, row.person.name, *row.person.aliases)}
    day, today = timezone.localdate(edition.published), timezone.localdate(at)
    people = [_mentioned(each, known.get(each["slug"], known.get(each["name"])), day, today) for each in told]
    once = {person.path: person for person in reversed(people)}
    # Of two who were merged since, the first.
    return [person for person in people if once[person.path] is person]


def _mentioned(told: dict[str, Any], row: Any, day: date, today: date) -> Mentioned:
    path = row.person.get_absolute_url() if row else f"/people/{told['slug']}/"
    then = role_on(Held.read(row.held), day) if row else None
    role = told["role"] or (then.text if then else "")
    years = years_over(then, today=today) if then and role == then.text else ""
    return Mentioned(told["name"], path, role, years)


def blocks_of(edition: Edition) -> list[Block]:
    """Take the text apart, link each person where first named, run in the dateline, set pictures between."""
    people = [(person["names"], f"/people/{person['slug']}/") for person in edition.page["people"]]
    if edition.change == Change.RETRACTION:
        return []  # its text is its note
    pieces = paragraphs(link_first(edition.body_html, people))
    # The body was cleaned before it was stored, so its HTML is ours.
    texts = [Block(mark_safe(piece)) for piece in _with_dateline(pieces, edition.page["dateline"])]
    return _with_pictures(texts, edition.page["pictures"][1:])


def byline_of(edition: Edition) -> SafeString:
    """Set the byline with each name linked to its person."""
    known = [line for line in edition.page["bylines"] if line["slug"]]
    people = [([line["name"]], f"/people/{line['slug']}/") for line in known]
    return mark_safe(link_first(escape(edition.page["byline"]), people))


def notes_on(edition: Edition, at: datetime) -> list[Edition]:
    """List the editions of the story that came with a note to readers, newest first; 1 query.

    A retraction's note stands while the retraction does, not on a story that was put back.
    """
    shown = Edition.objects.shown(at).filter(article=edition.article_id).exclude(note="")
    if edition.change != Change.RETRACTION:
        shown = shown.exclude(change=Change.RETRACTION)
    return list(shown.only("change", "note", "note_place", "live_from").order_by("-live_from"))


def _with_dateline(pieces: list[str], dateline: dict[str, Any] | None) -> list[str]:
    if not dateline:
        return pieces
    # Editions of before the site had a style of its own were closed by a dash.
    opening = format_html('<span class="dateline">{}</span>{}', dateline["text"], dateline.get("mark", " — "))
    if pieces and pieces[0].startswith("<p>"):
        return [f"<p>{opening}{pieces[0][3:]}", *pieces[1:]]
    return [f"<p>{opening}</p>", *pieces]


def _with_pictures(texts: list[Block], pictures: list[Picture]) -> list[Block]:
    """Spread pictures evenly between the texts, none right after a heading."""
    blocks: list[Block] = []
    waiting = list(pictures)
    step = (len(texts) or 1) / (len(pictures) + 1)
    for count, text in enumerate(texts, start=1):
        blocks.append(text)
        placed = len(pictures) - len(waiting)
        if waiting and count >= step * (placed + 1) and not text.html.startswith(HEADINGS):
            blocks.append(Block(picture=waiting.pop(0)))
    return blocks + [Block(picture=picture) for picture in waiting]
