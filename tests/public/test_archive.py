"""The archive by year, month and day."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from articles.models import Section
from tests.cast import publish_story
from tests.public.stories import links, page, text, texts


@pytest.fixture
def archive(world: Section) -> Section:
    for headline, moment in (
        ("Old", datetime(1998, 2, 3, tzinfo=UTC)),
        ("Morning", datetime(2010, 11, 4, 9, tzinfo=UTC)),
        ("Evening", datetime(2010, 11, 4, 21, tzinfo=UTC)),
        ("Winter", datetime(2010, 12, 24, tzinfo=UTC)),
    ):
        publish_story(headline, section=world, published=moment)
    return world


class Archive:
    def test_lists_the_months_of_every_year_newest_first(self, client: Client, archive: Section) -> None:
        root = page(client, "/archive/")
        assert texts(root, "section.archive-year h2") == ["2010", "1998"]
        assert links(root, "section.archive-year ul") == {
            "December": "/archive/2010/12/",
            "November": "/archive/2010/11/",
            "February": "/archive/1998/02/",
        }

    def test_says_so_when_it_is_empty(self, client: Client, db: None) -> None:
        assert "No story stands here yet." in text(page(client, "/archive/"), "main")

    def test_shows_a_years_months_and_stories(self, client: Client, archive: Section) -> None:
        root = page(client, "/archive/2010/")
        assert list(links(root, "nav.steps").values()) == ["/archive/2010/11/", "/archive/2010/12/"]
        assert texts(root, "ol.rows h2") == ["Winter", "Evening", "Morning"]

    def test_shows_a_months_days_and_stories(self, client: Client, archive: Section) -> None:
        root = page(client, "/archive/2010/11/")
        assert text(root, "h1") == "November 2010"
        assert links(root, "nav.crumbs") == {"Archive": "/archive/", "2010": "/archive/2010/"}
        assert links(root, "nav.steps") == {"4": "/archive/2010/11/04/"}

    def test_shows_a_day(self, client: Client, archive: Section) -> None:
        root = page(client, "/archive/2010/11/04/")
        assert text(root, "h1") == "4 November 2010"
        assert texts(root, "ol.rows h2") == ["Evening", "Morning"]

    @pytest.mark.parametrize(
        "path",
        [
            "2009/",
            "2010/10/",
            "2010/11/05/",
            "2010/13/",
            "2010/11/31/",
            "0000/",
            "9999/",
            "9999/12/31/",
            "10/",
        ],
    )
    def test_is_404_where_there_is_nothing(self, client: Client, archive: Section, path: str) -> None:
        assert client.get(f"/archive/{path}").status_code == 404
