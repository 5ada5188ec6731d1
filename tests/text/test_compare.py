"""A comparison shows every word of both texts, marks what differs, and can be put on a page as it is."""

import re
from random import Random
from time import process_time

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.compare import Comparison
from articles.text.html import clean_body
from tests.text.pairs import WORDS

words = st.sampled_from(["ferry", "port", "left", "<b>", "&amp;", "“late”", "<strong>now</strong>", "海"])
blocks = st.tuples(st.sampled_from(["p", "h2", "li", "blockquote"]), st.lists(words, max_size=6))
bodies = st.lists(blocks, max_size=5).map(
    lambda found: clean_body("".join(f"<{tag}>{' '.join(inside)}</{tag}>" for tag, inside in found))
)


def of(old: str, new: str) -> str:
    return Comparison.of_bodies(old, new).html()


def said(html: str) -> str:
    words = map(str, lxml.html.fromstring(f"<div>{html}</div>").itertext())
    return "".join("".join(words).split())


class AComparison:
    def test_marks_the_words_that_differ(self) -> None:
        assert of("<p>The ferry left late.</p>", "<p>The ferry left early.</p>") == (
            "<p>The ferry left <del>late</del><ins>early</ins>.</p>"
        )

    def test_leaves_what_is_the_same_unmarked(self) -> None:
        same = Comparison.of_bodies("<p>The <em>ferry</em> left.</p>", "<p>The <em>ferry</em> left.</p>")
        assert same.is_same
        assert same.html() == "<p>The <em>ferry</em> left.</p>"

    def test_joins_changes_with_one_word_between(self) -> None:
        assert of("<p>A red fast boat sank.</p>", "<p>A blue fast ship sank.</p>") == (
            "<p>A <del>red fast boat</del> <ins>blue fast ship</ins> sank.</p>"
        )

    def test_marks_a_whole_block_that_came_or_went(self) -> None:
        assert of("<p>One.</p><p>Two.</p>", "<p>One.</p><h2>Three</h2>") == (
            "<p>One.</p>\n<p><del>Two.</del></p>\n<h2><ins>Three</ins></h2>"
        )

    def test_pairs_a_rewritten_paragraph_with_what_it_was(self) -> None:
        old = "<p>One fish swam past.</p><p>Two boats lay at the quay.</p>"
        new = "<p>Nobody saw it.</p><p>Two ships lay at the quay.</p><p>The end of it.</p>"
        assert "<p>Two <del>boats</del> <ins>ships</ins> lay at the quay.</p>" in of(old, new)

    def test_shows_a_change_of_emphasis(self) -> None:
        assert of("<p>It sank.</p>", "<p>It <strong>sank</strong>.</p>") == (
            "<p>It <del>sank</del><ins><strong>sank</strong></ins>.</p>"
        )

    def test_shows_the_address_of_a_link_that_changed(self) -> None:
        html = of('<p><a href="https://a.example/">It</a></p>', '<p><a href="https://b.example/">It</a></p>')
        assert "https://a.example/" in html
        assert "https://b.example/" in html
        assert "<a " not in html

    def test_shows_items_cells_and_rules(self) -> None:
        table = "<table><tbody><tr><td>9 am</td><td>Ferry</td></tr></tbody></table>"
        html = of("<ul><li>One</li></ul>", f"<ul><li>One</li><li>Two</li></ul><hr>{table}")
        assert html.split("\n") == [
            '<p class="li">One</p>',
            '<p class="li"><ins>Two</ins></p>',
            "<ins><hr></ins>",
            '<p class="tr"><ins>9 am | Ferry</ins></p>',
        ]

    def test_shows_the_lines_of_plain_text(self) -> None:
        assert Comparison.of_lines("a < b\nc", "a < d\nc").html() == (
            "<p>a &lt; <del>b</del><ins>d</ins></p>\n<p>c</p>"
        )

    def test_stands_side_by_side(self) -> None:
        both = Comparison.of_bodies("<p>It left late.</p>", "<p>It left early.</p>")
        assert both.old_html() == "<p>It left <mark>late</mark>.</p>"
        assert both.new_html() == "<p>It left <mark>early</mark>.</p>"

    @pytest.mark.parametrize("text", ["<script>alert(1)</script>", '<img src=x onerror="alert(1)">', "a & b"])
    def test_says_markup_in_plain_text_as_words(self, text: str) -> None:
        html = Comparison.of_lines("", text).html()
        assert set(re.findall(r"<(\w+)", html)) <= {"p", "ins"}
        assert said(html) == "".join(text.split())

    def test_lets_no_script_through(self) -> None:
        hostile = '<p onclick="x()">Hi <a href="javascript:x()">there</a></p><script>x()</script><img src=x>'
        html = of("<p>Hi</p>", hostile)
        assert set(re.findall(r"<(\w+)", html)) <= {"p", "ins", "del", "u", "small"}
        assert "onclick" not in html

    @given(bodies, bodies)
    def test_shows_all_words_of_both(self, old: str, new: str) -> None:
        both = Comparison.of_bodies(old, new)
        assert said(both.old_html()) == said(old)
        assert said(both.new_html()) == said(new)

    @given(bodies, bodies)
    def test_is_well_formed(self, old: str, new: str) -> None:
        html = of(old, new).replace("<br>", "<br/>").replace("<hr>", "<hr/>")
        lxml.etree.fromstring(f"<div>{html}</div>")

    @pytest.mark.slow
    @pytest.mark.parametrize("paragraph", [20, 50, 500, 5000], ids="paragraphs of {} words".format)
    def test_of_five_thousand_words_with_two_hundred_changes_is_quick(self, paragraph: int) -> None:
        chance = Random(1)
        old = [chance.choices(WORDS, k=paragraph) for _ in range(5000 // paragraph)]
        new = [list(each) for each in old]
        for place in range(12, 5000, 25):
            new[place // paragraph][place % paragraph] = "another"
        assert of(_text(old), _text(new)).count("<ins>") >= 150
        assert min(_seconds(_text(old), _text(new)) for _ in range(3)) < 0.3


def _seconds(old: str, new: str) -> float:
    before = process_time()
    of(old, new)
    return process_time() - before


def _text(found: list[list[str]]) -> str:
    return "\n".join(f"<p>{' '.join(each)}</p>" for each in found)
