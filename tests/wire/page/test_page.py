import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.text.html import clean_body, plain
from articles.wire import page
from articles.wire.story import Malformed, Picture, Related
from tests.wire.page.samples import ALL, FOLDER, lines_of, story_in

SUMMER_IN_LJUBLJANA = timezone(timedelta(hours=2))


class OneStoryInTwoForms:
    @pytest.mark.parametrize("name", ["bees.html", "bees.txt"])
    def test_is_the_same(self, name: str) -> None:
        story = story_in(name)
        lines = lines_of(story)
        assert story.headline == "Ljubljana’s beekeepers win right of way on cathedral roof"
        assert story.section == ["News", "World"]
        assert story.dateline == "LJUBLJANA, Slovenia"
        assert len(lines) == 5
        assert lines[0].startswith("Beekeepers in the Slovenian capital may go on")
        assert lines[-1].endswith("is sold in the crypt.")
        assert [related.title for related in story.related] == [
            "Broken tile reopens quarrel over rooftop hives",
            "City counts its bees for the first time",
        ]
        assert story.format == "page"
        assert story.warnings == []


class AModernPage:
    def test_gives_everything_it_tells(self) -> None:
        story = story_in("bees.html")
        assert story.uri == story.url == "https://samplewire.example/2016/04/roof-bees"
        assert story.subheadline == "Court says swarm was there first"
        assert (story.byline, story.authors) == ("Neža Kovačič-Brand", ["Neža Kovačič-Brand"])
        assert story.published == datetime(2016, 4, 21, 10, 15, tzinfo=SUMMER_IN_LJUBLJANA)
        assert story.updated == datetime(2016, 4, 21, 13, 2, tzinfo=SUMMER_IN_LJUBLJANA)
        assert story.mark == " — "
        assert story.dateline_reading is not None
        assert story.dateline_reading.places[0].name == "Ljubljana"
        assert story.pictures == [
            Picture(
                "roof-bees.jpg",
                "Hives on the cathedral parapet on Wednesday.",
                "Sample Wire/J. Hribar",
                "Hives on a parapet",
            )
        ]
        assert story.related[0].href == "https://samplewire.example/2011/05/broken-tile"
        assert story.language == "en"


class ThePlainForm:
    def test_leaves_a_time_without_a_zone_naive(self) -> None:
        assert story_in("bees.txt").published == datetime(2016, 4, 21, 10, 15)  # noqa: DTZ001

    def test_reads_wrapped_lines_byline_and_standfirst(self) -> None:
        story = story_in("hard-wrapped-with-byline.txt")
        assert story.headline == "Potatoes change hands at auction of the year"
        assert story.subheadline == "A record, the auctioneer says"
        assert story.section == ["Business", "Farming"]
        assert story.authors == ["Ines Okafor", "Tomas Lind"]
        assert story.published == datetime(2010, 11, 4, 9, 29)  # noqa: DTZ001
        assert story.dateline == "IDAHO FALLS, Idaho, Nov 4 (SW)"
        assert (
            lines_of(story)[0] == "A sack of seed potatoes was sold for the price of a small car on Thursday."
        )

    def test_reads_addresses_beside_and_beneath_related_titles(self) -> None:
        story = story_in("utf-16-with-links.txt")
        assert story.headline == "Glacier gives back a boot"
        assert story.related == [
            Related("Ski pole from 1958 found", "https://alpinelife.example/2011/ski-pole"),
            Related("The glacier that keeps a diary", "https://alpinelife.example/2010/diary"),
        ]

    def test_needs_neither_breadcrumb_nor_date(self) -> None:
        story = page.read(b"Goat found\n\nIt was on the roof.\n\nIt came down.", name="goat.txt")[0]
        assert (story.headline, story.section, story.published) == ("Goat found", [], None)
        assert lines_of(story) == ["It was on the roof.", "It came down."]

    def test_takes_a_paragraph_a_line_where_no_line_is_empty(self) -> None:
        text = b"News >World\nGoat found\n2010-11-04 09:29\nOSLO - It was on the roof.\nIt came down.\n"
        text += b"Related News:\nHen lost"
        story = page.read(text, name="goat.txt")[0]
        assert (story.headline, story.section, story.dateline) == ("Goat found", ["News", "World"], "OSLO")
        assert lines_of(story) == ["It was on the roof.", "It came down."]
        assert story.related == [Related("Hen lost")]

    def test_escapes_what_looks_like_markup(self) -> None:
        story = page.read(b"News >World\n\nMaths & <b>\n\n2 < 3 & <script>alert(1)</script>", name="m.txt")[0]
        assert story.headline == "Maths & <b>"
        assert story.body_html == "<p>2 &lt; 3 &amp; &lt;script&gt;alert(1)&lt;/script&gt;</p>"

    def test_has_no_related_stories_under_an_empty_heading(self) -> None:
        assert (
            page.read(b"News >World\n\nGoat\n\nOn the roof.\n\nRelated News:", name="g.txt")[0].related == []
        )


