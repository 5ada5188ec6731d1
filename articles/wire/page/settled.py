"""The blocks found on a page, made the text of a story: without noise, with its sub-heads, dateline apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise

from articles.text import dateline
from articles.text.blocks import Block
from articles.text.dateline import Reading
from articles.text.html import clean_body, without_start
from articles.text.letters import fold
from articles.wire.page.lines import editors_remark, is_noise, related_heading
from articles.wire.page.related import in_block
from articles.wire.story import Related

_TAG = re.compile(r"<[^>]*>")
_ALL_BOLD = re.compile(r"<strong>([^<]*)</strong>\Z")
_LONGEST_SUBHEAD = 90


@dataclass
class Text:
    """The text of a story, and what was found in it that is not text."""

    html: str = ""
    dateline: str = ""
    mark: str = ""
    reading: Reading | None = None
    remark: str = ""
    standfirst: str = ""
    related: list[Related] = field(default_factory=list)


def plain_of(block: Block) -> str:
    """Give the text of a block, line breaks as spaces."""
    return unescape(_TAG.sub("", block.html().replace("<br>", " ")))


def settle(blocks: list[Block], *, captions: list[str], printed_dateline: str = "") -> Text:
    """Turn blocks into the text of a story: the dateline is cut off only where it certainly is one."""
    text = Text()
    kept = list(_without_noise(blocks, {fold(caption) for caption in captions if caption}, text))
    kept = _with_subheads(_each_once(kept))
    while kept and kept[0].tag == "p" and (remark := editors_remark(plain_of(kept[0]))):
        text.remark = remark
        kept = kept[1:]
    text.standfirst, kept = _teaser(kept)
    pieces = [block.html() for block in kept]
    first = next((number for number, block in enumerate(kept) if block.tag == "p"), None)
    if first is not None:
        pieces[first] = _cut_dateline(kept[first], text, printed_dateline)
    text.html = clean_body("\n".join(pieces))
    return text


def _teaser(blocks: list[Block]) -> tuple[str, list[Block]]:
    """Part a teaser from the text: a dateline stands at the very beginning of a story."""
    if len(blocks) < 2 or {block.tag for block in blocks[:2]} != {"p"}:
        return "", blocks
    first, second = (dateline.read(_unmarked(block)) for block in blocks[:2])
    if first.certainty == "none" and second.certainty == "certain":
        return plain_of(blocks[0]), blocks[1:]
    return "", blocks


def _unmarked(block: Block) -> str:
    return unescape(_TAG.sub("", block.inline))


def _without_noise(blocks: list[Block], captions: set[str], text: Text) -> Iterator[Block]:
    for block in blocks:
        plain = plain_of(block).strip()
        if block.tag == "hr" or fold(plain) in captions or is_noise(plain) or related_heading(plain):
            continue
        if block.tag == "p" and (related := in_block(block.inline)):
            text.related.append(related)
            continue
        yield block


def _each_once(blocks: list[Block]) -> list[Block]:
    """Drop a block that repeats the one before it, as teasers do."""
    return blocks[:1] + [after for before, after in pairwise(blocks) if after.html() != before.html()]


def _with_subheads(blocks: list[Block]) -> list[Block]:
    """Make sub-heads of bold or capital lines between paragraphs; the highest level of heading is h2."""
    level = "h3" if any(block.tag == "h2" for block in blocks) else "h2"
    named = [
        _as_subhead(block, after, level) for block, after in zip(blocks, [*blocks[1:], None], strict=False)
    ]
    while named and named[-1].tag in ("h2", "h3"):
        named.pop()
    return named


def _as_subhead(block: Block, after: Block | None, level: str) -> Block:
    if block.tag == "h3":
        return Block(level, inline=block.inline)
    if after is None or (block.tag, after.tag) != ("p", "p"):
        return block
    bold = _ALL_BOLD.match(block.inline)
    plain = plain_of(block)
    is_line = len(plain) <= _LONGEST_SUBHEAD and plain[-1:].isalnum()
    if is_line and (bold or _is_in_capitals(plain)):
        return Block("h2", inline=bold[1] if bold else block.inline)
    return block


def _is_in_capitals(plain: str) -> bool:
    return plain.isupper() and " " in plain


def _cut_dateline(block: Block, text: Text, printed: str) -> str:
    html = block.html()
    reading = dateline.read(_unmarked(block))
    if reading.dateline is not None:
        text.reading, text.dateline, text.mark = reading, reading.dateline.strip(), reading.mark
        return without_start(html, len(reading.dateline) + len(reading.mark))
    text.reading = reading if reading.certainty == "ambiguous" else None
    alone = dateline.read(f"{printed} - X") if printed else None
    if alone is not None and alone.dateline is not None:
        text.reading, text.dateline = alone, alone.dateline.strip()
    return html
