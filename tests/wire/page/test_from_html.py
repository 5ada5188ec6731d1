from datetime import UTC, datetime, timedelta, timezone

from articles.wire.story import Picture, Related
from tests.wire.page.samples import lines_of, story_in

SUMMER_IN_LJUBLJANA = timezone(timedelta(hours=2))


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
