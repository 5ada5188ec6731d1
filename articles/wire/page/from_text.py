"""A page as plain text: breadcrumb, headline, time, paragraphs, "Related News:" and titles."""

import re
from dataclasses import dataclass, field
from itertools import takewhile

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


@dataclass
class _Head:
    """What stands before the text."""

    texts: list[str] = field(default_factory=list)
    dates: list[Moment] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)

    @property
    def headline(self) -> str:
        return self.texts[0] if self.texts else ""


def story_from_text(text: str, warnings: list[str]) -> Story:
    """Read the plain form. Raises Malformed when it has no headline or no text."""
    blocks = blocks_of(text)
    section = _crumbs(tidy(blocks[0])) if blocks else []
    head, blocks = _head(_parted(blocks[1:] if section else blocks))
    if not head.headline:
        raise Malformed("the page has no headline", remedy="put one first, or after the breadcrumb")
    paragraphs, related = _apart(blocks)
    told = settle([_paragraph(block) for block in paragraphs], captions=[])
    if not told.html:
        raise Malformed(
            "the page has a headline and no text", place=head.headline[:80], remedy="leave it out"
        )
    return Story(
        headline=head.headline,
        format="page",
        subheadline="".join(head.texts[1:]) or told.standfirst,
        byline=", ".join(head.bylines),
        authors=[name for line in head.bylines for name in authors_in(line)],
        dateline=told.dateline,
        mark=told.mark,
        dateline_reading=told.reading,
        section=section,
        published=published(head.dates, warnings),
        body_html=told.html,
        related=related + told.related,
        editor_note=told.remark,
        source=next(filter(None, map(agency_in, head.bylines)), ""),
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


def _head(blocks: list[str]) -> tuple[_Head, list[str]]:
    """Read headline, dates and bylines; a line between headline and date is the standfirst."""
    lines = list(
        takewhile(lambda line: len(line) <= _LONGEST_HEADLINE, map(tidy, blocks[:_MOST_HEAD_BLOCKS]))
    )
    end = max((number + 1 for number, line in enumerate(lines) if _kind(line)), default=0)
    head = _read_head(lines[:end])
    if head.texts:
        return (head, blocks[end:]) if len(head.texts) <= 2 else (_read_head(lines[:1]), blocks[1:])
    # Only a date or a byline stands before the headline, or nothing.
    head = _read_head(lines[: end + 1])
    return head, blocks[end + 1 :]


def _read_head(lines: list[str]) -> _Head:
    head = _Head()
    for line in lines:
        if found := date_line(line):
            head.dates.append(found)
        elif names := byline(line):
            head.bylines.append(names)
        elif not is_noise(line):
            head.texts.append(line)
    return head


def _kind(line: str) -> bool:
    return bool(date_line(line)) or bool(byline(line))


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
