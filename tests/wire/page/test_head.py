from articles.text.blocks import Block
from articles.wire.page.head import Head, crumbs_shown, note_lines, strip_head, take_head, without_title
from tests.wire.page.trees import first, tree_of


def head_of(html: str) -> Head:
    tree = tree_of(f"<div>{html}<section><p>Text of the story.</p></section></div>")
    return take_head(first(tree, "div"), first(tree, "section"))


class CrumbsShown:
    def test_are_read_by_name(self) -> None:
        for html in (
            "<nav class=breadcrumb><a>Home</a> &gt; <a>News</a> &gt; <a>World</a></nav>",
            "<ol id=breadcrumbs><li>News<li>World</ol>",
            "<div class=c-crumbs><a>News</a> / <a>World</a></div>",
        ):
            assert crumbs_shown(tree_of(html), None, "x") == ["News", "World"]

    def test_are_read_by_their_signs(self) -> None:
        tree = tree_of("<font>News &gt;World</font><h1>Title</h1>")
        assert crumbs_shown(tree, first(tree, "h1"), "Title") == ["News", "World"]

    def test_are_looked_for_above_the_headline_only(self) -> None:
        tree = tree_of("<h1>Title</h1><p>One &gt; Two</p>")
        assert crumbs_shown(tree, first(tree, "h1"), "Title") == []

    def test_do_not_end_in_the_story_itself(self) -> None:
        assert without_title(["News", "Goat found"], "Goat found") == ["News"]
        assert without_title([], "Goat found") == []


class TakeHead:
    def test_reads_what_is_named(self) -> None:
        head = head_of(
            "<p class=kicker>Animals</p><p class=standfirst>It had been missing for days</p>"
            "<p class=byline>By Ana Kos</p><time datetime='2010-11-04T09:29:00Z'>4 Nov</time>"
            "<span class=updated>Updated: 5 Nov 2010 10:00</span>"
        )
        assert (head.kicker, head.standfirst, head.bylines) == (
            "Animals",
            "It had been missing for days",
            ["Ana Kos"],
        )
        assert [moment.at.day for moment in head.published] == [4]
        assert [moment.at.day for moment in head.updated] == [5]

    def test_takes_it_out_of_the_tree(self) -> None:
        tree = tree_of("<div><p class=byline>By Ana</p><section><p>Text.</p></section></div>")
        take_head(first(tree, "div"), first(tree, "section"))
        assert first(tree, "div").text_content() == "Text."

    def test_parts_a_byline_from_its_date(self) -> None:
        head = head_of("<p class=author>Ana Kos | 4 November 2010 09:29</p>")
        assert head.bylines == ["Ana Kos"]

    def test_takes_no_wrapper_of_the_text(self) -> None:
        tree = tree_of("<div class=author-page><section><p>Text.</p></section></div>")
        take_head(first(tree, "div"), first(tree, "section"))
        assert first(tree, "div").text_content() == "Text."

    def test_keeps_a_dateline_where_it_stands(self) -> None:
        tree = tree_of("<div><section><p><span class=dateline>OSLO</span> - Text.</p></section></div>")
        assert take_head(first(tree, "div"), first(tree, "section")).dateline == "OSLO"
        assert first(tree, "div").text_content() == "OSLO - Text."


class NoteLines:
    def test_keeps_dates_and_bylines_without_names(self) -> None:
        head = Head()
        note_lines(head, ["By Ana Kos", "4 November 2010, 09:29", "Print", "News > World"])
        assert (head.bylines, head.crumbs) == (["Ana Kos"], ["News", "World"])
        assert head.published[0].at.hour == 9


class StripHead:
    def test_takes_lines_off_a_block(self) -> None:
        head = Head()
        block = Block(
            "p",
            inline="News &gt;Europe<br><b>Goat found</b><br>2003-10-02 17:40<br>It stood on a roof.",
        )
        kept = strip_head([block, Block("p", inline="Still.")], head, ["Goat found"])
        assert [part.inline for part in kept] == ["It stood on a roof.", "Still."]
        assert head.crumbs == ["News", "Europe"]
        assert head.published[0].at.year == 2003

    def test_takes_short_lines_between_along(self) -> None:
        blocks = [
            Block("p", inline=text) for text in ("ANIMALS", "Goat found", "By Ana Kos", "It was on the roof.")
        ]
        assert [part.inline for part in strip_head(blocks, Head(), ["Goat found"])] == ["It was on the roof."]

    def test_stops_at_the_text(self) -> None:
        blocks = [Block("p", inline=text) for text in ("It was on the roof for three days.", "Goat found")]
        assert strip_head(blocks, Head(), ["Goat found"]) == blocks

    def test_leaves_text_without_a_head_alone(self) -> None:
        blocks = [Block("h2", inline="The roof"), Block("p", inline="It was there.")]
        assert strip_head(blocks, Head(), ["Goat found"]) == blocks
