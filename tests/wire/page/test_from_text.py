from datetime import datetime

import pytest

from articles.wire import page
from articles.wire.story import Related
from tests.wire.page.samples import lines_of, story_in


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

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_reads_lines_however_they_end(self, end: str) -> None:
        lines = [
            "News >World",
            "",
            "Goat",
            "found",
            "",
            "2010-11-04 09:29",
            "",
            "OSLO - It was on",
            "the roof.",
            "",
            "Still.",
        ]
        story = page.read(end.join(lines).encode(), name="goat.txt")[0]
        assert (story.headline, story.dateline) == ("Goat found", "OSLO")
        assert lines_of(story) == ["It was on the roof.", "Still."]

    @pytest.mark.parametrize(
        "line", ["By Friday the goat was back.", "By then it was 2010-11-04.", "It was May 4, 2010 and cold."]
    )
    def test_takes_no_first_paragraph_for_a_byline_or_a_date(self, line: str) -> None:
        text = f"News >World\n\nGoat found\n\n2010-11-04 09:29\n\n{line}\n\nStill."
        story = page.read(text.encode(), name="goat.txt")[0]
        assert lines_of(story) == [line, "Still."]
        assert (story.authors, story.subheadline) == ([], "")

    def test_gives_dates_and_bylines_in_any_order(self) -> None:
        for head in (
            "By Ana Kos\n\n2010-11-04 09:29",
            "2010-11-04 09:29\n\nBy Ana Kos",
            "By Ana Kos\n2010-11-04 09:29",
        ):
            story = page.read(f"Goat found\n\n{head}\n\nOn the roof.".encode(), name="goat.txt")[0]
            assert (story.headline, story.authors) == ("Goat found", ["Ana Kos"])
            assert story.published == datetime(2010, 11, 4, 9, 29)  # noqa: DTZ001
            assert lines_of(story) == ["On the roof."]

    def test_reads_a_date_above_the_headline(self) -> None:
        story = page.read(b"2010-11-04 09:29\n\nGoat found\n\nOn the roof.", name="goat.txt")[0]
        assert (story.headline, lines_of(story)) == ("Goat found", ["On the roof."])
        assert story.published is not None

    def test_keeps_what_follows_a_third_short_line_as_text(self) -> None:
        story = page.read(b"Goat found\n\nOn the roof.\n\nIt ate.\n\nIt slept.\n\n2010-11-04", name="g.txt")[
            0
        ]
        assert story.headline == "Goat found"
        assert lines_of(story)[:3] == ["On the roof.", "It ate.", "It slept."]

    @pytest.mark.parametrize(
        ("line", "related"),
        [
            ("- Hen lost", Related("Hen lost")),
            ("* Hen lost <http://a.example/hen>", Related("Hen lost", "http://a.example/hen")),
            ("1. Hen lost (https://a.example/hen)", Related("Hen lost", "https://a.example/hen")),
            ("Hen lost https://a.example/hen", Related("Hen lost", "https://a.example/hen")),
            ("Hen lost <javascript:alert(1)>", Related("Hen lost <javascript:alert(1)>")),
        ],
    )
    def test_reads_related_lines_of_every_form(self, line: str, related: Related) -> None:
        story = page.read(f"News >World\n\nGoat\n\nRoof.\n\nRelated Stories:\n{line}".encode(), name="g.txt")[
            0
        ]
        assert story.related == [related]