class OldMarkup:
    def test_of_tables_and_line_breaks(self) -> None:
        story = story_in("table-era.html")
        assert story.headline == "Tram stops forty minutes for game of chess"
        assert story.section == ["News", "Europe"]
        assert story.published == datetime(2003, 10, 2, 17, 40)  # noqa: DTZ001
        assert story.dateline == "ZAGREB (SW)"
        assert lines_of(story)[0].endswith("the city’s tram company said.")
        assert lines_of(story)[1:] == [
            "“He was winning,” said inspector Damir Vukovic.",
            "Traffic on line 14 was held up for forty minutes.",
        ]
        assert story.related == [
            Related("Line 14 voted slowest in city", "http://samplewire.example/2003/09/tram14")
        ]
        assert story.pictures == []

    def test_of_nested_tables_in_an_undeclared_encoding(self) -> None:
        story = story_in("nested-tables-windows-1252-undeclared.html")
        assert story.headline == "Snow plough found in lake"
        assert story.section == ["News", "Local"]
        assert story.authors == ["Marie Lefèvre"]
        assert story.published == datetime(1999, 2, 12)  # noqa: DTZ001
        assert (story.dateline, story.mark) == ("CHAMONIX, France", " – ")
        assert [line[:14] for line in lines_of(story)] == [
            "A snow plough ",
            "The plough’s o",
            "It will be cle",
        ]
        assert [picture.href for picture in story.pictures] == ["plough.jpg"]
        assert "read as windows-1252" in story.warnings[0]

    def test_of_line_breaks_in_a_block(self) -> None:
        story = story_in("line-breaks-instead-of-paragraphs.html")
        assert story.authors == ["Jonas Weiss"]
        assert story.published == datetime(2006, 3, 17, 16, 20)  # noqa: DTZ001
        assert lines_of(story) == [
            "A village bell struck twenty-four at noon on Friday and nobody could say why.",
            "The sexton climbed the tower and found nothing but a pigeon.",
            "“It looked content,” he said.\nIt was left where it was.",
            "Bells elsewhere",
            "Two other villages checked their bells and found them in order.",
        ]


class MetadataOfAPage:
    def test_is_read_from_graphs_and_broken_blocks_beside(self) -> None:
        story = story_in("graph-json-ld.html")
        assert story.section == ["Shipping"]
        assert story.subheadline == "Crossing smells of soup, passengers say"
        assert story.published == datetime(2021, 9, 14, 7, 45, tzinfo=UTC)
        assert story.updated is None
        assert (story.byline, story.authors) == ("Liis Tamm and Oskar Pruul", ["Liis Tamm", "Oskar Pruul"])
        assert story.url == "https://harbourpost.example/shipping/cabbage-oil"
        assert (story.people, story.organisations, story.places) == (
            ["Aime Saar"],
            ["Strait Lines"],
            ["Muhu"],
        )
        assert story.keywords == ["ferries", "fuel"]
        assert story.copyright_notice == "© Harbour Post 2021"
        assert story.pictures[0].credit == "Oskar Pruul"
        assert story.dateline == "KUIVASTU, Estonia (HP)"

    def test_yields_the_moment_with_a_zone_and_says_that_others_differ(self) -> None:
        story = story_in("dates-disagree.html")
        assert story.published == datetime(2020, 7, 1, 15, 4, tzinfo=UTC)
        assert story.updated == datetime(2020, 7, 2, 17, 0, tzinfo=UTC)
        assert len([warning for warning in story.warnings if "several dates" in warning]) == 1

    def test_names_nobody_where_the_author_is_the_paper(self) -> None:
        story = story_in("author-is-the-paper.html")
        assert (story.byline, story.authors) == ("", [])
        assert story.source == "The Inland Echo"

    def test_may_be_missing(self) -> None:
        story = story_in("no-date-no-section.html")
        assert (story.published, story.section, story.url, story.uri) == (None, [], "", "")
        assert len(lines_of(story)) == 2

    def test_makes_links_whole_by_the_canonical_address(self) -> None:
        story = story_in("canonical-elsewhere-relative-links.html")
        assert story.url == "https://original.example/arts/2014/owl"
        assert story.authors == ["Dana Whitfield"]
        assert 'href="https://original.example/people/hahn"' in story.body_html
        assert story.related == [
            Related("Bat sings along in third act", "https://original.example/arts/2013/bat")
        ]


