"""The home page: complete with everything, decent with nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Section
from articles.public.home import BREAKING_LASTS, FRESH, Top, city_of_the_paper, is_breaking, rank
from articles.publishing import takedowns
from tests.cast import publish_story
from tests.public.stories import (
    begin,
    byline,
    find,
    image,
    links,
    page,
    person,
    picture,
    publish,
    rich_story,
    section_named,
    text,
    texts,
)

NOW = timezone.now()


def edition(headline: str = "", hours: float = 0, **fields: Any) -> Edition:
    """Make an edition that no table holds; its key is its place in the order made."""
    fields = {"kind": "story", "urgency": 5, "page": {"pictures": []}} | fields
    return Edition(headline=headline, published=NOW - timedelta(hours=hours), **fields)


def lead_of(top: Top) -> str:
    assert top.lead
    return top.lead.headline


def headlines(found: list[Edition]) -> list[str]:
    return [one.headline for one in found]


class Rank:
    def test_has_nothing_to_show_without_stories(self) -> None:
        top = rank([])
        assert (top.lead, top.seconds, top.ranked) == (None, [], [])

    def test_leads_with_the_most_urgent(self) -> None:
        top = rank([edition("new"), edition("urgent", 3, urgency=2), edition("old", 5)])
        assert lead_of(top) == "urgent"
        assert headlines(top.seconds) == ["new", "old"]

    def test_prefers_the_newest_of_equals(self) -> None:
        newest_first = [edition(str(hours), hours) for hours in range(12)]
        top = rank(newest_first)
        shown = [top.lead, *top.seconds, *top.ranked]
        assert shown == newest_first[:9]

    def test_puts_what_is_stale_behind_what_is_fresh(self) -> None:
        stale = edition("stale", FRESH.total_seconds() / 3600 + 1, urgency=1)
        top = rank([edition("fresh"), stale])
        assert lead_of(top) == "fresh"

    def test_counts_age_from_the_newest_story_so_that_an_archive_has_a_front_too(self) -> None:
        years = 24 * 365 * 16
        top = rank([edition("newer", years), edition("urgent", years + 2, urgency=1)])
        assert lead_of(top) == "urgent"

    def test_leaves_opinion_and_picture_stories_to_their_own_places(self) -> None:
        top = rank([edition("opinion", kind="opinion", urgency=1), edition("news", 1)])
        assert lead_of(top) == "news"
        assert top.seconds == []

    def test_takes_them_when_there_is_nothing_else(self) -> None:
        top = rank([edition("opinion", kind="opinion")])
        assert lead_of(top) == "opinion"


class IsBreaking:
    @pytest.mark.parametrize(
        ("urgency", "age", "breaking"),
        [
            (1, timedelta(), True),
            (2, timedelta(), False),
            (1, BREAKING_LASTS - timedelta(seconds=1), True),
            (1, BREAKING_LASTS, False),
        ],
    )
    def test_asks_for_the_first_urgency_and_the_last_hours(
        self, urgency: int, age: timedelta, breaking: bool
    ) -> None:
        assert is_breaking(edition(hours=age.total_seconds() / 3600, urgency=urgency), NOW) is breaking


class CityOfThePaper:
    @pytest.mark.parametrize(
        ("zone", "city"),
        [
            ("Europe/Ljubljana", "Ljubljana"),
            ("America/New_York", "New York"),
            ("America/Argentina/Buenos_Aires", "Buenos Aires"),
            ("UTC", ""),
            ("Etc/UTC", ""),
        ],
    )
    def test_is_the_one_whose_clock_it_keeps(self, settings: Any, zone: str, city: str) -> None:
        settings.TIME_ZONE = zone
        assert city_of_the_paper() == city


class Home:
    def test_says_so_when_nothing_is_published(self, client: Client, db: None) -> None:
        root = page(client, "/")
        assert "Nothing is published yet." in text(root, "main")
        assert not find(root, "nav.sections")

    @pytest.mark.parametrize("stories", [1, 2, 3, 5, 9])
    def test_is_whole_with_few_stories_and_no_pictures(
        self, client: Client, world: Section, stories: int
    ) -> None:
        for number in range(stories):
            publish_story(f"Story {number}", section=world)
        root = page(client, "/")
        shown = texts(root, "div.top h2")
        assert len(shown) == len(set(shown)) == stories
        assert len(texts(root, "section.latest li")) == stories
        assert not find(root, "main img")

    def test_carries_name_day_and_place(self, client: Client, db: None, settings: Any) -> None:
        settings.SITE_NAME, settings.TIME_ZONE = "The Meridian", "Europe/Ljubljana"
        root = page(client, "/")
        assert text(root, "h1") == text(root, "title") == "The Meridian"
        assert "Ljubljana" in text(root, "div.folio")
        assert str(timezone.localdate().year) in text(root, "div.folio time")

    def test_lists_the_outermost_sections_that_have_a_story(self, client: Client, world: Section) -> None:
        section_named("Weather")
        publish_story(section=world)
        assert links(page(client, "/"), "nav.sections") == {"News": "/news/"}

    def test_shows_a_strip_for_every_section_without_repeating_the_top(
        self, client: Client, world: Section
    ) -> None:
        for number in range(16):
            publish_story(f"World {number}", section=world)
        publish_story("Goal", section=section_named("Sport", "Football"))
        root = page(client, "/")
        assert set(texts(root, "section.strip div.strip-name h2")) <= {"News", "Sport"}
        top = set(texts(root, "div.top h2"))
        below = texts(root, "section.strip h3")
        assert len(below) == len(set(below))
        assert not top & set(below)

    def test_leads_from_a_strip_to_its_parts(self, client: Client, live: Edition) -> None:
        section_named("News", "Nation")
        for number in range(9):
            publish_story(f"Urgent {number}", section=section_named("Sport"), urgency=1)
        assert links(page(client, "/"), "section.strip div.strip-name ul") == {"World": "/news/world/"}

    def test_opens_a_strip_with_a_picture_where_there_is_one(self, client: Client, world: Section) -> None:
        for number in range(9):
            publish_story(f"Urgent {number}", section=world, urgency=2)
        sport = section_named("Sport")
        article = begin("With a picture", section=sport)
        picture(article, image())
        publish(article)
        publish_story("Without one", section=sport)
        assert text(page(client, "/"), "article.strip-lead h3") == "With a picture"

    def test_gives_opinion_its_band_with_names_and_faces(self, client: Client, live: Edition) -> None:
        article = begin("A chain is a sentence", kind="opinion", section=section_named("Opinion"))
        byline(article, person("Marta Zupan", portrait=image(alt="Her face")))
        publish(article)
        root = page(client, "/")
        assert text(root, "article.voice h3") == "A chain is a sentence"
        assert text(root, "p.voice-name") == "Marta Zupan"
        assert [face.get("alt") for face in find(root, "article.voice img")] == ["Her face"]

    def test_sets_the_newest_picture_story_across_the_page(self, client: Client, live: Edition) -> None:
        for number in range(2):
            article = begin(f"Forty households {number}", kind="picture_story")
            picture(article, image())
            publish(article)
        assert text(page(client, "/"), "section.wide h2") == "Forty households 1"

    def test_breaks_urgent_news_in_one_line(self, client: Client, live: Edition) -> None:
        assert not find(page(client, "/"), "div.breaking")
        publish_story("Wave expected", urgency=1)
        assert text(page(client, "/"), "div.breaking p") == "Breaking Wave expected"

    def test_puts_todays_datelines_on_a_map(self, client: Client, db: None) -> None:
        rich_story()
        (pins,) = find(page(client, "/"), "svg.map-pins")
        assert pins.get("aria-label") == "Map of the world with Constanta"
        assert len(find(pins, "circle")) == 1

    def test_forgets_a_withdrawn_story_everywhere(self, client: Client, live: Edition) -> None:
        assert live.headline.encode() in client.get("/").content
        takedowns.withdraw(live.article, notice="", by=None, via="test", at=timezone.now())
        assert live.headline.encode() not in client.get("/").content

    def test_shows_a_story_of_tomorrow_nowhere(self, client: Client, world: Section) -> None:
        publish_story("Tomorrow's news", section=world, at=timezone.now() + timedelta(hours=1))
        assert b"Tomorrow" not in client.get("/").content

    def test_marks_words_in_another_language(self, client: Client, world: Section) -> None:
        publish_story("البحر", section=world, language="ar")
        (headline,) = find(page(client, "/"), "div.top h2")
        assert (headline.get("lang"), headline.get("dir")) == ("ar", "rtl")

    def test_costs_five_questions(
        self, client: Client, live: Edition, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(5):
            page(client, "/")
