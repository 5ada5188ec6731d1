import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.html import parse
from articles.text.markup import blocks, clean_text, escaped


def written(html: str) -> str:
    return "".join(block.html() for block in blocks(parse(html)))


class CleanText:
    @pytest.mark.parametrize(
        ("text", "clean"),
        [
            ("plain", "plain"), ("a\x00b\x1bc", "abc"), ("a\r\nb\rc", "a\nb\nc"),
            ("a\u200b\ufeff\u00adb", "ab"), ("\x93q\x94", "“q”"), ("a\u202eb", "ab"), ("\ud83d\ude00", "😀"),
            ("\ud800", "\ufffd"), ("\u200dx", "\u200dx"),
        ],
    )  # fmt: skip
    def test_takes_out_what_nobody_sees(self, text: str, clean: str) -> None:
        assert clean_text(text) == clean

    @given(st.text())
    def test_changes_nothing_twice(self, text: str) -> None:
        assert clean_text(clean_text(text)) == clean_text(text)


class Escaped:
    def test_writes_as_the_cleaner_does(self) -> None:
        assert escaped("a < b & c > \"d\" 'e'\u00a0f") == "a &lt; b &amp; c &gt; \"d\" 'e'&nbsp;f"


class Blocks:
    @pytest.mark.parametrize(
        ("html", "result"),
        [
            ("<b>a<p>b</p>", "<p><strong>a</strong></p><p>b</p>"),
            ("<span><b>a</b></span><i> b</i>", "<p><strong>a</strong> <em>b</em></p>"),
            ("<b><b>a</b></b>", "<p><strong>a</strong></p>"),
            ("<b>a</b><b>b</b>", "<p><strong>ab</strong></p>"),
            ("<b><i>a</i>b</b>", "<p><strong><em>a</em>b</strong></p>"),
            ("<a href='/x'>a<a href='/y'>b</a></a>", '<p><a href="/x">a</a><a href="/y">b</a></p>'),
            ("<p>a<br></p><p><br>b</p>", "<p>a</p><p>b</p>"),
            ("<h2>a<br>b</h2>", "<h2>a<br>b</h2>"),
            ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
            ("<ul><li>a<ul><li>b</ul></ul>", "<ul><li><p>a</p><ul><li>b</li></ul></li></ul>"),
            ("a<hr>b", "<p>a</p><hr><p>b</p>"),
            ("<sub>2</sub><sup>3</sup>", "<p><sub>2</sub><sup>3</sup></p>"),
            ("<cite>a</cite>", "<p><em>a</em></p>"),
            ("<blockquote><p>a<p>b</blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>"),
            ("<figure>a<figcaption>b</figcaption></figure>", "<p>a</p>"),
            ("<td>a</td>", "<p>a</p>"),
            ("<p>a</p>b", "<p>a</p><p>b</p>"),
        ],
    )
    def test_are_written_anew(self, html: str, result: str) -> None:
        assert written(html) == result

    def test_are_flat_beyond_some_depth(self) -> None:
        assert written("<blockquote>" * 40 + "a").count("<blockquote>") <= 13
