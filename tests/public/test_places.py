"""A place's page: a map, and what was filed from there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition
from articles.publishing import takedowns
from articles.publishing.known import save_place
from tests.public.stories import begin, dateline, find, page, place_called, publish, text, texts


@pytest.fixture
def filed(db: None) -> Edition:
    article = begin("The chain is lowered")
    dateline(article, place_called(region="Dobruja"))
    return publish(article)


class PlacesPage:
    def test_says_where_it_is(self, client: Client, filed: Edition) -> None:
        root = page(client, "/places/constanta/")
        assert text(root, "h1") == "Constanta"
        assert text(root, "p.about") == "Dobruja, Romania"
        assert find(root, "svg.map-pins")[0].get("aria-label") == "Map of the world with Constanta"

    def test_lists_what_was_filed_from_there(self, client: Client, filed: Edition) -> None:
        publish(begin("From elsewhere"))
        assert texts(page(client, "/places/constanta/"), "ol.rows h2") == ["The chain is lowered"]

    def test_has_no_map_of_a_place_nobody_can_pin(self, client: Client, db: None) -> None:
        article = begin()
        dateline(article, place_called("At sea", latitude=None, longitude=None, country="", country_code=""))
        publish(article)
        assert not find(page(client, "/places/at-sea/"), "figure.map")

    def test_is_not_there_without_a_live_story(self, client: Client, filed: Edition) -> None:
        place_called("Sulina")
        takedowns.withdraw(filed.article, notice="", by=None, via="test", at=timezone.now())
        for slug in ("constanta", "sulina", "nowhere"):
            assert client.get(f"/places/{slug}/").status_code == 404

    @pytest.mark.parametrize("rest", ["", "feed.atom"])
    def test_moves_with_its_name(self, client: Client, filed: Edition, rest: str) -> None:
        place = place_called()
        place.slug = "tomis"
        save_place(place, by=None, via="test", at=timezone.now())
        response = client.get(f"/places/constanta/{rest}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/places/tomis/{rest}")

    def test_is_not_there_before_the_story_is(self, client: Client, db: None) -> None:
        article = begin()
        dateline(article, place_called())
        publish(article, at=timezone.now() + timedelta(minutes=1))
        assert client.get("/places/constanta/").status_code == 404

    def test_costs_three_questions(
        self, client: Client, filed: Edition, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(3):
            page(client, "/places/constanta/")
