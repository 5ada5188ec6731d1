"""What a page shows between headline and text, and the lines of it that got into the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, takewhile

from lxml.html import HtmlElement

from articles.text.blocks import Block
from articles.text.letters import fold
from articles.wire.dates import Moment, moment
from articles.wire.page.lines import byline, crumbs, date_line, is_noise, sections, tidy
from articles.wire.page.tree import marks, shown_text

_STANDFIRSTS = frozenset(
    {"standfirst", "subtitle", "subheadline", "subheading", "dek", "deck", "strapline", "subhead"}
)
_BYLINES = frozenset({"byline", "author", "authors", "bylines", "contributor", "contributors"})
_DATES = frozenset(
    {"date", "dates", "time", "timestamp", "published", "pubdate", "datetime", "updated", "posted"}
)
_KICKERS = frozenset({"kicker", "eyebrow", "overline", "dachzeile"})
_CRUMBS = frozenset({"breadcrumb", "breadcrumbs", "crumb", "crumbs"})
_DATELINES = frozenset({"dateline"})
# "Ines Okafor | 4 November 2010 09:29"
_DATE_AT_END = re.compile(r"\s*(?:[|•·–—]|\b(?:published|updated|posted)\b)[^|•·–—]*\d{4}.*$", re.IGNORECASE)
_LONGEST_LINE = 160
_MOST_HEAD_LINES = 14


@dataclass
class Head:
    """What the head of a page shows, as far as it was found."""

    crumbs: list[str] = field(default_factory=list)
    published: list[Moment] = field(default_factory=list)
    updated: list[Moment] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    standfirst: str = ""
    kicker: str = ""
    dateline: str = ""


def crumbs_shown(tree: HtmlElement, headline: HtmlElement | None, title: str) -> list[str]:
    """Read the breadcrumb a page shows, by the name of its element or as text with signs between."""
    named = (
        _names(element)
        for element in tree.iter("nav", "div", "ul", "ol", "p", "span", "td")
        if _is_crumb(element)
    )
    before = takewhile(lambda element: element is not headline, tree.iter())
    written = (_in_text(element) for element in before if isinstance(element.tag, str) and _has_sign(element))
    found = (without_title(names, title) for names in chain(named, written))
    return next(filter(None, found), [])


def _is_crumb(element: HtmlElement) -> bool:
    return bool(element.get("class") or element.get("id")) and bool(marks(element) & _CRUMBS)


def _names(element: HtmlElement) -> list[str]:
    line = shown_text(element)
    if len(line) > _LONGEST_LINE:
        return []
    if names := crumbs(line):
        return names
    items = list(element.iter("li")) or list(element.iter("a"))
    names = [shown_text(item).strip(" /|>»›→:") for item in items]
    return sections([name for name in names if len(name) <= 40])


def _has_sign(element: HtmlElement) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and (">" in text or "»" in text or "›" in text) for text in texts)


def _in_text(element: HtmlElement) -> list[str]:
    if element.tag in ("script", "style", "head", "title"):
        return []
    names = crumbs(shown_text(element))
    return names if len(names) > 1 or len(element) else []


def without_title(names: list[str], title: str) -> list[str]:
    """Leave out the last name of a breadcrumb where it is the story itself."""
    return names[:-1] if names and fold(names[-1])[:30] == fold(title)[:30] else names


def take_head(scope: HtmlElement, body: HtmlElement) -> Head:
    """Read the named parts of the head and take them out of the tree; stops where the text begins."""
    head = Head()
    around = {body, *body.iterancestors()}
    elements = [element for element in scope.iter() if isinstance(element.tag, str)]
    for element in takewhile(lambda element: not _is_text(element), elements):
        if element not in around and element.getparent() is not None:
            _take(head, element)
    return head


def _is_text(element: HtmlElement) -> bool:
    return element.tag == "p" and not _is_named(element) and len(element.text_content()) > _LONGEST_LINE


def _is_named(element: HtmlElement) -> bool:
    return bool(
        element.get("class") or element.get("itemprop") or element.get("rel") or element.tag == "time"
    )


def _take(head: Head, element: HtmlElement) -> None:
    if not _is_named(element) or len(text := element.text_content()) > 4 * _LONGEST_LINE:
        return
    names, line = marks(element), tidy(text)
    if names & _DATELINES and len(line) <= 80:
        # It stays: the text may begin with it.
        head.dateline = head.dateline or line
    elif _take_title(head, element, names, line) or _take_small(head, element, names, line):
        element.drop_tree()


def _take_title(head: Head, element: HtmlElement, names: frozenset[str], line: str) -> bool:
    """Read a standfirst or a kicker; tell whether it was one."""
    if names & _STANDFIRSTS and not head.standfirst and len(line) > 10:
        head.standfirst = shown_text(element)
        return True
    if names & _KICKERS and not head.kicker and len(line) <= 60:
        head.kicker = line
        return True
    return False


def _take_small(head: Head, element: HtmlElement, names: frozenset[str], line: str) -> bool:
    """Read a time or a byline; tell whether it was one."""
    if len(line) > _LONGEST_LINE:
        return False
    if element.tag == "time" or names & _DATES:
        found = _moment_of(element, line)
        if found:
            _note_moment(head, found, names, line)
        return found is not None
    if names & _BYLINES or element.get("rel") == "author":
        _note_byline(head, byline(line) or line)
        return True
    return False


def _moment_of(element: HtmlElement, line: str) -> Moment | None:
    told = element.get("datetime") or element.get("content") or ""
    return moment(told) or date_line(line) or _ending_in_date(line)


def _note_byline(head: Head, names: str) -> None:
    if written := _DATE_AT_END.sub("", names):
        head.bylines.append(written)


def _ending_in_date(line: str) -> Moment | None:
    """Read "By Ines Okafor | 4 November 2010 09:29": the date is the last part."""
    return date_line(re.split(r"\s*[|•·]\s*", line)[-1])


def _note_moment(head: Head, found: Moment, names: frozenset[str], line: str) -> None:
    is_update = bool(names & {"updated", "modified"}) or fold(line).startswith(
        ("updated", "last updated", "modified")
    )
    (head.updated if is_update else head.published).append(found)


def note_lines(head: Head, lines: list[str]) -> None:
    """Keep what lines between headline and text say, though nothing names them: a date, a byline."""
    for line in lines[:_MOST_HEAD_LINES]:
        _note(head, line, set())


def strip_head(blocks: list[Block], head: Head, known: list[str]) -> list[Block]:
    """Take the lines that belong to the head off the first blocks, noting dates and bylines on the way."""
    told = {fold(text) for text in known if text} | {""}
    lines = [
        (number, line) for number, block in enumerate(blocks[:_MOST_HEAD_LINES]) for line in _lines(block)
    ]
    last = -1
    for place, (_, line) in enumerate(lines[:_MOST_HEAD_LINES]):
        if _note(head, tidy(unescape(re.sub(r"<[^>]*>", "", line))), told):
            last = place
        elif not _may_stand_in_head(line):
            break
    return list(_from(blocks, lines, last + 1)) if last >= 0 else blocks


def _lines(block: Block) -> list[str]:
    return block.inline.split("<br>") if block.inline else [""] if block.tag == "hr" else [block.html()]


def _note(head: Head, line: str, told: set[str]) -> bool:
    """Tell whether a line belongs to the head, and keep what it says."""
    if fold(line) in told or is_noise(line):
        return True
    if names := crumbs(line):
        head.crumbs = head.crumbs or names
        return len(line) <= 60
    if found := date_line(line):
        _note_moment(head, found, frozenset(), line)
        return True
    if written := byline(line):
        _note_byline(head, written)
        return True
    return False


def _may_stand_in_head(line: str) -> bool:
    """Tell a line that is too short to be text, such as a kicker, if more of the head follows."""
    plain = re.sub(r"<[^>]*>", "", line)
    return len(plain) <= 60 and not plain.rstrip().endswith((".", "!", "?", '"', "”", ":"))


def _from(blocks: list[Block], lines: list[tuple[int, str]], first: int) -> Iterator[Block]:
    """Give the blocks from this line on; the one it stands in keeps the rest of its lines."""
    if first >= len(lines):
        yield from blocks[lines[-1][0] + 1 :]
        return
    number = lines[first][0]
    rest = [line for owner, line in lines[first:] if owner == number]
    if blocks[number].inline and len(rest) < len(_lines(blocks[number])):
        yield Block(blocks[number].tag, blocks[number].attributes, inline="<br>".join(rest))
        yield from blocks[number + 1 :]
    else:
        yield from blocks[number:]
