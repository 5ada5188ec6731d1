"""Markup of any origin, rewritten into the few elements a body may have.

The writer never copies markup: it walks a parsed tree and writes what the model allows, so whatever comes out
is well formed, nested correctly and the same when it goes in again.
"""

import re
from collections.abc import Callable
from html import escape

from lxml.html import HtmlElement

from articles.text.blocks import Block, settled
from articles.text.links import is_web_address, safe_link

# Dropped with everything in them.
NEVER = frozenset({
    "applet", "audio", "base", "button", "canvas", "datalist", "embed", "figcaption", "frame", "frameset",
    "head", "iframe", "img", "input", "link", "map", "math", "meta", "nav", "noscript", "object",
    "optgroup", "option", "picture", "progress", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})  # fmt: skip
_FOREIGN = frozenset({"svg", "math"})
_PARAGRAPHS = frozenset({
    "address", "article", "aside", "body", "center", "dd", "details", "dir", "div", "dl", "dt", "fieldset",
    "figure", "footer", "form", "header", "hgroup", "html", "legend", "main", "menu", "p", "pre", "section",
    "summary",
})  # fmt: skip
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_FORMATS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "cite": "em",
    "sub": "sub",
    "sup": "sup",
}
_CONTAINERS = frozenset(
    {"ul", "ol", "li", "blockquote", "table", "caption", "thead", "tbody", "tr", "td", "th"}
)
_NUMBERS = {"ol": ("start",), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan")}
_DEEPEST_WALK = 120
_DEEPEST_BLOCK = 12

# One space or one no-break space stays as it is; any other white space becomes one space.
_SPACE_SIGNS = " \t\r\n\f\v\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_ODD_SPACES = _SPACE_SIGNS.replace(" ", "").replace("\u00a0", "")
_SPACES = re.compile(f"[{_SPACE_SIGNS}]{{2,}}|[{_ODD_SPACES}]")
_LINE_ENDS = re.compile(r"\r\n?|\n")
# What programs put into text and no reader sees; and windows-1252 signs written as C1 controls.
_INVISIBLE = (
    *range(0x09),
    *range(0x0E, 0x20),
    0x7F,
    0xAD,
    0x200B,
    0x2060,
    0x202D,
    0x202E,
    0xFEFF,
    0xFFFE,
    0xFFFF,
)
_WINDOWS = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_CLEANED = {**dict.fromkeys(map(chr, _INVISIBLE), ""), **_WINDOWS, "\v": " ", "\f": " ", "\r": "\n"}
_TO_CLEAN = re.compile("[" + re.escape("".join(_CLEANED)) + "]")


def clean_text(text: str) -> str:
    """Take out of plain text what no reader sees: control characters, zero-width spaces, half surrogates."""
    if text.isascii() and text.isprintable():
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _TO_CLEAN.sub(lambda found: _CLEANED[found[0]], whole.replace("\r\n", "\n"))


def escaped(text: str) -> str:
    """Write text as the cleaner writes it, so that clean text stays identical."""
    return escape(text, quote=False).replace("\u00a0", "&nbsp;")


def blocks(element: HtmlElement) -> list[Block]:
    """Rewrite what is inside an element as clean top-level blocks."""
    writer = _Writer()
    writer.walk(element, 0)
    return writer.finish()


class _Run:
    """The inline text being written: formats open late and close early, so that no empty element appears."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.gap = ""
        self.breaks = 0

    def write(self, text: str, formats: list[tuple[str, str]]) -> None:
        words = text.strip(_SPACE_SIGNS)
        if not words:
            self._widen(text)
            return
        start = text.index(words[0])
        self._widen(text[:start])
        self._write_words(_SPACES.sub(" ", words), formats)
        self._widen(text[start + len(words) :])

    def _widen(self, spaces: str) -> None:
        if spaces:
            self.gap = "\u00a0" if spaces == "\u00a0" and not self.gap else " "

    def _write_words(self, words: str, formats: list[tuple[str, str]]) -> None:
        kept = 0
        while kept < min(len(self.open), len(formats)) and self.open[kept] == formats[kept]:
            kept += 1
        self._close_down_to(kept)
        if self.pieces:
            self.pieces.append("<br>" if self.breaks else escaped(self.gap))
        self.gap, self.breaks = "", 0
        self.pieces.extend(opening for _, opening in formats[kept:])
        self.open = list(formats)
        self.pieces.append(escaped(words))

    def _close_down_to(self, count: int) -> None:
        self.pieces.extend(f"</{tag}>" for tag, _ in reversed(self.open[count:]))
        del self.open[count:]

    def finish(self) -> str:
        self._close_down_to(0)
        return "".join(self.pieces)


class _Writer:
    def __init__(self) -> None:
        self.root = Block("body")
        self.stack = [self.root]
        self.run = _Run()
        self.formats: list[tuple[str, str]] = []
        self.text_tag = "p"
        self.preformatted = False

    # -- walking ---------------------------------------------------------------------------------------------

    def walk(self, element: HtmlElement, depth: int) -> None:
        self.text(element.text)
        for child in element:
            if child.tag in _FOREIGN:
                self.foreign(child, depth + 1)
            elif isinstance(child.tag, str) and child.tag not in NEVER:
                self.element(child, depth + 1)
            self.text(child.tail)

    def foreign(self, element: HtmlElement, depth: int) -> None:
        # A drawing is dropped, but not the paragraphs behind one whose end is missing.
        for child in element if depth <= _DEEPEST_WALK else ():
            reads_on = child.tag in _PARAGRAPHS or child.tag in _HEADINGS or child.tag in _CONTAINERS
            (self.element if reads_on else self.foreign)(child, depth + 1)

    def element(self, element: HtmlElement, depth: int) -> None:
        if depth > _DEEPEST_WALK:
            self.text(" ".join(element.itertext()))
        elif element.tag == "br":
            self.line_break()
        elif element.tag == "hr":
            self.end_run()
            self.top.children.append(Block("hr"))
        else:
            self._handler(element)(element, depth)

    def _handler(self, element: HtmlElement) -> Callable[[HtmlElement, int], None]:
        tag = element.tag
        if tag in _FORMATS or tag == "a":
            return self.formatted
        if tag in _HEADINGS:
            return self.heading
        if tag in _CONTAINERS or (tag == "aside" and "pullquote" in element.get("class", "").split()):
            return self.container
        return self.paragraph if tag in _PARAGRAPHS else self.walk

    def formatted(self, element: HtmlElement, depth: int) -> None:
        opened = _opening(element)
        if opened is None or any(tag == opened[0] for tag, _ in self.formats):
            self.walk(element, depth)
            return
        self.formats.append(opened)
        self.walk(element, depth)
        self.formats.pop()

    def heading(self, element: HtmlElement, depth: int) -> None:
        self.end_run()
        before, self.text_tag = self.text_tag, _HEADINGS[element.tag]
        self.walk(element, depth)
        self.end_run()
        self.text_tag = before

    def paragraph(self, element: HtmlElement, depth: int) -> None:
        self.end_run()
        before, self.preformatted = self.preformatted, self.preformatted or element.tag == "pre"
        self.walk(element, depth)
        self.end_run()
        self.preformatted = before

    def container(self, element: HtmlElement, depth: int) -> None:
        self.end_run()
        height = len(self.stack)
        if height <= _DEEPEST_BLOCK:
            self.open(element)
        self.walk(element, depth)
        self.end_run()
        del self.stack[height:]

    # -- writing ---------------------------------------------------------------------------------------------

    @property
    def top(self) -> Block:
        return self.stack[-1]

    def open(self, element: HtmlElement) -> None:
        block = Block(element.tag, _attributes(element))
        self.top.children.append(block)
        self.stack.append(block)

    def text(self, text: str | None) -> None:
        if not text:
            return
        cleaned = clean_text(text)
        if not self.preformatted:
            self.run.write(cleaned, self.formats)
            return
        for number, line in enumerate(_LINE_ENDS.split(cleaned)):
            if number:
                self.line_break()
            self.run.write(line, self.formats)

    def line_break(self) -> None:
        self.run.breaks += 1
        if self.run.breaks > 1 and self.text_tag == "p":
            self.end_run()

    def end_run(self) -> None:
        inline, self.run = self.run.finish(), _Run()
        if inline:
            self.top.children.append(Block(self.text_tag, inline=inline))

    def finish(self) -> list[Block]:
        self.end_run()
        return list(settled(self.root.children))


def _opening(element: HtmlElement) -> tuple[str, str] | None:
    """Give the format an inline element stands for: its tag and its start tag as written."""
    if element.tag != "a":
        tag = _FORMATS[element.tag]
        return tag, f"<{tag}>"
    address = safe_link(clean_text(element.get("href", "")))
    if not address:
        return None
    relation = ' rel="noopener"' if is_web_address(address) else ""
    return "a", f'<a href="{escape(address)}"{relation}>'


def _attributes(element: HtmlElement) -> str:
    """Write the few attributes a block may keep."""
    if element.tag == "aside":
        return ' class="pullquote"'
    allowed = _NUMBERS.get(element.tag, ())
    numbers = [(name, element.get(name, "")) for name in allowed]
    return "".join(
        f' {name}="{value}"' for name, value in numbers if re.fullmatch(r"[1-9][0-9]?", value, re.ASCII)
    )