class HeadlinesOfAPage:
    def test_are_not_a_logo_a_log_in_or_a_letter(self) -> None:
        assert story_in("several-h1-and-log-in.html").headline == "Lighthouse keeper retires after 41 winters"

    def test_lose_the_name_of_the_paper(self) -> None:
        story = story_in("title-with-site-suffix.html")
        assert story.headline == "Chess club buys railway carriage"
        assert story.authors == []


class Body:
    def test_is_not_comments(self) -> None:
        story = story_in("comments-as-paragraphs.html")
        assert len(lines_of(story)) == 2
        assert story.published == datetime(2024, 1, 9, 7, 5)  # noqa: DTZ001

    def test_is_not_a_menu(self) -> None:
        story = story_in("menu-of-paragraphs.html")
        assert story.headline == "Kite festival blown away"
        assert story.authors == ["Park Ji-woo"]
        assert story.dateline == "BUSAN, Oct. 5 (CA)"
        assert len(lines_of(story)) == 3

    def test_is_not_the_related_box_between_its_paragraphs(self) -> None:
        story = story_in("related-box-between-paragraphs.html")
        assert [line.split()[0] for line in lines_of(story)] == ["The", "Opponents", "The", "Work"]
        assert [related.href for related in story.related] == [
            "https://valleynews.example/2018/04/light-stuck",
            "https://valleynews.example/2018/03/light-bill",
            "https://valleynews.example/2017/light-anniversary",
            "https://valleynews.example/2016/horse",
        ]

    def test_is_not_what_asks_to_pay_share_or_subscribe(self) -> None:
        assert [line.split()[0] for line in lines_of(story_in("paywall-newsletter-and-share.html"))] == [
            "The",
            "Letters",
            "Parcels,",
        ]

    def test_runs_no_script(self) -> None:
        story = story_in("scripts-within-paragraphs.html")
        assert "alert" not in story.body_html
        assert "SALE" not in story.body_html
        assert "evil" not in story.body_html
        assert lines_of(story)[0].endswith("sold out before eight on Saturday.")
        assert len(lines_of(story)) == 3

    def test_keeps_sub_heads_lists_and_quotes(self) -> None:
        story = story_in("subheads-in-bold-and-capitals.html")
        assert story.body_html.count("<h2>") == 3
        assert "<h2>One still locked</h2>" in story.body_html
        assert '<ol start="3"><li>Then it rains.</li></ol>' in story.body_html
        assert "<blockquote><p>It is a kind of harvest.</p></blockquote>" in story.body_html

    def test_goes_on_after_an_advert(self) -> None:
        lines = lines_of(story_in("story-in-two-parts-around-an-advert.html"))
        assert [line.split()[1] for line in lines] == ["painters", "order", "railway", "will", "vote"]

    def test_holds_no_picture_but_keeps_tables(self) -> None:
        story = story_in("pictures-of-every-kind.html")
        assert [(picture.href, picture.caption, picture.credit) for picture in story.pictures] == [
            ("balloon.jpg", "The balloon before the bell rang.", "Vera Lind"),
            ("pupils.jpg", "Pupils were allowed to look", "AP Photo/Tom Reis"),
            ("large.jpg", "Nobody was hurt (or late).", ""),
        ]
        assert "<img" not in story.body_html
        assert "<table>" in story.body_html
        assert "Pupils were allowed" not in story.body_html


