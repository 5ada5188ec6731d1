"""The tree of a page, and what the names of its elements give away."""

import re
from functools import lru_cache

import lxml.html
from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement

from articles.text.markup import clean_text
from articles.wire.page.lines import tidy
from articles.wire.story import Malformed

_CAMEL = re.compile(r"([a-z])([A-Z])")
# Old pages end more than once, and the parser stops at the first end.
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_BETWEEN = re.compile(r"[^a-z0-9]+")
_NONE: frozenset[str] = frozenset()
_INLINE = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"})
_NEVER_SHOWN = ("script", "style", "noscript", "template", "svg", "iframe", "object")


def parse(text: str) -> HtmlElement:
    """Parse a page. Raises Malformed when it is nested deeper than any page is."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = lxml.html.document_fromstring(_ENDS.sub("", clean_text(text)).encode(), parser=parser)
    except LxmlError as error:
        raise Malformed("there is nothing in it", remedy="leave the file out") from error
    if any(problem.type_name == "ERR_RESOURCE_LIMIT" for problem in parser.error_log):
        raise Malformed(
            "its elements are nested more than 2,000 deep", remedy="a page is nested some dozens deep"
        )
    return tree


def remove_never_shown(tree: HtmlElement) -> None:
    """Take scripts and the like out of the tree, once the JSON-LD has been read."""
    for element in list(tree.iter(*_NEVER_SHOWN)):
        element.drop_tree()


def shown_text(element: HtmlElement) -> str:
    """Give what an element shows, on one line: blocks and line breaks count as spaces."""
    pieces: list[str] = []
    for event, inner in iterwalk(element, events=("start", "end")):
        is_start = event == "start"
        if inner.tag not in _INLINE:
            pieces.append(" ")
        pieces.append((inner.text if is_start else inner.tail if inner is not element else "") or "")
    return tidy("".join(pieces))


def lines_before(scope: HtmlElement, after: HtmlElement | None, before: HtmlElement) -> list[str]:
    """List the lines shown within an element between two of its own; none without the first."""
    lines = [""]
    is_between = False
    for event, inner in iterwalk(scope, events=("start", "end")):
        if inner is before:
            break
        is_between = is_between or (inner is after and event == "end")
        if inner.tag not in _INLINE:
            lines.append("")
        if is_between:
            lines[-1] += (inner.text if event == "start" else inner.tail) or ""
    return [line for line in map(tidy, lines) if line]


def marks(element: HtmlElement) -> frozenset[str]:
    """Take class, id, role and label of an element apart into words."""
    names = " ".join(filter(None, map(element.get, ("class", "id", "role", "aria-label", "itemprop"))))
    return _words(names[:400]) if names else _NONE


@lru_cache(maxsize=8192)
def _words(names: str) -> frozenset[str]:
    return frozenset(_BETWEEN.split(_CAMEL.sub(r"\1-\2", names).lower())) - {""}
