import re
import time

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.html import clean_body, first_words, paragraphs, parse, plain, without_start, word_count

PAYLOADS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href=" \x01javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="/\\evil.example">x</a>',
    '<a href="\\\\evil.example">x</a>',
    '<a href="https:\\\\evil.example">x</a>',
    '<a href="x" onmouseover="alert(1)">x</a>',
    '<a href="https://a.example/" onclick="alert(1)">x</a>',
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<style>@import 'https://evil.example'</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=evil.swf></object><embed src=evil.swf>",
    '<form action="https://evil.example"><button formaction="javascript:alert(1)">x</button></form>',
    "<template><script>alert(1)</script></template>",
    "<title><img src=x onerror=alert(1)></title>",
    "<textarea></textarea><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<xss onpointerenter=alert(1)>x</xss>",
    "<a href='https://a.example' target=_blank rel=opener>x</a>",
]

MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href='/x'>", "<a href='http://xn--a/'>", "</a>",
            "<ul>", "<li>", "</ul>", "<ol start=3>", "</ol>", "<table>", "<tr>", "<td colspan=2>", "<th>",
            "</table>", "<thead>", "<caption>", "<blockquote>", "</blockquote>", "<h1>", "</h1>", "<h4>",
            "</h4>", "<br>", "<hr>", "<div>", "</div>", "<aside class=pullquote>", "</aside>", "<pre>",
            "</pre>", "<sup>", "</sup>", "<script>", "</script>", "<img src=x>", "<figure>", "<figcaption>",
            "</figure>", " ", "\n", "\u00a0", "&nbsp;", "&amp;lt;", "&#147;", "word", "é", "\x00", "\u200b",
            "<", ">", "&", '"', "]]>", "<!--", "-->", "<dl>", "<dt>", "<dd>", "<span>",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


class CleanBody:
    @pytest.mark.parametrize(
        ("given_html", "clean"),
        [
            ("plain text", "<p>plain text</p>"),
            ("<div>one</div><div>two</div>", "<p>one</p>\n<p>two</p>"),
            ("one<br><br>two<br>three", "<p>one</p>\n<p>two<br>three</p>"),
            ("<p>b <b>c </b>d<i></i></p>", "<p>b <strong>c</strong> d</p>"),
            ("<h1>Title</h1><h5>Sub</h5>", "<h2>Title</h2>\n<h3>Sub</h3>"),
            ("<li>x<li>y", "<ul><li>x</li><li>y</li></ul>"),
            ("<ul><li><p>one</p></li></ul>", "<ul><li>one</li></ul>"),
            ('<ol start="4"><li>x</ol>', '<ol start="4"><li>x</li></ol>'),
            ("<blockquote>said</blockquote>", "<blockquote><p>said</p></blockquote>"),
            ('<aside class="big pullquote">x</aside>', '<aside class="pullquote"><p>x</p></aside>'),
            ("<aside>x</aside>", "<p>x</p>"),
            ("<p>&nbsp;</p><p>10&nbsp;km &nbsp; on&nbsp;</p>", "<p>10&nbsp;km on</p>"),
            ("<pre>a\nb\n\nc</pre>", "<p>a<br>b</p>\n<p>c</p>"),
            ("<p>a<img src=x>b</p>", "<p>ab</p>"),
            ("<dl><dt>word<dd>sense</dl>", "<p>word</p>\n<p>sense</p>"),
            ("", ""),
            ("<!-- nothing -->", ""),
            ("<p></p><ul></ul><table></table>", ""),
        ],
    )
    def test_writes_the_few_elements_a_body_may_have(self, given_html: str, clean: str) -> None:
        assert clean_body(given_html) == clean

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_lets_nothing_run_or_lead_astray(self, payload: str) -> None:
        clean = clean_body(f"<p>before</p>{payload}<p>after</p>")
        names = {name.lower() for name in re.findall(r"<([a-z0-9]+)", clean)}
        attributes = set(re.findall(r"<[a-z0-9]+ ([a-z]+)=", clean))
        addresses = re.findall(r'href="([^"]*)"', clean)
        assert names <= {"p", "a", "h2", "br"}
        assert attributes <= {"href", "rel"}
        assert all(address.startswith("https://a.example") for address in addresses)
        assert "before" in clean

    def test_keeps_links_to_the_web_to_mail_and_within_the_site(self) -> None:
        links = '<a href="https://a.example/?x=1&y=2">a</a> <a href="mailto:b@c.d">m</a> <a href="/n/">c</a>'
        assert clean_body(links) == (
            '<p><a href="https://a.example/?x=1&amp;y=2" rel="noopener">a</a> '
            '<a href="mailto:b@c.d">m</a> <a href="/n/">c</a></p>'
        )

    def test_keeps_the_words_of_a_link_it_refuses(self) -> None:
        assert clean_body('<p>see <a href="page.html">this</a></p>') == "<p>see this</p>"

    def test_keeps_tables_of_facts(self) -> None:
        table = "<table><thead><tr><th>Seats<th>Votes</thead><tr><td>3<td colspan=2>x</table>"
        assert clean_body(table) == (
            "<table><thead><tr><th>Seats</th><th>Votes</th></tr></thead>"
            '<tbody><tr><td>3</td><td colspan="2">x</td></tr></tbody></table>'
        )

    def test_dissolves_tables_that_only_place_things(self) -> None:
        assert clean_body("<table><tr><td>a<tr><td>b</table>") == "<p>a</p>\n<p>b</p>"
        nested = "<table><tr><td>a<table><tr><td>1<td>2</table><td>b</table>"
        assert clean_body(nested).startswith("<p>a</p>\n<table><tbody><tr><td>1</td>")

    def test_writes_windows_signs_and_drops_what_nobody_sees(self) -> None:
        assert clean_body("<p>&#147;q&#148; \x00a\u200bb \ud800</p>") == "<p>“q” ab \ufffd</p>"

    def test_keeps_the_words_of_markup_nested_too_deep(self) -> None:
        assert "deep" in clean_body("<b><i>" * 3000 + "deep")
        assert "deep" in clean_body("<blockquote>" * 500 + "deep")

    @pytest.mark.parametrize(
        "piece", ["<blockquote>", "<b>", "<a href=/x>", "<table><tr><td>", "<li>", "<h2><p>x", "<", "&"]
    )
    def test_takes_hostile_repetition_in_its_stride(self, piece: str) -> None:
        start = time.process_time()
        clean_body(piece * 30_000)
        assert time.process_time() - start < 3

    @settings(deadline=None)
    @given(MARKUP)
    def test_changes_nothing_that_is_clean(self, html: str) -> None:
        clean = clean_body(html)
        assert clean_body(clean) == clean

    @settings(deadline=None)
    @given(st.text())
    def test_takes_any_text(self, text: str) -> None:
        clean = clean_body(text)
        assert clean_body(clean) == clean
        assert (
            nh3.clean(
                clean, link_rel=None, attributes={"a": {"href", "rel"}, "aside": {"class"}, "ol": {"start"}}
            )
            == clean
        )

    @settings(deadline=None)
    @given(
        st.text(
            alphabet=st.characters(max_codepoint=0x2FF, exclude_categories=["Cc"], exclude_characters="<>&")
        )
    )
    def test_loses_no_visible_letter(self, text: str) -> None:
        shown = [letter for letter in text if letter.isalnum()]
        assert [letter for letter in plain(clean_body(text)) if letter.isalnum()] == shown


