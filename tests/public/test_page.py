"""What every page has in its head and around it."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Edition, Section
from tests.cast import publish_story
from tests.public.stories import find, page, rich_story, section_named, text, texts


@pytest.fixture
def rich(db: None) -> Edition:
    return rich_story()


def cards(client: Client, path: str) -> dict[str, str]:
    metas = find(page(client, path), "meta")
    return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}


class Head:
    def test_describes_a_story_for_those_who_pass_it_on(self, client: Client, rich: Edition) -> None:
        card = cards(client, rich.address.path)
        assert card["og:type"] == "article"
        assert card["og:title"] == rich.headline
        assert card["description"] == card["og:description"] == "A corridor opens."
        assert card["og:url"] == f"http://127.0.0.1:8000{rich.address.path}"
        assert card["article:section"] == "World"
        assert card["twitter:card"] == "summary_large_image"
        assert card["og:image"].endswith("/wide-1200.jpg")
        assert (card["og:image:width"], card["og:image:height"]) == ("1200", "800")
        assert card["og:image:alt"] == "Cranes over a quay"

    def test_offers_a_small_card_without_a_picture(self, client: Client, live: Edition) -> None:
        card = cards(client, live.address.path)
        assert card["twitter:card"] == "summary"
        assert "og:image" not in card

    def test_describes_a_story_without_standfirst_by_its_first_words(
        self, client: Client, live: Edition
    ) -> None:
        assert cards(client, live.address.path)["description"].startswith("The ferry left on time")

    def test_describes_every_list(self, client: Client, rich: Edition) -> None:
        rooms = ["/people/aro-temel/", "/places/constanta/", "/topics/grain/"]
        for path in ["/", "/news/", *rooms, "/archive/", "/corrections/"]:
            assert cards(client, path)["description"], path
        assert cards(client, "/")["description"].startswith("The chain is lowered")

    def test_titles_every_page_after_its_own_name(self, client: Client, rich: Edition, settings: Any) -> None:
        settings.SITE_NAME = "The Meridian"
        titles = [
            text(page(client, path), "title")
            for path in ("/", rich.address.path, "/news/", "/people/aro-temel/", "/archive/", "/corrections/")
        ]
        assert titles[:2] == ["The Meridian", "The chain is lowered – The Meridian"]
        assert len(set(titles)) == len(titles)


class Frame:
    def test_lets_a_keyboard_skip_to_the_news(self, client: Client, rich: Edition) -> None:
        root = page(client, rich.address.path)
        first = find(root, "body a")[0]
        assert first.get("href") == "#news"
        assert find(root, "main#news")

    def test_has_one_main_heading_a_page(self, client: Client, rich: Edition) -> None:
        for path in ("/", rich.address.path, "/news/", "/places/constanta/", "/archive/", "/corrections/"):
            assert len(find(page(client, path), "h1")) == 1, path

    def test_marks_the_section_one_is_in(self, client: Client, rich: Edition) -> None:
        publish_story("Goal", section=section_named("Sport"))
        for path in ("/news/", "/news/world/", rich.address.path):
            assert texts(page(client, path), "nav.sections a[aria-current]") == ["News"]
        assert not find(page(client, "/archive/"), "nav.sections a[aria-current]")

    def test_lists_sections_in_the_editors_order(self, client: Client, world: Section) -> None:
        for order, name in ((2, "Sport"), (1, "Culture")):
            section = section_named(name)
            Section.objects.filter(pk=section.pk).update(order=order)
            publish_story(name, section=section)
        publish_story(section=world)
        assert texts(page(client, "/"), "nav.sections li") == ["News", "Culture", "Sport"]

    def test_needs_at_most_eight_requests_for_a_story(self, client: Client, rich: Edition) -> None:
        root = page(client, rich.address.path)
        sheets = find(root, 'link[rel="stylesheet"]') + find(root, 'link[rel="icon"]')
        at_once = [shown for shown in find(root, "img") if shown.get("loading") != "lazy"]
        assert 1 + len(sheets) + len(at_once) <= 8
        assert len(at_once) == 1

    def test_asks_nobody_else_for_anything(self, client: Client, rich: Edition) -> None:
        root = page(client, rich.address.path)
        loaded = [each.get("href") for each in find(root, 'link[rel="stylesheet"]')]
        loaded += [each.get("src") for each in find(root, "img")]
        assert all(address.startswith("/") and not address.startswith("//") for address in loaded)
