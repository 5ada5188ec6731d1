"""News pages, saved from the web or kept as plain text. There is no standard; see docs/formats.md."""

import re

from articles.wire.encoding import decode
from articles.wire.page.from_html import story_from_html
from articles.wire.page.from_text import looks_like_page, story_from_text
from articles.wire.story import Malformed, Story

MOST_BYTES = 5_000_000
_START_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:]*)")
_OF_PAGES = frozenset(
    {
        "html", "head", "body", "title", "meta", "link", "script", "style", "div", "main", "article",
        "section", "header", "h1", "h2", "p", "table", "center", "font", "nav", "span", "br", "base",
        "form", "ul",
    }
)  # fmt: skip
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def recognises(data: bytes, name: str) -> bool:
    """Tell by its beginning whether a file is a news page, in HTML or as plain text."""
    text = decode(data[:20_000]).text.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return _is_html(text)
    if _CONTROLS.search(text) or text[:1] in ("{", "[", "^"):
        return False
    return looks_like_page(text)


def _is_html(text: str) -> bool:
    first = next((tag[1].lower() for tag in _START_TAG.finditer(text[:10_000])), "")
    return first in _OF_PAGES


def read(data: bytes, *, name: str, most_bytes: int = MOST_BYTES) -> list[Story]:
    """Read a page as a list of its one story. Raises Malformed."""
    if len(data) > most_bytes:
        raise Malformed(
            f"it has {len(data):,} bytes, more than the {most_bytes:,} a page may have",
            file=name,
            remedy="remove what was saved into it, such as pictures",
        )
    decoded = decode(data)
    warnings = [decoded.warning] if decoded.warning else []
    text = decoded.text.lstrip("\ufeff")
    try:
        is_html = _is_html(text.lstrip()) if text.lstrip().startswith("<") else False
        return [story_from_html(text, warnings) if is_html else story_from_text(text, warnings)]
    except Malformed as reason:
        raise Malformed(reason.reason, file=name, place=reason.place, remedy=reason.remedy) from reason
