"""What a page says to search engines, in schema.org's terms: the visible text again, never more."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from articles.models import Change, Edition, Held, Kind, role_on

from .listing import Found
from .page import absolute
from .story import Mentioned
from .summary import changed, picture_file, summary, tag_uri, written

Value = dict[str, Any]
GENRES = {Kind.OPINION: "Opinion", Kind.PICTURE_STORY: "Picture story", Kind.BRIEF: "Brief"}
# Inside <script>, only these can end the element or begin a comment; JSON reads the escapes as the signs.
IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
# byline role: (property, type)
CREDITED = {
    "reporter": ("author", "Person"),
    "contributor": ("contributor", "Person"),
    "photographer": ("contributor", "Person"),
    "translator": ("translator", "Person"),
    "editor": ("editor", "Person"),
    "guest": ("author", "Person"),
    "agency": ("author", "Organization"),
}


def story(edition: Edition, notes: list[Edition], people: list[Mentioned]) -> SafeString:
    """Describe an article page as a NewsArticle; `notes` are the editions that told readers of a change."""
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **_text(edition),
        **_identity(edition),
        **_credits(edition.page["bylines"]),
        **_where(edition.page["dateline"]),
        "mentions": [_mention(person) for person in people],
        "image": [_picture(picture) for picture in edition.page["pictures"]],
        "correction": [_correction(note) for note in notes],
        "creativeWorkStatus": "Retracted" if edition.change == Change.RETRACTION else "Published",
    }
    return _embedded(_filled(about))


def person(
    found: Found, roles: list[Held], same_as: list[str], portrait: Value | None, *, today: date
) -> SafeString:
    """Describe a person's page as their profile."""
    address, now = absolute(found.path), role_on(roles, today)
    about = {
        "@type": "Person",
        "@id": f"{address}#person",
        "name": found.title,
        "alternateName": found.thing.aliases,
        "url": address,
        "description": found.thing.note,
        "jobTitle": now.text if now else "",
        "hasOccupation": [_occupation(role) for role in roles],
        "sameAs": same_as,
        "image": _picture(portrait) if portrait else None,
    }
    profile = {"@context": "https://schema.org", "@type": "ProfilePage", "url": address}
    return _embedded({**profile, "isPartOf": _paper("WebSite"), "mainEntity": _filled(about)})


def way_to(edition: Edition) -> SafeString:
    """Describe the crumbs above a story as a BreadcrumbList."""
    steps = [(crumb["name"], f"/{crumb['path']}/") for crumb in edition.page["crumbs"]]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
        for place, (name, path) in enumerate(steps, start=1)
    ]
    return _embedded({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})


def newspaper() -> SafeString:
    """Describe the site as a whole, for its home page."""
    return _embedded({"@context": "https://schema.org", **_paper("WebSite"), "publisher": _publisher()})


def _text(edition: Edition) -> Value:
    return {
        "headline": edition.headline,
        "alternativeHeadline": edition.kicker,
        "description": summary(edition),
        "datePublished": written(edition.published),
        "dateModified": written(changed(edition)),
        "articleSection": [crumb["name"] for crumb in edition.page["crumbs"]],
        "keywords": [tag["name"] for tag in edition.page["tags"]],
        "genre": GENRES.get(Kind(edition.kind), ""),
        "inLanguage": edition.language,
        "wordCount": edition.word_count,
        "copyrightNotice": edition.copyright_notice,
        "creditText": edition.source,
    }


def _identity(edition: Edition) -> Value:
    address = absolute(edition.address.path)
    return {
        "@id": f"{address}#story",
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "identifier": tag_uri(edition),
        "version": edition.page["version"],
        "isAccessibleForFree": True,
        "isPartOf": _paper("WebSite"),
        "publisher": _publisher(),
        "sourceOrganization": {"@type": "Organization", "name": edition.source} if edition.source else None,
        "thumbnailUrl": [picture_file(picture)["url"] for picture in edition.page["pictures"][:1]],
    }


def _credits(bylines: list[Value]) -> dict[str, list[Value]]:
    credited: dict[str, list[Value]] = {}
    for line in bylines:
        name, kind = CREDITED[line["role"]]
        credited.setdefault(name, []).append({**_person(line), "@type": kind})
    return credited


def _where(dateline: Value | None) -> Value:
    if not dateline:
        return {}
    return {"dateline": dateline["text"], "locationCreated": [_place(place) for place in dateline["places"]]}


def _place(place: Value) -> Value:
    point = {"@type": "GeoCoordinates", "latitude": place["latitude"], "longitude": place["longitude"]}
    address = {
        "@type": "PostalAddress",
        "addressLocality": place["name"],
        "addressRegion": place["region"],
        "addressCountry": place["country_code"] or place["country"],
    }
    return {
        "@type": "Place",
        "name": place["name"],
        "url": absolute(f"/places/{place['slug']}/"),
        "address": _filled(address),
        **({"geo": point} if place["latitude"] is not None else {}),
    }


def _person(person: Value, **more: str) -> Value:
    address = absolute(f"/people/{person['slug']}/") if person["slug"] else ""
    return _filled({"@type": "Person", "name": person["name"], "url": address, **more})


def _mention(person: Mentioned) -> Value:
    told = {"name": person.name, "url": absolute(person.path), "jobTitle": person.role}
    return _filled({"@type": "Person", **told})


def _occupation(role: Held) -> Value:
    """A role in time; `endDate` is the day on which it was over."""
    held = {
        "@type": "Role",
        "roleName": role.text,
        "startDate": role.since and role.since.isoformat(),
        "endDate": role.until and role.until.isoformat(),
        "hasOccupation": {"@type": "Occupation", "name": role.text},
    }
    return _filled(held)


def _picture(picture: Value) -> Value:
    file = picture_file(picture, "whole")
    described = {
        "@type": "ImageObject",
        **file,
        "contentUrl": file["url"],
        "caption": picture["caption"],
        "creditText": picture["credit"],
        "copyrightNotice": picture["rights"],
    }
    return _filled(described)


def _correction(note: Edition) -> Value:
    told = {"name": note.get_change_display(), "text": note.note, "datePublished": written(note.live_from)}
    return {"@type": "CorrectionComment", **told}


def _paper(kind: str) -> Value:
    home = absolute("/")
    return {"@type": kind, "@id": f"{home}#site", "name": settings.SITE_NAME, "url": home}


def _publisher() -> Value:
    home = absolute("/")
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{home}#paper",
        "name": settings.SITE_NAME,
        "url": home,
        "correctionsPolicy": absolute("/corrections/"),
    }


def _filled(value: Value) -> Value:
    return {key: kept for key, kept in value.items() if kept not in ("", None, [], {})}


def _embedded(value: Value) -> SafeString:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(IN_SCRIPT))
