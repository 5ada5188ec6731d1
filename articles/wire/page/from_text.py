"""A page as plain text: breadcrumb, headline, time, paragraphs, "Related News:" and titles."""

import re

from articles.text.blocks import Block
from articles.text.links import is_web_address, safe_link
from articles.text.markup import clean_text, escaped
from articles.wire.dates import Moment
from articles.wire.page.authors import agency_in, authors_in
from articles.wire.page.lines import byline, crumbs, date_line, is_noise, related_heading, tidy
from articles.wire.page.moments import published
from articles.wire.page.settled import settle
from articles.wire.story import Malformed, Related, Story

_EMPTY_LINES = re.compile(r"\n[ \t\u00a0]*\n")
_LINK_AFTER = re.compile(r"(?P<title>.*?)\s*[<(\[]?(?P<href>https?://[^\s<>()\[\]]+)[>)\]]?\s*\Z", re.DOTALL)
_LIST_SIGN = re.compile(r"\A(?:[-*•·–]|\d+[.)])\s+")
_LONGEST_HEADLINE = 300
_MOST_HEAD_BLOCKS = 7


def blocks_of(text: str) -> list[str]:
    """Split text at empty lines; text without any has a paragraph a line."""
    text = clean_text(text).replace("\f", "\n")
    blocks = [block.strip("\n") for block in _EMPTY_LINES.split(text) if block.strip()]
    if len(blocks) < 3 <= text.strip().count("\n"):
        blocks = [line for line in text.split("\n") if line.strip()]
    return blocks


def looks_like_page(text: str) -> bool:
    """Tell the plain form from other text: a breadcrumb or a date stands near its top."""
    lines = [tidy(block) for block in blocks_of(text)[:_MOST_HEAD_BLOCKS]]
    if len(lines) < 2 or lines[0][:1] in "{[<":
        return False
    return bool(_crumbs(lines[0])) or any(date_line(line) for line in lines)


def _crumbs(line: str) -> list[str]:
    return crumbs(line) if len(line) <= 80 else []


def story_from_text(text: str, warnings: list[str]) -> Story:
    """Read the plain form. Raises Malformed when it has no headline or no text."""
    blocks = blocks_of(text)
    section = _crumbs(tidy(blocks[0])) if blocks else []
    blocks = blocks[1:] if section else blocks
    headline, dates, bylines, standfirst, blocks = _head(_parted(blocks))
    if not headline:
        raise Malformed(
            "the page has no headline", remedy="the first line, or the one after the breadcrumb, is taken"
        )
    paragraphs, related = _apart(blocks)
    told = settle([_paragraph(block) for block in paragraphs], captions=[])
    if not told.html:
        raise Malformed("the page has a headline and no text", place=headline[:80], remedy="leave it out")
    return Story(
        headline=headline,
        format="page",
        subheadline=standfirst,
        byline=", ".join(bylines),
        authors=[name for line in bylines for name in authors_in(line)],
        dateline=told.dateline,
        mark=told.mark,
        dateline_reading=told.reading,
        section=section,
        published=published(dates, warnings),
        body_html=told.html,
        related=related + told.related,
        editor_note=told.remark,
        source=next((name for line in bylines if (name := agency_in(line))), ""),
        warnings=warnings,
    )


def _parted(blocks: list[str]) -> list[str]:
    """Give byline and date blocks of their own where they stand together without an empty line."""
    parted: list[str] = []
    for number, block in enumerate(blocks):
        lines = block.split("\n")
        is_head = number < _MOST_HEAD_BLOCKS and len(lines) > 1 and any(_kind(tidy(line)) for line in lines)
        parted.extend(lines if is_head else [block])
    return parted


def _head(blocks: list[str]) -> tuple[str, list[Moment], list[str], str, list[str]]:
    """Read headline, dates and bylines; a line between headline and date is the standfirst."""
    lines = [tidy(block) for block in blocks[:_MOST_HEAD_BLOCKS]]
    kinds = [_kind(line) for line in lines]
    end = max((number + 1 for number, kind in enumerate(kinds) if kind), default=1)
    texts = [line for line, kind in zip(lines[:end], kinds, strict=False) if not kind and not is_noise(line)]
    if not texts and end < len(lines):
        texts, end = [lines[end]], end + 1
    dates = [found for line in lines[:end] if (found := date_line(line))]
    bylines = [names for line in lines[:end] if (names := byline(line))]
    if not texts or len(texts[0]) > _LONGEST_HEADLINE or len(texts) > 2:
        return (lines[0] if kinds and not kinds[0] else "")[:_LONGEST_HEADLINE], [], [], "", blocks[1:]
    return texts[0], dates, bylines, "".join(texts[1:]), blocks[end:]


def _kind(line: str) -> str:
    if date_line(line):
        return "date"
    return "byline" if byline(line) and len(line) <= 80 else ""


def _apart(blocks: list[str]) -> tuple[list[str], list[Related]]:
    """Part the paragraphs from the titles under "Related News:"."""
    paragraphs: list[str] = []
    for number, block in enumerate(blocks):
        first, *others = block.split("\n")
        if related_heading(tidy(first)):
            return paragraphs, _titles(
                [*others, *(line for later in blocks[number + 1 :] for line in later.split("\n"))]
            )
        paragraphs.append(block)
    return paragraphs, []


def _titles(lines: list[str]) -> list[Related]:
    found: list[Related] = []
    for line in lines:
        printed = _LIST_SIGN.sub("", tidy(line))
        link = _LINK_AFTER.match(printed)
        title, href = (link["title"], safe_link(link["href"])) if link else (printed, "")
        if not title and found and is_web_address(href):
            found[-1] = Related(found[-1].title, href)
        elif title and not is_noise(title):
            found.append(Related(title, href))
    return found


def _paragraph(block: str) -> Block:
    """Join the lines of a paragraph; plain text is escaped, not parsed."""
    return Block("p", inline=escaped(tidy(block)))
