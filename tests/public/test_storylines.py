"""A storyline's page and feeds."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles.models import Storyline
from articles.publishing import takedowns
from articles.publishing.storylines import save_storyline
from tests.cast import told_as, write_story
from tests.public.stories import begin, page, publish, text, texts
from tests.publishing.verbs import put_off

HOUR = timedelta(hours=1)


@pytest.fixture
def chain(db: None) -> Storyline:
    now = timezone.now()
    told = [publish(begin(f"Part {number}"), at=now - HOUR * number) for number in range(3)]
    return told_as("The chain", *(edition.article for edition in told))


class TheStorylinePage:
    def test_tells_its_stories_in_the_editors_order(self, client: Client, chain: Storyline) -> None:
        root = page(client, "/storylines/the-chain/")
        assert text(root, "h1") == "The chain"
        assert texts(root, "ol.rows h2") == ["Part 0", "Part 1", "Part 2"]

    def test_leaves_out_what_readers_do_not_have(self, client: Client, chain: Storyline) -> None:
        gone = chain.stories.get(headline="Part 1")
        takedowns.withdraw(gone, notice="", by=None, via="test", at=timezone.now())
        coming = write_story("Part 3")
        put_off(coming, timezone.now() + HOUR, at=timezone.now())
        kept = [*chain.stories.values_list("pk", flat=True), coming.pk, begin("A draft").pk]
        save_storyline(chain, kept, by=None, via="test", at=timezone.now())
        root = page(client, "/storylines/the-chain/")
        assert sorted(texts(root, "ol.rows h2")) == ["Part 0", "Part 2"]

    def test_is_no_page_while_none_of_its_stories_is_live(self, client: Client, db: None) -> None:
        told_as("Not yet", begin("A draft"))
        assert client.get("/storylines/not-yet/").status_code == 404
        assert client.get("/storylines/not-yet/feed.rss").status_code == 404

    def test_leads_on_from_its_former_address(self, client: Client, chain: Storyline) -> None:
        chain.slug = "the-lowered-chain"
        save_storyline(
            chain, list(chain.stories.values_list("pk", flat=True)), by=None, via="test", at=timezone.now()
        )
        for former in ("/storylines/the-chain/", "/storylines/the-chain/feed.atom"):
            response = client.get(former)
            assert response.status_code == 301
            assert client.get(response.headers["Location"]).status_code == 200

    def test_names_its_feeds(self, client: Client, chain: Storyline) -> None:
        assert b'href="/storylines/the-chain/feed.json"' in client.get("/storylines/the-chain/").content


class WhoeverHasThePage:
    @pytest.mark.parametrize("address", ["", "feed.rss", "feed.atom", "feed.json"])
    def test_is_told_when_a_story_in_it_begins(self, client: Client, chain: Storyline, address: str) -> None:
        with time_machine.travel(timezone.now(), tick=False):
            coming = write_story("Part 3")
            put_off(coming, timezone.now() + HOUR, at=timezone.now())
            told_as("The rest", *chain.stories.all(), coming)
            had = client.get(f"/storylines/the-rest/{address}").headers["ETag"]
        with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
            answer = client.get(f"/storylines/the-rest/{address}", headers={"if-none-match": had})
        assert answer.status_code == 200
        assert b"Part 3" in answer.content


class TheStorylineFeed:
    @pytest.mark.parametrize("form", ["rss", "atom", "json"])
    def test_has_its_stories(self, client: Client, chain: Storyline, form: str) -> None:
        answer = client.get(f"/storylines/the-chain/feed.{form}").content
        assert all(f"Part {number}".encode() in answer for number in range(3))

    def test_begins_with_the_newest(self, client: Client, chain: Storyline) -> None:
        feed = json.loads(client.get("/storylines/the-chain/feed.json").content)
        assert [item["title"] for item in feed["items"]] == ["Part 0", "Part 1", "Part 2"]