class Letters:
    def test_are_right_whatever_is_declared(self) -> None:
        story = story_in("utf-8-declared-latin-1.html")
        assert story.headline == "Décès d’une horloge"
        assert story.authors == ["Léa Dubœuf"]
        assert story.dateline == "GENÈVE, 4 novembre (AFP)"
        assert story.warnings[0] == "the file declares iso-8859-1 but is UTF-8"

    def test_may_be_cyrillic(self) -> None:
        story = story_in("cyrillic-windows-1251.html")
        assert story.headline == "Трамвай ждал кота"
        assert story.section == ["Новости", "Город"]
        assert story.authors == ["Анна Котова"]
        assert story.published == datetime(2010, 11, 4, 9, 29)  # noqa: DTZ001
        assert story.dateline == "МОСКВА, 4 ноября. /ТАСС/"
        assert [related.title for related in story.related] == ["Кот в депо встретил зиму"]
        assert len(lines_of(story)) == 3


class Read:
    @pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
    def test_gives_a_clean_body_without_head_or_dateline(self, file: object) -> None:
        if "no-text" in str(file):
            return
        story = story_in(str(file))
        assert clean_body(story.body_html) == story.body_html
        assert story.headline not in plain(story.body_html)
        assert not story.dateline or not plain(story.body_html).startswith(story.dateline)

    def test_refuses_a_page_without_text(self) -> None:
        with pytest.raises(Malformed, match=r"^no-text-gallery\.html: no article text was found"):
            story_in("no-text-gallery.html")

    @pytest.mark.parametrize(
        "data", [b"", b" \n ", b"<html></html>", b"<html><title></title><p>", b"\xff\xfe", b"\x00"]
    )
    def test_refuses_what_has_no_headline(self, data: bytes) -> None:
        with pytest.raises(Malformed, match=r"^empty\.html: "):
            page.read(data, name="empty.html")

    def test_names_the_limit_of_bytes(self) -> None:
        with pytest.raises(
            Malformed, match=r"^big\.html: it has 2,000 bytes, more than the 1,000 a page may have"
        ):
            page.read(b"x" * 2000, name="big.html", most_bytes=1000)

    def test_names_the_limit_of_depth(self) -> None:
        deep = b"<html><h1>Deep</h1>" + b"<div>" * 5000 + b"text"
        with pytest.raises(Malformed, match=r"^deep\.html: .*more than 2,000 deep"):
            page.read(deep, name="deep.html")

    def test_takes_a_few_milliseconds(self) -> None:
        files = [(file.name, file.read_bytes()) for file in ALL if "no-text" not in file.name]
        page.read(files[0][1], name=files[0][0])
        start = time.process_time()
        for name, data in files:
            page.read(data, name=name)
        assert (time.process_time() - start) / len(files) < 0.012


class Recognises:
    @pytest.mark.parametrize("file", ALL, ids=lambda file: file.name)
    def test_its_own(self, file: object) -> None:
        assert page.recognises((FOLDER / str(file)).read_bytes(), "no-extension")

    @pytest.mark.parametrize(
        "data",
        [
            b'<?xml version="1.0"?>\n<nitf><head><title>x</title></head></nitf>',
            b"<rss><channel><title>x</title></channel></rss>",
            b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>',
            b'{"uri": "x", "headline": "y"}',
            b'[{"headline": "y"}]',
            b"title,body\nGoat,On the roof\n",
            b"\x16\x16\x01a0001\x1f\x02text\x03",
            b"\x89PNG\r\n\x1a\n",
            b"",
            b"just a note",
        ],
    )
    def test_no_other_format(self, data: bytes) -> None:
        assert not page.recognises(data, "x.html")

    def test_pages_that_begin_as_xml(self) -> None:
        xhtml = b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">\n<html/>'
        assert page.recognises(xhtml, "x")
