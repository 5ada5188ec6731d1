"""The related stories a page lists, taken out of the tree."""

import re
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from articles.wire.page.lines import after_related_label, is_noise, related_heading, tidy
from articles.wire.page.tree import marks, shown_text
from articles.wire.story import Related

_NAMED_SO = frozenset({"related", "seealso", "readmore", "morestories", "relatednews", "relatedstories"})
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "b", "strong", "p", "div", "span", "dt", "font", "td")
_LONGEST_TITLE = 250
_MOST = 50


def take_related(tree: HtmlElement, keep: HtmlElement | None, resolve: Callable[[str], str]) -> list[Related]:
    """Read the boxes and lists of related stories and take them out of the tree."""
    kept = {keep, *keep.iterancestors()} if keep is not None else set()
    found: list[Related] = []
    for box in [*_boxes(tree, kept)]:
        found.extend(_links(box, resolve))
        _drop(box)
    for heading in [*_headings(tree, kept)]:
        for element in _after(heading):
            found.extend(_links(element, resolve))
            _drop(element)
        _drop(heading)
    return _each_once(found)


def _boxes(tree: HtmlElement, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    for element in tree.iter("div", "aside", "section", "ul", "ol", "nav", "table", "p", "dl"):
        names = marks(element) if element.get("class") or element.get("id") else frozenset()
        if element not in kept and names & _NAMED_SO and not _holds_story(element):
            yield element


def _holds_story(element: HtmlElement) -> bool:
    """Tell a wrapper with "related" in its name from a box: it has paragraphs of its own without links."""
    long = (p for p in element.iter("p") if len(p.text_content()) > 120 and p.find(".//a") is None)
    return sum(1 for _ in long) > 2


def _headings(tree: HtmlElement, kept: set[HtmlElement]) -> Iterator[HtmlElement]:
    for element in tree.iter(*_HEADINGS):
        if element not in kept and len(element) <= 3 and _may_head(element):
            yield element


def _may_head(element: HtmlElement) -> bool:
    text = element.text_content()
    return len(text) < 80 and related_heading(tidy(text))


def _after(heading: HtmlElement) -> list[HtmlElement]:
    """List what follows a heading as long as it is links and lists of them."""
    found = []
    start = heading
    while _is_alone(start) and (parent := start.getparent()) is not None:
        start = parent
    for sibling in start.itersiblings():
        if not isinstance(sibling.tag, str) or not _is_links(sibling):
            break
        found.append(sibling)
        if tidy(sibling.tail) and sibling.tag not in ("a", "br", "li"):
            break
    return found


def _is_alone(element: HtmlElement) -> bool:
    parent = element.getparent()
    wraps_only = parent is not None and parent.tag in (
        "p",
        "div",
        "b",
        "strong",
        "font",
        "header",
        "span",
        "h3",
        "h4",
    )
    return wraps_only and parent is not None and shown_text(parent) == shown_text(element)


def _is_links(element: HtmlElement) -> bool:
    if element.tag in ("br", "hr", "ul", "ol", "li", "a"):
        return True
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    return linked > 0 and linked >= 0.7 * len(element.text_content().strip())


def _links(box: HtmlElement, resolve: Callable[[str], str]) -> Iterator[Related]:
    links = [box] if box.tag == "a" else list(box.iter("a"))
    for link in links:
        title = shown_text(link)
        if _is_title(title):
            yield Related(title, resolve(link.get("href") or ""))
    if not links:
        yield from (Related(title) for item in box.iter("li") if _is_title(title := shown_text(item)))


def _is_title(title: str) -> bool:
    return (
        8 <= len(title) <= _LONGEST_TITLE
        and " " in title
        and not is_noise(title)
        and not related_heading(title)
    )


def in_block(inline: str) -> Related | None:
    """Read a paragraph that is only a link, with "Read also:" before it or not; nothing if it is more."""
    found = re.fullmatch(
        r'(?P<label>[^<]{0,60})<a href="(?P<href>[^"]*)"[^>]*>(?P<title>[^<]*)</a>[\s.]*', inline
    )
    plain = re.sub(r"<[^>]*>", "", inline)
    if found and (not found["label"].strip() or after_related_label(found["label"] + "x")):
        title = tidy(found["title"])
        return (
            Related(title, found["href"].replace("&amp;", "&"))
            if _is_title(title) and title[-1] not in ".!"
            else None
        )
    title = tidy(after_related_label(plain))
    return (
        Related(title)
        if found is None and _is_title(title) and len(title) < 120 and title[-1] != "."
        else None
    )


def _each_once(found: list[Related]) -> list[Related]:
    kept: dict[str, Related] = {}
    for related in found:
        if related.title not in kept or (related.href and not kept[related.title].href):
            kept[related.title] = related
    return list(kept.values())[:_MOST]


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
