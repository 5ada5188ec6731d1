"""A list of stories as RSS 2.0, Atom 1.0 or JSON Feed 1.1."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from articles.models import Change, Edition

from .listing import Found
from .page import absolute
from .summary import changed, in_xml, picture_file, summary, tag_uri, written


def feed_of(found: Found, form: str, *, at: datetime) -> HttpResponse:
    """Write a list as the feed the address asks for. Raises Http404 for a form there is none of."""
    if form not in FORMS:
        raise Http404("There is no feed in this form.")
    kind, write = FORMS[form]
    return HttpResponse(write(found, f"{found.path}feed.{form}", at), content_type=f"{kind}; charset=utf-8")


def _title(found: Found) -> str:
    return settings.SITE_NAME if found.path == "/" else f"{found.title} · {settings.SITE_NAME}"


def _syndication(feed: type[SyndicationFeed]) -> Callable[[Found, str, datetime], str]:
    def write(found: Found, path: str, at: datetime) -> str:
        written_feed = feed(
            title=_title(found),
            link=absolute(found.path),
            description=found.about or _title(found),
            language=settings.SITE_LANGUAGE,
            feed_url=absolute(path),
            feed_guid=absolute(found.path),
        )
        for edition in found.listing.editions:
            written_feed.add_item(**_item(edition))
        return written_feed.writeString("utf-8")

    return write


def _item(edition: Edition) -> dict[str, Any]:
    return {
        "title": in_xml(edition.headline),
        "link": absolute(edition.address.path),
        "description": in_xml(_told(edition)),
        "author_name": in_xml(", ".join(_authors(edition))),
        "pubdate": edition.published.replace(microsecond=0),
        "updateddate": changed(edition).replace(microsecond=0),
        "unique_id": tag_uri(edition),
        "unique_id_is_permalink": False,
        "categories": [in_xml(word) for word in _categories(edition)],
    }


def _told(edition: Edition) -> str:
    """Give the summary, and after it the note that came with the newest edition."""
    note = edition.note and edition.change != Change.RETRACTION
    return f"{summary(edition)} {edition.get_change_display()}: {edition.note}" if note else summary(edition)


def _authors(edition: Edition) -> list[str]:
    return [line["name"] for line in edition.page["bylines"]] or [settings.SITE_NAME]


def _categories(edition: Edition) -> list[str]:
    return [edition.page["crumbs"][-1]["name"], *(tag["name"] for tag in edition.page["tags"])]


def _json_feed(found: Found, path: str, at: datetime) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(found),
        "home_page_url": absolute(found.path),
        "feed_url": absolute(path),
        "description": found.about or _title(found),
        "language": settings.SITE_LANGUAGE,
        "items": [_json_item(edition) for edition in found.listing.editions],
    }
    return json.dumps(feed, ensure_ascii=False)


def _json_item(edition: Edition) -> dict[str, Any]:
    picture = edition.page["pictures"][:1]
    return {
        "id": tag_uri(edition),
        "url": absolute(edition.address.path),
        "title": edition.headline,
        "content_text": _told(edition),
        "date_published": written(edition.published),
        "date_modified": written(changed(edition)),
        "authors": [{"name": name} for name in _authors(edition)],
        "tags": _categories(edition),
        "language": edition.language,
        **({"image": picture_file(picture[0])["url"]} if picture else {}),
    }


FORMS: dict[str, tuple[str, Callable[[Found, str, datetime], str]]] = {
    "rss": ("application/rss+xml", _syndication(Rss201rev2Feed)),
    "atom": ("application/atom+xml", _syndication(Atom1Feed)),
    "json": ("application/feed+json", _json_feed),
}
