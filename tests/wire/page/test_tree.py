import pytest

from articles.wire.page.tree import lines_before, marks, parse, remove_never_shown, shown_text
from articles.wire.story import Malformed
from tests.wire.page.trees import first, tree_of


class Parse:
    def test_reads_markup_in_any_state(self) -> None:
        assert parse("<p>a<p>b</div></html><p>c").text_content() == "abc"

    def test_keeps_letters_beyond_ascii(self) -> None:
        assert parse("<p>Łódź 北京 “x”").text_content() == "Łódź 北京 “x”"

    def test_refuses_what_is_nested_without_end(self) -> None:
        with pytest.raises(Malformed, match="more than 2,000 deep"):
            parse("<div>" * 3000)

    def test_refuses_nothing_at_all(self) -> None:
        with pytest.raises(Malformed, match="nothing in it"):
            parse("")


class RemoveNeverShown:
    def test_leaves_what_stands_behind(self) -> None:
        tree = tree_of("<p>a<script>x</script>b<style>y</style>c</p><noscript><p>z</p></noscript>")
        remove_never_shown(tree)
        assert first(tree, "body").text_content() == "abc"


class ShownText:
    def test_parts_blocks_and_lines_but_not_words(self) -> None:
        assert shown_text(first(tree_of("<div>a<b>b</b><br>c<p>d</p>e</div>"), "div")) == "ab c d e"

    def test_leaves_out_what_follows_the_element(self) -> None:
        assert shown_text(first(tree_of("<p><b>a</b> b</p>"), "b")) == "a"


class LinesBefore:
    def test_lists_what_stands_between(self) -> None:
        tree = tree_of("<div>x<h1>Title</h1>By Ana<br>4 May<section><p>Text</p></section>y</div>")
        between = lines_before(first(tree, "div"), first(tree, "h1"), first(tree, "section"))
        assert between == ["By Ana", "4 May"]

    def test_lists_nothing_without_a_beginning(self) -> None:
        tree = tree_of("<div>x<section>y</section></div>")
        assert lines_before(first(tree, "div"), None, first(tree, "section")) == []


class Marks:
    def test_take_names_apart(self) -> None:
        element = first(
            tree_of('<p class="c-articleBody article__text" id="Main1" role="note" itemprop="headline">x'),
            "p",
        )
        assert marks(element) == {"c", "article", "body", "text", "main1", "note", "headline"}

    def test_are_none_where_nothing_is_named(self) -> None:
        assert marks(first(tree_of("<p>x"), "p")) == set()
