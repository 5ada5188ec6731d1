"""What a page says to search engines is what it shows to readers."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Section
from articles.publishing import moves
from tests.cast import publish_story, rewrite
from tests.public.stories import (
    Page,
    begin,
    byline,
    find,
    page,
    person,
    publish,
    rich_story,
    structured,
    text,
    texts,
)

SITE = "http://127.0.0.1:8000"


@pytest.fixture
def corrected(db: None) -> Edition:
    article = rich_story().article
    rewrite(article, headline="The chain is lowered at last")
    return moves.correct(article, note="It was iron.", by=None, via="test", at=timezone.now())


@pytest.fixture
def root(client: Client, corrected: Edition) -> Page:
    return page(client, corrected.address.path)


@pytest.fixture
def story(root: Page) -> dict[str, Any]:
    return structured(root)[0]


class NewsArticle:
    def test_has_at_least_two_dozen_properties(self, story: dict[str, Any]) -> None:
        assert story["@context"] == "https://schema.org"
        assert story["@type"] == "NewsArticle"
        assert len(story) - 2 >= 24

    def test_says_what_the_page_shows(self, story: dict[str, Any], root: Page) -> None:
        assert story["headline"] == text(root, "h1")
        assert story["alternativeHeadline"] == text(root, "p.kicker")
        assert story["description"] == text(root, "article.story p.standfirst")
        assert story["dateline"] == text(root, "span.dateline")
        assert story["articleSection"] == texts(root, "nav.crumbs li")
        assert story["keywords"] == texts(root, "nav.topics li")
        assert [word["text"] for word in story["correction"]] == texts(root, "section.notes p")
        assert story["copyrightNotice"] in text(root, "p.rights")
        assert story["sourceOrganization"]["name"] in text(root, "p.rights")

    def test_gives_the_moments_of_the_page(self, story: dict[str, Any], root: Page) -> None:
        shown = [moment.get("datetime") for moment in find(root, "p.times time")]
        assert [story["datePublished"], story["dateModified"]] == shown
        noted = [moment.get("datetime") for moment in find(root, "section.notes time")]
        assert [note["datePublished"] for note in story["correction"]] == noted
        cards = {meta.get("property"): meta.get("content") for meta in find(root, "meta[property]")}
        assert [cards["article:published_time"], cards["article:modified_time"]] == shown

    def test_names_who_made_it_and_who_is_in_it(self, story: dict[str, Any], root: Page) -> None:
        assert [author["name"] for author in story["author"]] == texts(root, "p.byline a")
        assert [someone["name"] for someone in story["mentions"]] == ["Aro Temel", "Halina Brandt"]
        assert [someone["jobTitle"] for someone in story["mentions"]] == ["harbour master", "minister"]
        assert story["mentions"][0]["url"] == f"{SITE}/people/aro-temel/"

    def test_says_where_it_was_made(self, story: dict[str, Any]) -> None:
        (place,) = story["locationCreated"]
        assert place["name"] == "Constanta"
        assert place["address"]["addressCountry"] == "RO"
        assert place["geo"] == {"@type": "GeoCoordinates", "latitude": 44.2, "longitude": 28.6}

    def test_gives_pictures_with_credit_and_rights(self, story: dict[str, Any]) -> None:
        lead, second = story["image"]
        assert (lead["caption"], lead["creditText"]) == ("The quay at dawn", "A. Bell")
        assert lead["copyrightNotice"] == "© The paper"
        assert lead["width"] / lead["height"] == pytest.approx(1.5, rel=0.01)
        assert lead["contentUrl"] == lead["url"] == f"{SITE}/media/{lead['url'].split('/media/')[1]}"
        assert second["caption"] == "The ministry"

    def test_has_one_address_and_name(self, story: dict[str, Any], corrected: Edition, root: Page) -> None:
        address = f"{SITE}{corrected.address.path}"
        assert story["url"] == story["mainEntityOfPage"]["@id"] == address
        assert [link.get("href") for link in find(root, 'link[rel="canonical"]')] == [address]
        assert story["identifier"].endswith(f":article-{corrected.article_id}")
        assert story["version"] == 2

    def test_counts_the_words_of_the_text(self, story: dict[str, Any], corrected: Edition) -> None:
        assert story["wordCount"] == corrected.word_count

    @pytest.mark.parametrize(
        ("role", "name", "kind"),
        [
            ("photographer", "contributor", "Person"),
            ("translator", "translator", "Person"),
            ("editor", "editor", "Person"),
            ("agency", "author", "Organization"),
        ],
    )
    def test_credits_each_for_what_they_did(
        self, client: Client, db: None, role: str, name: str, kind: str
    ) -> None:
        article = begin()
        byline(article, person("Ada Bell"), role=role)
        story = structured(page(client, publish(article).address.path))[0]
        assert (story[name][0]["@type"], story[name][0]["name"]) == (kind, "Ada Bell")

    def test_leaves_out_what_the_story_lacks(self, client: Client, live: Edition) -> None:
        story = structured(page(client, live.address.path))[0]
        for name in ("image", "dateline", "locationCreated", "author", "mentions", "correction", "genre"):
            assert name not in story

    def test_stays_inside_its_element(self, client: Client, world: Section) -> None:
        edition = publish_story("</script><!-- &amp; <b>", section=world)
        root = page(client, edition.address.path)
        assert structured(root)[0]["headline"] == "</script><!-- &amp; <b>"
        assert text(root, "h1") == "</script><!-- &amp; <b>"


class WayTo:
    def test_leads_from_the_outermost_section(self, root: Page) -> None:
        way = structured(root)[1]
        assert way["@type"] == "BreadcrumbList"
        assert [(step["position"], step["name"], step["item"]) for step in way["itemListElement"]] == [
            (1, "News", f"{SITE}/news/"),
            (2, "World", f"{SITE}/news/world/"),
        ]


class Newspaper:
    def test_is_described_on_its_home_page(self, client: Client, db: None) -> None:
        (site,) = structured(page(client, "/"))
        assert (site["@type"], site["url"]) == ("WebSite", f"{SITE}/")
        assert site["publisher"]["correctionsPolicy"] == f"{SITE}/corrections/"
