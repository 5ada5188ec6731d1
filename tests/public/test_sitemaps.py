"""Maps of the site for machines."""

from datetime import UTC, datetime, timedelta

import lxml.etree
import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Section
from articles.public import sitemaps
from tests.cast import publish_story

SITE = "http://127.0.0.1:8000"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def said(client: Client, path: str, name: str = LOC) -> list[str]:
    root = lxml.etree.fromstring(client.get(path).content)
    return [element.text or "" for element in root.iter(name)]


@pytest.fixture
def archive(world: Section) -> list[Edition]:
    months = [
        datetime(2010, 11, 4, tzinfo=UTC),
        datetime(2010, 11, 30, tzinfo=UTC),
        datetime(2012, 1, 1, tzinfo=UTC),
    ]
    return [
        publish_story(f"Story {number}", section=world, published=month)
        for number, month in enumerate(months)
    ]


class Sitemap:
    def test_leads_to_one_map_a_month_with_stories(self, client: Client, archive: list[Edition]) -> None:
        assert said(client, "/sitemap.xml") == [
            f"{SITE}/sitemap-sections.xml",
            f"{SITE}/sitemap-2012-01.xml",
            f"{SITE}/sitemap-2010-11.xml",
        ]

    def test_reaches_every_live_story(self, client: Client, archive: list[Edition]) -> None:
        maps = [path.removeprefix(SITE) for path in said(client, "/sitemap.xml")]
        reached = {path for one in maps for path in said(client, one)}
        assert {f"{SITE}{edition.address.path}" for edition in archive} <= reached
        assert {f"{SITE}/", f"{SITE}/news/", f"{SITE}/news/world/"} <= reached

    def test_dates_each_story_by_its_last_change(self, client: Client, archive: list[Edition]) -> None:
        assert said(client, "/sitemap-2012-01.xml", LASTMOD) == ["2012-01-01T00:00:00+00:00"]

    def test_holds_no_more_than_a_file_may(
        self, client: Client, archive: list[Edition], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 1)
        assert said(client, "/sitemap-2010-11.xml") == [f"{SITE}{archive[1].address.path}"]

    def test_lists_only_sections_when_nothing_is_published(self, client: Client, world: Section) -> None:
        assert said(client, "/sitemap.xml") == [f"{SITE}/sitemap-sections.xml"]
        assert said(client, "/sitemap-sections.xml") == [f"{SITE}/"]

    @pytest.mark.parametrize("month", ["2010-10", "2010-13", "0000-01", "9999-12"])
    def test_is_404_for_a_month_without_stories(
        self, client: Client, archive: list[Edition], month: str
    ) -> None:
        assert client.get(f"/sitemap-{month}.xml").status_code == 404


class NewsSitemap:
    def test_holds_the_last_two_days(self, client: Client, world: Section) -> None:
        now = timezone.now()
        for days in (0, 1, 3):
            publish_story(f"{days} days old", section=world, published=now - timedelta(days=days))
        assert said(client, "/news-sitemap.xml", f"{NEWS}title") == ["0 days old", "1 days old"]

    def test_says_what_when_and_in_which_language(self, client: Client, world: Section) -> None:
        edition = publish_story("Fish & chips <up>", section=world, language="sl")
        (moment,) = said(client, "/news-sitemap.xml", f"{NEWS}publication_date")
        assert datetime.fromisoformat(moment) == edition.published.replace(microsecond=0)
        assert said(client, "/news-sitemap.xml", f"{NEWS}language") == ["sl"]
        assert said(client, "/news-sitemap.xml", f"{NEWS}title") == ["Fish & chips <up>"]


class Robots:
    def test_keeps_robots_from_the_desk_and_shows_the_maps(self, client: Client, db: None) -> None:
        lines = client.get("/robots.txt").content.decode().splitlines()
        assert "Disallow: /admin/" in lines
        assert f"Sitemap: {SITE}/sitemap.xml" in lines
        assert f"Sitemap: {SITE}/news-sitemap.xml" in lines
