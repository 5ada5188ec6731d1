"""The HTML of a body: cleaned on the way in by one function, taken apart and counted by the others."""

import re
from html import escape, unescape

import lxml.html
import nh3
from lxml.etree import LxmlError

from articles.text import markup

_TAGS = {
    "p", "h2", "h3", "ul", "ol", "li", "blockquote", "aside", "hr", "table", "caption", "thead", "tbody",
    "tr", "td", "th", "a", "strong", "em", "sub", "sup", "br",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "rel"},
    "aside": {"class"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
_ANY_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"<br\s*/?>")
_BLOCK_ENDS = re.compile(
    r"</(?:p|h2|h3|li|tr|caption)>|<hr>|(?:(?<=</td>)|(?<=</th>))(?=<t[dh])|<(?:ul|ol|table)"
)
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])\w)+(?:[-'’.,]\w+)*"
)
_VOID = {"br", "hr"}


def clean_body(html: str) -> str:
    """Clean any HTML to what a body may hold; cleaning what is clean changes nothing.

    The text is parsed and written anew by ``markup``; nh3 then passes it through the one list of what is
    allowed. That order matters: nh3 alone needs seconds for a few hundred kilobytes of nested elements.
    """
    rewritten = rewrite(html)
    gated = _gate(rewritten)
    return gated if gated == rewritten else _gate(rewrite(gated))


def rewrite(html: str) -> str:
    """Parse HTML and write its blocks, one a line."""
    return "\n".join(block.html() for block in markup.blocks(parse(html)))


def parse(html: str) -> lxml.html.HtmlElement:
    """Parse a piece of HTML, whatever its state, without fetching or expanding anything."""
    text = markup.clean_text(html)
    tree, complete = _tree(text)
    # Markup nested thousands deep is no article: its words are kept, its elements are not.
    return tree if complete else _tree(escape(_ANY_TAG.sub(" ", text), quote=False))[0]


def _tree(text: str) -> tuple[lxml.html.HtmlElement, bool]:
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        tree = lxml.html.document_fromstring(f"<body>{text}</body>".encode(), parser=parser)
    except LxmlError:  # nothing in it that is an element or text
        return lxml.html.Element("body"), True
    return tree, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _gate(html: str) -> str:
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


def paragraphs(html: str) -> list[str]:
    """Take clean HTML apart into its top-level blocks."""
    found, depth, start = [], 0, 0
    for tag in _TAG.finditer(html):
        if tag[2] not in _VOID:
            depth += -1 if tag[1] else 1
        if depth == 0 and tag[2] != "br":
            found.append(html[start : tag.end()].strip())
            start = tag.end()
    rest = html[start:].strip()
    return [*found, rest] if rest else found


def plain(html: str) -> str:
    """Give the text of clean HTML, blocks apart by an empty line."""
    lines = _BREAK.sub("\n", _BLOCK_ENDS.sub(r"\n\n\g<0>", html))
    text = unescape(_TAG.sub("", lines)).replace("\u00a0", " ")
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text).strip()


def word_count(html: str) -> int:
    """Count the words of clean HTML; of Chinese and Japanese, the characters."""
    return sum(1 for _ in _WORD.finditer(plain(html)))


def first_words(html: str, count: int) -> str:
    """Give the first words of clean HTML on one line, with an ellipsis where it goes on."""
    text = " ".join(plain(html).split())
    for number, word in enumerate(_WORD.finditer(text)):
        if number == count:
            return text[: word.start()].rstrip(" ,;:–—-([{“‘\"'") + "…"
    return text


def without_start(html: str, characters: int) -> str:
    """Take the first characters of a block's text away, with the markup they leave empty."""
    kept, position = [], 0
    for piece in re.split(r"(<[^>]*>)", html):
        if not piece.startswith("<"):
            text = unescape(piece)
            piece = markup.escaped(text[max(0, characters - position) :])
            position += len(text)
        kept.append(piece)
    return clean_body("".join(kept))
