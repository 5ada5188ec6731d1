"""A text as a flat list of its blocks, each a list of words: what a comparison goes through."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from articles.text.html import parse

_WORD = re.compile(
    r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])\w)+(?:[-'’.,]\w+)*|[^\w\s])"
    r"(\s*)"
)
_MARKS = frozenset({"strong", "em", "sub", "sup"})
# Blocks that hold words; what else there is only holds these.
_BLOCKS = frozenset({"p", "h2", "h3", "li", "blockquote", "aside", "tr", "caption"})
_CELLS = frozenset({"td", "th"})


class Word(NamedTuple):
    """A word or sign with what marks it ("strong", "a https://…") and the space after it."""

    text: str
    marks: tuple[str, ...] = ()
    space: str = ""


class Leaf(NamedTuple):
    """One block that holds words; `html` is equal exactly where two blocks are."""

    kind: str
    words: list[Word]
    html: str


def leaves(html: str) -> list[Leaf]:
    """Take a body apart into its innermost blocks, in order."""
    found: list[tuple[str, list[Word]]] = []
    _walk(parse(html), "p", (), found)
    return [_leaf(kind, words) for kind, words in found if words or kind == "hr"]


def lines(text: str) -> list[Leaf]:
    """Take plain text apart into its lines."""
    return [_leaf("p", list(_words(line, ()))) for line in text.splitlines() if line.strip()]


def _leaf(kind: str, words: list[Word]) -> Leaf:
    told = " ".join(escape(word.text) + "".join(f"<{mark}>" for mark in word.marks) for word in words)
    return Leaf(kind, words, f"<{kind}> {told}")


def _walk(element: Any, kind: str, marks: tuple[str, ...], found: list[tuple[str, list[Word]]]) -> None:
    _put(element.text, kind, marks, found)
    for child in element:
        _enter(child, kind, marks, found)
        _put(child.tail, kind, marks, found)


def _enter(child: Any, kind: str, marks: tuple[str, ...], found: list[tuple[str, list[Word]]]) -> None:
    tag = child.tag
    if tag == "hr":
        found += [("hr", []), (kind, [])]
    elif tag == "br":
        _line(kind, found).append(Word("\n", marks))
    elif tag in _BLOCKS:
        # A paragraph in a quotation or an item is one of that kind.
        inner = kind if tag == "p" and kind in ("li", "blockquote", "aside") else tag
        found.append((inner, []))
        _walk(child, inner, marks, found)
        found.append((kind, []))
    else:
        _walk(child, kind, (*marks, *_mark(child)), found)
        if tag in _CELLS and child.getnext() is not None:
            _spaced(found)
            _line(kind, found).append(Word("|", (), " "))


def _mark(element: Any) -> list[str]:
    if element.tag == "a":
        return [f"a {element.get('href', '')}"]
    return [element.tag] if element.tag in _MARKS else []


def _put(text: str | None, kind: str, marks: tuple[str, ...], found: list[tuple[str, list[Word]]]) -> None:
    if text and text[0].isspace():
        _spaced(found)
    if text and text.strip():
        _line(kind, found).extend(_words(text, marks))


def _spaced(found: list[tuple[str, list[Word]]]) -> None:
    if found and found[-1][1]:
        words = found[-1][1]
        words[-1] = words[-1]._replace(space=" ")


def _line(kind: str, found: list[tuple[str, list[Word]]]) -> list[Word]:
    if not found:
        found.append((kind, []))
    return found[-1][1]


def _words(text: str, marks: tuple[str, ...]) -> Iterator[Word]:
    for word, space in _WORD.findall(text):
        yield Word(word, marks, " " if space else "")
