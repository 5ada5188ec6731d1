"""The blocks a body is made of, and the rules by which they may stand in each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby

_LISTS = frozenset({"ul", "ol"})
_CELLS = frozenset({"td", "th"})
_ROW_GROUPS = frozenset({"thead", "tbody"})
_PARTS_OF_TABLES = _CELLS | _ROW_GROUPS | {"tr", "caption"}


@dataclass(slots=True)
class Block:
    """One block of a body: finished inline HTML, or other blocks."""

    tag: str
    attributes: str = ""
    inline: str = ""
    children: list["Block"] = field(default_factory=list)

    def html(self) -> str:
        if self.tag == "hr":
            return "<hr>"
        inside = self.inline or "".join(child.html() for child in self.children)
        return f"<{self.tag}{self.attributes}>{inside}</{self.tag}>"


def settled(children: Iterable[Block]) -> Iterator[Block]:
    """Put blocks where they belong: items into lists, cells into tables; drop empty ones."""
    for is_item, group in groupby(children, key=lambda block: block.tag == "li"):
        blocks = list(group)
        yield from chain.from_iterable(map(_settle, [Block("ul", children=blocks)] if is_item else blocks))


def _settle(block: Block) -> Iterator[Block]:
    if block.inline or block.tag == "hr":
        yield block
    elif block.tag in _LISTS:
        yield from _list(block)
    elif block.tag == "table":
        yield from _table(block)
    elif block.tag in _PARTS_OF_TABLES:
        yield from settled(block.children)
    elif inside := list(settled(block.children)):
        yield Block(block.tag, block.attributes, children=inside)


def _list(block: Block) -> Iterator[Block]:
    items = [child if child.tag == "li" else Block("li", children=[child]) for child in block.children]
    if kept := [filled for item in items if (filled := _filled(item))]:
        yield Block(block.tag, block.attributes, children=kept)


def _filled(item: Block) -> Block | None:
    """Settle what a list item or cell holds; a single paragraph in it needs no element of its own."""
    inside = list(settled(item.children))
    if not inside:
        return None
    if len(inside) == 1 and inside[0].tag == "p":
        return Block(item.tag, item.attributes, inline=inside[0].inline)
    return Block(item.tag, item.attributes, children=inside)


def _table(block: Block) -> Iterator[Block]:
    rows = list(_rows(block, head=False))
    if _is_layout(rows):
        yield from chain.from_iterable(_dissolved(cell) for _, row in rows for cell in row.children)
        return
    groups = [
        Block("thead" if is_head else "tbody", children=[row for _, row in group])
        for is_head, group in groupby(rows, key=lambda pair: pair[0])
    ]
    yield Block("table", children=_caption(block) + groups)


def _dissolved(cell: Block) -> list[Block]:
    return [Block("p", inline=cell.inline)] if cell.inline else cell.children


def _caption(table: Block) -> list[Block]:
    captions = (_filled(child) for child in table.children if child.tag == "caption")
    return [caption for caption in captions if caption and caption.inline][:1]


def _rows(block: Block, *, head: bool) -> Iterator[tuple[bool, Block]]:
    """List the rows of a table with whether each stands in its head; loose content becomes a row."""
    for child in block.children:
        if child.tag in _ROW_GROUPS:
            yield from _rows(child, head=child.tag == "thead")
        elif child.tag != "caption" and (cells := _cells(_as_row(child))):
            yield head, Block("tr", children=cells)


def _as_row(child: Block) -> Block:
    return child if child.tag == "tr" else Block("tr", children=[child])


def _cells(row: Block) -> list[Block]:
    cells = [child if child.tag in _CELLS else Block("td", children=[child]) for child in row.children]
    settled_cells = [_filled(cell) or Block(cell.tag, cell.attributes) for cell in cells]
    return settled_cells if any(cell.inline or cell.children for cell in settled_cells) else []


def _is_layout(rows: list[tuple[bool, Block]]) -> bool:
    """Tell a table that only places things on a page: one column, or tables within."""
    if max((len(row.children) for _, row in rows), default=0) < 2:
        return True
    return any(inner.tag == "table" for _, row in rows for cell in row.children for inner in cell.children)
