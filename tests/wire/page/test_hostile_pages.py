import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.html import clean_body
from articles.wire import formats, page
from articles.wire.story import Malformed
from tests.wire.page.samples import ALL

PIECES = st.lists(
    st.sampled_from(
        [
            b"<html>", b"<head>", b"<title>A title of a page</title>", b"<body>",
            b"<h1>A title of a page</h1>", b"<p>", b"</p>", b"<table>", b"<tr>", b"<td>", b"</table>",
            b"<div class=related>", b"<div class='byline author'>", b"</div>", b"<a href='x'>",
            b"<a href='http://['>", b"</a>", b"<ul>", b"<li>", b"<img src=a.jpg>", b"<figure>",
            b"<figcaption>", b"<time datetime='2010-13-40'>", b"<br>", b"<b>Related News:</b>",
            b'<script type="application/ld+json">',
            b'{"@type":"NewsArticle","headline":7,"author":[[]],"image":{}}', b"[[[[", b"</script>",
            b"<meta property=og:title content=x>", b"<link rel=canonical href='http://[x'>",
            b"MOSCOW - Text that is long enough to be a paragraph of its own.", b"News &gt; World",
            b"By Ana Kos", b"\xff", b"\x00", b"&#0;", b"&#xd800;", b"<aside class=pullquote>",
            b"<base href='//['>", b"\n\n",
        ]
    ),
    max_size=40,
).map(b"".join)  # fmt: skip


def read_or_refuse(data: bytes) -> None:
    """Read, and see that nothing but a story with a clean body or a refusal comes of it."""
    try:
        stories = page.read(data, name="hostile")
    except Malformed:
        return
    for story in stories:
        assert story.headline
        assert story.body_html
        assert clean_body(story.body_html) == story.body_html
        assert all(link.href == "" or link.href.startswith(("http://", "https://")) for link in story.related)


class Hostile:
    @pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
    def test_truncations_are_read_or_refused(self, file: Path) -> None:
        data = file.read_bytes()
        for end in range(0, len(data), max(1, len(data) // 25)):
            read_or_refuse(data[:end])

    @settings(deadline=None)
    @given(PIECES)
    def test_pieces_of_pages_are_read_or_refused(self, data: bytes) -> None:
        formats.recognise(data, "x")
        read_or_refuse(data)

    @settings(deadline=None)
    @given(st.binary(max_size=400))
    def test_bytes_are_read_or_refused(self, data: bytes) -> None:
        formats.recognise(data, "x")
        read_or_refuse(data)

    @settings(deadline=None)
    @given(st.text(max_size=400))
    def test_text_is_read_or_refused(self, text: str) -> None:
        read_or_refuse(text.encode("utf-8", "surrogatepass"))

    def test_entities_are_neither_fetched_nor_multiplied(self) -> None:
        bomb = b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        bomb += b'<!ENTITY who SYSTEM "file:///etc/hostname">]>'
        bomb += b"<html><h1>Bomb</h1><p>Text &b;&b; and &who; of the page.</p>"
        story = page.read(bomb, name="bomb.html")[0]
        assert "aaaa" not in story.body_html
        assert "&amp;who;" in story.body_html

    @pytest.mark.parametrize(
        "piece",
        [
            b"<p>Some text that is long enough to count as a paragraph.</p>", b"<div>", b"<div><p>x",
            b"<br>", b"<b>", b"<a href=x>y</a>", b"<ul><li>", b"<table><tr><td>", b"<p class=related>",
            b"<h1>x</h1>", b"News > ", b"<", b"<h3>Related News</h3>", b"<span class=byline>By A</span>",
            b"<figure><img src=a.jpg><figcaption>", b"&amp;", b"\n\n", b"- ", b"(", b"2010-11-04 ",
            b"<script type='application/ld+json'>[", b"<time>", b"a > b\n", b"<!--",
            b"<meta property=og:title content=x>", b"By ", b"Related News:\n\n", b"<b>x</b><br>", b" ",
        ],
    )  # fmt: skip
    def test_repetition_takes_time_by_its_length(self, piece: bytes) -> None:
        for begin in (b"<html><h1>A title</h1>", b"A title\n\n"):
            start = time.process_time()
            read_or_refuse(begin + piece * (200_000 // len(piece)))
            assert time.process_time() - start < 4
