"""Lists by cursor: every story once, in order, at the same cost on every page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition, Section
from articles.public.listing import Listing, cursor, or_404, page_of
from tests.cast import publish_story
from tests.public.stories import begin, byline, find, mention, page, person, publish, texts

NOW = timezone.now()


def walk(section: Section, size: int) -> list[list[str]]:
    """Turn every page of the section's list."""
    pages, before = [], ""
    while True:
        listing = page_of(Edition.objects.live(timezone.now()).in_section(section), before=before, size=size)
        pages.append([edition.headline for edition in listing.editions])
        before = listing.older
        if not before:
            return pages


@pytest.fixture
def seven(world: Section) -> Section:
    """Seven stories, the last three of them dated to the same moment."""
    for number in range(7):
        published = NOW - timedelta(days=min(number, 4))
        publish_story(f"Story {number}", section=world, published=published)
    return world


class PageOf:
    def test_turns_through_every_story_once(self, seven: Section) -> None:
        pages = walk(seven, 3)
        assert [len(found) for found in pages] == [3, 3, 1]
        assert sorted(headline for found in pages for headline in found) == [f"Story {n}" for n in range(7)]
        assert pages[0] == ["Story 0", "Story 1", "Story 2"]

    def test_puts_what_came_last_first_among_stories_of_one_moment(self, seven: Section) -> None:
        assert walk(seven, 3)[1] == ["Story 3", "Story 6", "Story 5"]

    @pytest.mark.parametrize("size", [1, 2, 6, 7, 8])
    def test_has_no_empty_last_page(self, seven: Section, size: int) -> None:
        assert all(walk(seven, size))

    def test_merges_lists_without_repeating(self, db: None) -> None:
        ada = person("Ada Bell")
        for number in range(5):
            article = begin(f"Story {number}")
            byline(article, *[ada] * (number % 2 == 0))
            mention(article, *[ada] * (number != 2))
            publish(article, at=NOW - timedelta(hours=number))
        live = Edition.objects.live(timezone.now())
        first = page_of(live.mentioning(ada), live.by(ada), size=3)
        second = page_of(live.mentioning(ada), live.by(ada), size=3, before=first.older)
        found = [edition.headline for edition in first.editions + second.editions]
        assert found == [f"Story {number}" for number in range(5)]
        assert second.older == ""

    def test_asks_one_question_without_counting_or_skipping(self, seven: Section) -> None:
        first = page_of(Edition.objects.live(timezone.now()).in_section(seven), size=3)
        with CaptureQueriesContext(connection) as queries:
            page_of(Edition.objects.live(timezone.now()).in_section(seven), before=first.older, size=3)
        (query,) = queries.captured_queries
        assert "COUNT(" not in query["sql"]
        assert "OFFSET" not in query["sql"]

    @pytest.mark.parametrize(
        "before",
        [
            "2",
            "x",
            "-1",
            "20261301T000000000000-1",
            "20260101T000000000000-",
            "20260101T000000000000-" + "9" * 19,
        ],
    )
    def test_knows_no_other_cursor(self, world: Section, before: str) -> None:
        with pytest.raises(Http404):
            page_of(Edition.objects.live(NOW), before=before)


class Cursor:
    def test_is_the_same_in_every_zone(self) -> None:
        edition = Edition(pk=12, published=NOW)
        elsewhere = Edition(pk=12, published=timezone.localtime(NOW, timezone.get_fixed_timezone(330)))
        assert cursor(edition) == cursor(elsewhere)


class Or404:
    def test_lets_a_filled_list_pass(self) -> None:
        listing = Listing([Edition()])
        assert or_404(listing) is listing

    def test_refuses_an_empty_one(self) -> None:
        with pytest.raises(Http404):
            or_404(Listing([]))


class Pager:
    def test_leads_on_until_the_last_page(self, client: Client, world: Section) -> None:
        for number in range(32):
            publish_story(f"Story {number}", section=world, published=NOW - timedelta(hours=number))
        root = page(client, "/news/")
        (older,) = find(root, 'a[rel="next"]')
        second = page(client, f"/news/{older.get('href').removeprefix('/news/')}")
        assert texts(second, "main h2") == ["Story 30", "Story 31"]
        assert not find(second, 'a[rel="next"]')

    def test_keeps_later_pages_out_of_search_engines(self, client: Client, world: Section) -> None:
        for number in range(31):
            publish_story(f"Story {number}", section=world)
        first = page(client, "/news/")
        assert not find(first, 'meta[name="robots"]')
        (older,) = find(first, 'a[rel="next"]')
        second = page(client, older.get("href"))
        assert [robots.get("content") for robots in find(second, 'meta[name="robots"]')] == [
            "noindex, follow"
        ]
