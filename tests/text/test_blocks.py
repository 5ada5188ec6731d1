from articles.text.blocks import Block, settled


def html_of(*blocks: Block) -> str:
    return "".join(block.html() for block in settled(blocks))


def text(words: str, tag: str = "p") -> Block:
    return Block(tag, inline=words)


def around(tag: str, *inside: Block) -> Block:
    return Block(tag, children=list(inside))


class Settled:
    def test_puts_loose_items_into_one_list(self) -> None:
        assert html_of(around("li", text("a")), around("li", text("b"))) == "<ul><li>a</li><li>b</li></ul>"

    def test_makes_items_of_what_a_list_holds(self) -> None:
        assert html_of(around("ol", text("a"), around("li", text("b")))) == "<ol><li>a</li><li>b</li></ol>"

    def test_keeps_several_blocks_of_an_item(self) -> None:
        assert (
            html_of(around("ul", around("li", text("a"), text("b")))) == "<ul><li><p>a</p><p>b</p></li></ul>"
        )

    def test_drops_what_is_empty(self) -> None:
        assert html_of(around("ul", around("li")), around("blockquote"), around("table", around("tr"))) == ""

    def test_keeps_empty_cells_beside_full_ones(self) -> None:
        row = around("tr", around("td", text("a")), around("td"))
        assert html_of(around("table", row)) == "<table><tbody><tr><td>a</td><td></td></tr></tbody></table>"

    def test_parts_head_and_body_of_a_table(self) -> None:
        head = around("thead", around("tr", around("th", text("a")), around("th", text("b"))))
        row = around("tr", around("td", text("1")), around("td", text("2")))
        caption = around("caption", text("c"))
        assert html_of(around("table", caption, head, row)) == (
            "<table><caption>c</caption><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
        )

    def test_dissolves_parts_of_tables_without_one(self) -> None:
        assert html_of(around("tr", around("td", text("a")))) == "<p>a</p>"
