from datetime import datetime

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