class Parse:
    def test_reads_nothing_from_outside(self) -> None:
        tree = parse('<!DOCTYPE html [<!ENTITY who SYSTEM "file:///etc/hostname">]><p>&who;</p>')
        assert "&who;" in tree.text_content()


class Paragraphs:
    def test_lists_top_level_blocks(self) -> None:
        html = "<p>a<br>b</p>\n<ul><li><p>x</p><p>y</p></li></ul>\n<hr>\n<h2>z</h2>"
        assert paragraphs(html) == [
            "<p>a<br>b</p>",
            "<ul><li><p>x</p><p>y</p></li></ul>",
            "<hr>",
            "<h2>z</h2>",
        ]

    @settings(deadline=None)
    @given(MARKUP)
    def test_together_are_the_body(self, html: str) -> None:
        clean = clean_body(html)
        assert "\n".join(paragraphs(clean)) == clean


class Plain:
    def test_parts_blocks_by_empty_lines(self) -> None:
        html = (
            "<p>a &amp; b<br>c</p>\n<ul><li>x</li><li>y</li></ul><table><tr><td>1</td><td>2</td></tr></table>"
        )
        assert plain(html) == "a & b\nc\n\nx\n\ny\n\n1\n\n2"


class WordCount:
    @pytest.mark.parametrize(
        ("html", "count"),
        [
            ("<p>The council's vote</p><p>3,000 people.</p>", 5),
            ("<p>北京今天</p>", 4),
            ("", 0),
            ("<p>a</p><p>b</p>", 2),
        ],
    )
    def test_counts_words_and_chinese_signs(self, html: str, count: int) -> None:
        assert word_count(html) == count


class FirstWords:
    def test_ends_in_an_ellipsis_where_the_text_goes_on(self) -> None:
        assert first_words("<p>One, two,</p><p>three</p>", 2) == "One, two…"

    def test_gives_a_short_text_whole(self) -> None:
        assert first_words("<p>One two.</p>", 5) == "One two."


class WithoutStart:
    def test_takes_characters_not_markup(self) -> None:
        assert (
            without_start("<p><b>MOSCOW</b> &amp; - Russia <i>pledged</i></p>", 11)
            == "<p>Russia <em>pledged</em></p>"
        )


class TextBehindADrawing:
    @pytest.mark.parametrize("drawing", ["<svg>", "<svg><g><path>", "<math>"])
    def test_stays_when_the_end_of_the_drawing_is_missing(self, drawing: str) -> None:
        assert plain(clean_body(f"<p>a</p>{drawing}<p>b</p><p>c</p>")).split() == ["a", "b", "c"]

    def test_takes_nothing_of_the_drawing_along(self) -> None:
        drawing = "<svg><title>t</title><text>words</text><script>alert(1)</script><style>x</style></svg>"
        assert clean_body(f"<p>a</p>{drawing}<p>b</p>") == "<p>a</p>\n<p>b</p>"
