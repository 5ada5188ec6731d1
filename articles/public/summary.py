"""A story in a few words for machines: description, card, stable name, moments."""

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from articles.images.renditions import available, rendition_height
from articles.models import Edition
from articles.text.html import first_words

from .page import absolute

WORDS_WITHOUT_STANDFIRST = 32
# Signs XML 1.0 has no way to write (section 2.2), should one have got into a headline.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
Properties = list[tuple[str, str]]


def summary(edition: Edition) -> str:
    """Give the standfirst, or the beginning of a text that has none."""
    return edition.standfirst or first_words(edition.body_html, WORDS_WITHOUT_STANDFIRST)


def in_xml(words: str) -> str:
    """Give the words without the signs XML cannot hold."""
    return NOT_XML.sub("", words)


def written(moment: datetime) -> str:
    """Write a moment the one way every page, feed and map has it: ISO 8601 in the site's zone, in seconds."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def changed(edition: Edition) -> datetime:
    """Tell when the text last changed: never before it was published."""
    return max(edition.updated or edition.published, edition.published)


def tag_uri(edition: Edition) -> str:
    """Name the story for ever, wherever it moves (RFC 4151); the day is the first its address had.

    A note in the list of corrections, which is no stored edition, is named apart from its story.
    """
    note = "" if edition.pk else f":note-{edition.page['version']}"
    year, month, day = edition.address.path.split("/")[-5:-2]
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{year}-{month}-{day}:article-{edition.article_id}{note}"


def picture_file(picture: dict[str, Any], shape: str = "wide") -> dict[str, Any]:
    """Describe the largest rendition of a picture for those who fetch it: url, width, height."""
    size = {"width": picture["width"], "height": picture["height"]}
    width = available(shape, **size)[-1]
    return {
        "url": absolute(f"/media/{picture['token']}/{shape}-{width}.jpg"),
        "width": width,
        "height": rendition_height(shape, wanted=width, **size),
    }


def card(edition: Edition) -> Properties:
    """List the OpenGraph and article properties of a story's card, pictures included."""
    crumbs, tags = edition.page["crumbs"], edition.page["tags"]
    listed: Properties = [
        ("article:published_time", written(edition.published)),
        ("article:modified_time", written(changed(edition))),
        ("article:section", crumbs[-1]["name"]),
    ]
    listed += [("article:tag", tag["name"]) for tag in tags]
    return listed + _picture(edition.page["pictures"])


def _picture(pictures: list[dict[str, Any]]) -> Properties:
    if not pictures:
        return []
    file = picture_file(pictures[0])
    return [
        ("og:image", file["url"]),
        ("og:image:type", "image/jpeg"),
        ("og:image:width", str(file["width"])),
        ("og:image:height", str(file["height"])),
        ("og:image:alt", pictures[0]["alt"]),
    ]
