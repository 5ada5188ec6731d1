"""Our own format: one JSON object an article, with everything the site knows of it.

docs/formats.md, "Newsroom JSON", has the fields.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.exchange.bylines import names_in
from articles.exchange.outgoing import Outgoing, RelatedStory, uri_of
from articles.images.renditions import available
from articles.models import Kind, Role, State

Value = dict[str, Any]
# IPTC's words for what a story is made of, and for whether it may be used (ninjs 1.3).
TYPES = {Kind.PICTURE_STORY: "composite"}
STATUSES = {
    State.PUBLISHED: "usable",
    State.RETRACTED: "canceled",
    State.WITHDRAWN: "canceled",
    State.VANISHED: "canceled",
    State.KILLED: "canceled",
}


def line(outgoing: Outgoing) -> str:
    """Write an article as a line of JSON."""
    return json.dumps(value(outgoing), ensure_ascii=False)


def value(outgoing: Outgoing) -> Value:
    """Tell everything of an article under the names of the contract."""
    content, received = outgoing.content, _received(outgoing)
    return {
        "uri": uri_of(outgoing.article),
        "version": _version(outgoing),
        "type": TYPES.get(Kind(content["kind"]), "text"),
        "headline": content["headline"],
        "subheadline": content["standfirst"],
        "slugline": content["slugline"],
        **_credits(outgoing, received),
        **_where(outgoing),
        "section": [crumb["name"] for crumb in outgoing.page["crumbs"]],
        **_moments(outgoing, received),
        **_standing(outgoing, received),
        "urgency": content["urgency"],
        "language": content["language"],
        **_about(outgoing, received),
        "body_html": content["body_html"],
        "pictures": _pictures(outgoing),
        "related": [_related(link) for link in outgoing.related if link.title or link.target],
        "copyrightnotice": content["copyright_notice"],
        "ednote": content["editor_note"],
        "source": content["source"],
        "url": _url(outgoing),
        "versions_kept": outgoing.versions,
    }


def _received(outgoing: Outgoing) -> Value:
    return outgoing.identity.received["story"] if outgoing.identity else {}


def _version(outgoing: Outgoing) -> str:
    if outgoing.identity and outgoing.identity.version:
        return outgoing.identity.version
    return str(outgoing.edition.number if outgoing.edition else outgoing.article.version)


def _credits(outgoing: Outgoing, received: Value) -> Value:
    authors = [line["name"] for line in outgoing.page["bylines"] if line["role"] == Role.REPORTER]
    given = received.get("byline", "")
    # As printed, unless the desk has changed who made the story.
    kept = given and authors == (received.get("authors") or names_in(given))
    return {"byline": given if kept else outgoing.page["byline"], "authors": authors}


def _where(outgoing: Outgoing) -> Value:
    shown = outgoing.page["dateline"]
    if not shown:
        return {"dateline": "", "located": []}
    printed = [row["name"] for row in outgoing.content["dateline"]["places"]]
    fields = ("region", "country", "country_code", "latitude", "longitude")
    located = [
        {"name": name or place["name"], "place": place["name"], **{field: place[field] for field in fields}}
        for name, place in zip(printed, shown["places"], strict=True)
    ]
    return {"dateline": shown["text"], "located": located}


def _moments(outgoing: Outgoing, received: Value) -> Value:
    edition, content = outgoing.edition, outgoing.content
    published = edition.published if edition else _read(content["published"])
    updated = edition.updated if edition else _read(received.get("updated"))
    return {
        "published": _written(published, received.get("published")),
        "updated": _written(updated, received.get("updated")),
        "embargoed": _written(_read(received.get("embargoed")), received.get("embargoed")),
        "expires": _written(_read(received.get("expires")), received.get("expires")),
    }


def _read(written: str | None) -> datetime | None:
    if not written:
        return None
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else timezone.make_aware(moment)


def _written(moment: datetime | None, given: str | None) -> str | None:
    """Write a moment with its offset, and as the source wrote it where it means that very moment."""
    if moment is None:
        return None
    source = datetime.fromisoformat(given) if given else None
    if source and source.tzinfo and source == moment:
        return source.isoformat()
    return timezone.localtime(moment).isoformat()


def _standing(outgoing: Outgoing, received: Value) -> Value:
    state = State(outgoing.article.state)
    given = received.get("status") if state == State.DRAFT else ""
    return {"pubstatus": given or STATUSES.get(state, "withheld"), "public": outgoing.edition is not None}


def _about(outgoing: Outgoing, received: Value) -> Value:
    mentioned = [person["name"] for person in outgoing.page["people"]]
    here = {name for person in outgoing.page["people"] for name in person["names"]}
    topics = [tag["name"] for tag in outgoing.page["tags"]]
    return {
        "people": mentioned + _others(received.get("people", []), here),
        "organisations": received.get("organisations", []),
        "places": received.get("places", []),
        "subjects": received.get("subjects", []),
        "keywords": topics + _others(received.get("keywords", []), topics),
    }


def _others(names: list[str], known: Iterable[str]) -> list[str]:
    keys = {name.casefold() for name in known}
    return [name for name in names if name.casefold() not in keys]


def _pictures(outgoing: Outgoing) -> list[Value]:
    stored = iter(outgoing.page["pictures"])
    return [_picture(row, next(stored) if row["image"] else None) for row in outgoing.content["pictures"]]


def _picture(row: Value, stored: Value | None) -> Value:
    words = stored or row
    return {
        "href": row["href"] or (_file(stored) if stored else ""),
        "caption": words["caption"],
        "credit": words["credit"],
        "alt": words["alt"],
        "stored": stored is not None,
    }


def _file(stored: Value) -> str:
    widest = available("whole", width=stored["width"], height=stored["height"])[-1]
    return f"{settings.SITE_URL}/media/{stored['token']}/whole-{widest}.jpg"


def _related(link: RelatedStory) -> Value:
    here = f"{settings.SITE_URL}{link.target.path}" if link.target and link.target.path else ""
    return {
        "title": link.title or (link.target.headline if link.target else ""),
        "href": link.url or here,
        "uri": link.target.uri if link.target else "",
    }


def _url(outgoing: Outgoing) -> str:
    if outgoing.edition:
        return f"{settings.SITE_URL}{outgoing.edition.address.path}"
    return outgoing.identity.url if outgoing.identity else ""
