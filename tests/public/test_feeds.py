"""Lists as RSS, Atom and JSON Feed."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import lxml.etree
import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Section
from articles.publishing import moves, takedowns
from tests.cast import publish_story, rewrite
from tests.public.stories import find, page, rich_story

SITE = "http://127.0.0.1:8000"
ATOM = "{http://www.w3.org/2005/Atom}"
LISTINGS = ["/", "/news/", "/news/world/", "/people/aro-temel/", "/places/constanta/", "/topics/grain/"]
KINDS = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


@pytest.fixture
def rich(db: None) -> Edition:
    return rich_story()


def xml(client: Client, path: str) -> Any:
    return lxml.etree.fromstring(client.get(path).content)


def only(client: Client, form: str) -> Any:
    """Return the first item of the home feed."""
    if form == "json":
        return json.loads(client.get("/feed.json").content)["items"][0]
    return xml(client, f"/feed.{form}").find(".//item" if form == "rss" else f"{ATOM}entry")


class Feeds:
    @pytest.mark.parametrize("listing", LISTINGS)
    @pytest.mark.parametrize("form", KINDS)
    def test_stand_beneath_every_listing(
        self, client: Client, rich: Edition, listing: str, form: str
    ) -> None:
        response = client.get(f"{listing}feed.{form}")
        assert response.headers["Content-Type"] == f"{KINDS[form]}; charset=utf-8"
        assert f"{SITE}{rich.address.path}".encode() in response.content

    @pytest.mark.parametrize("listing", LISTINGS)
    def test_are_announced_by_their_listing(self, client: Client, rich: Edition, listing: str) -> None:
        announced = find(page(client, listing), 'link[rel="alternate"]')
        assert {link.get("type"): link.get("href") for link in announced} == {
            kind: f"{listing}feed.{form}" for form, kind in KINDS.items()
        }

    def test_know_no_other_form(self, client: Client, rich: Edition) -> None:
        assert client.get("/feed.xls").status_code == 404

    def test_of_nobody_are_not_there(self, client: Client, world: Section) -> None:
        for path in ("/people/nobody/feed.rss", "/places/nowhere/feed.atom", "/topics/none/feed.json"):
            assert client.get(path).status_code == 404

    @pytest.mark.parametrize("form", KINDS)
    def test_are_well_formed_without_stories(self, client: Client, db: None, form: str) -> None:
        assert client.get(f"/feed.{form}").status_code == 200

    def test_forget_a_withdrawn_story(self, client: Client, rich: Edition) -> None:
        takedowns.withdraw(rich.article, notice="", by=None, via="test", at=timezone.now())
        for form in KINDS:
            assert rich.headline.encode() not in client.get(f"/feed.{form}").content

    def test_survive_signs_xml_cannot_write(self, client: Client, world: Section) -> None:
        publish_story("Bell \x07 and \ufffe < & >", section=world)
        for form in ("rss", "atom"):
            assert "Bell  and  < & >" in xml(client, f"/feed.{form}").xpath("string()")


class Item:
    def test_has_one_name_for_ever_in_every_form(self, client: Client, world: Section) -> None:
        published = datetime(2010, 11, 4, 9, 29, tzinfo=UTC)
        edition = publish_story("Old news", section=world, published=published)
        name = f"tag:127.0.0.1,2010-11-04:article-{edition.article_id}"
        rewrite(edition.article, slug="moved")
        moves.update(edition.article, by=None, via="test", at=timezone.now())
        assert only(client, "rss").findtext("guid") == name
        assert only(client, "rss").find("guid").get("isPermaLink") == "false"
        assert only(client, "atom").findtext(f"{ATOM}id") == name
        assert only(client, "json")["id"] == name

    def test_says_when_to_the_second_in_every_form(self, client: Client, world: Section) -> None:
        published = datetime(2010, 11, 4, 9, 29, 58, 123456, tzinfo=UTC)
        publish_story(section=world, published=published)
        said = [
            parsedate_to_datetime(only(client, "rss").findtext("pubDate")),
            datetime.fromisoformat(only(client, "atom").findtext(f"{ATOM}published")),
            datetime.fromisoformat(only(client, "json")["date_published"]),
        ]
        assert said == [published.replace(microsecond=0)] * 3

    def test_says_when_it_was_updated(self, client: Client, live: Edition) -> None:
        rewrite(live.article, headline="Ferry leaves late")
        edition = moves.update(live.article, by=None, via="test", at=timezone.now())
        assert edition.updated
        updated = edition.updated.replace(microsecond=0)
        assert datetime.fromisoformat(only(client, "atom").findtext(f"{ATOM}updated")) == updated
        assert datetime.fromisoformat(only(client, "json")["date_modified"]) == updated

    def test_names_authors_topics_and_picture(self, client: Client, rich: Edition) -> None:
        item = only(client, "json")
        assert item["authors"] == [{"name": "Ines Okafor"}, {"name": "Tomas Lind"}]
        assert item["tags"] == ["World", "Black Sea", "Grain"]
        assert item["image"].startswith(f"{SITE}/media/")
        creator = only(client, "rss").findtext("{http://purl.org/dc/elements/1.1/}creator")
        assert creator == "Ines Okafor, Tomas Lind"

    def test_summarises_with_the_standfirst_else_the_first_words(self, client: Client, rich: Edition) -> None:
        assert only(client, "json")["content_text"] == "A corridor opens."
        publish_story("Wordy", body_html=f"<p>{'word ' * 50}</p>")
        assert only(client, "json")["content_text"].endswith("word…")
