"""A line of the export: the keys of the contract, and what is under them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from taggit.models import Tag

from articles.models import Article, Dateline, DatelinePlace, Section
from articles.publishing import moves, takedowns
from articles.publishing.known import save_tag
from tests.admin.pictures import picture_of
from tests.cast import person_named, place_named, publish_story, relate, rewrite, write_story
from tests.exchange.pages import exported, html_page, only_article, take_in

KEYS = [
    "uri", "version", "type", "headline", "subheadline", "slugline", "byline", "authors", "dateline",
    "located", "section", "published", "updated", "embargoed", "expires", "pubstatus", "public", "urgency",
    "language", "people", "organisations", "places", "subjects", "keywords", "body_html", "pictures",
    "related", "copyrightnotice", "ednote", "source", "url", "versions_kept",
]  # fmt: skip


def article_dateline(article: Article) -> Dateline:
    """Give an article a dateline from Paris, as the desk would."""
    dateline = Dateline.objects.create(article=article)
    DatelinePlace.objects.create(dateline=dateline, place=place_named("Paris"))
    return dateline


class OwnStory:
    @pytest.fixture
    def line(self, world: Section) -> dict[str, Any]:
        save_tag(Tag(name="Tides"), by=None, via="test", at=timezone.now())
        article = write_story(
            "Ferry leaves on time",
            section=world,
            standfirst="For once",
            slugline="ferry",
            editor_note="Call the captain",
            copyright_notice="© Newsroom",
            source="Newsroom",
            published=datetime(2016, 4, 21, 8, 15, tzinfo=UTC),
        )
        article.bylines.create(person=person_named("Ines Okafor"))
        article.bylines.create(text="Ada Bell", role="photographer", position=1)
        article.mentions.create(person=person_named("Anton Zupanc"))
        article.tags.add("Tides")
        article.related_links.create(title="A story to come", pending=True)
        rewrite(article)
        moves.publish(article, by=None, via="test", at=timezone.now())
        [line] = exported()
        return line

    def test_has_exactly_the_keys_of_the_contract(self, line: dict[str, Any]) -> None:
        assert list(line) == KEYS

    def test_tells_everything_under_them(self, line: dict[str, Any]) -> None:
        article = only_article()
        made = f"{article.created_at:%Y-%m-%d}"
        assert line == {
            "uri": f"tag:127.0.0.1,{made}:article-{article.pk}",
            "version": "1",
            "type": "text",
            "headline": "Ferry leaves on time",
            "subheadline": "For once",
            "slugline": "ferry",
            "byline": "By Ines Okafor. Photographs by Ada Bell",
            "authors": ["Ines Okafor"],
            "dateline": "",
            "located": [],
            "section": ["News", "World"],
            "published": "2016-04-21T08:15:00+00:00",
            "updated": None,
            "embargoed": None,
            "expires": None,
            "pubstatus": "usable",
            "public": True,
            "urgency": 5,
            "language": "en",
            "people": ["Anton Zupanc"],
            "organisations": [],
            "places": [],
            "subjects": [],
            "keywords": ["Tides"],
            "body_html": article.body_html,
            "pictures": [],
            "related": [{"title": "A story to come", "href": "", "uri": ""}],
            "copyrightnotice": "© Newsroom",
            "ednote": "Call the captain",
            "source": "Newsroom",
            "url": "http://127.0.0.1:8000/news/world/2016/04/21/ferry-leaves-on-time/",
            "versions_kept": 2,
        }

    def test_writes_moments_in_the_sites_zone(self, world: Section, settings: object) -> None:
        settings.TIME_ZONE = "Europe/Berlin"  # type: ignore[attr-defined]
        publish_story(section=world, published=datetime(2016, 4, 21, 8, 15, tzinfo=UTC))
        assert exported()[0]["published"] == "2016-04-21T10:15:00+02:00"

    def test_is_withheld_as_a_draft_and_canceled_when_withdrawn(self, world: Section) -> None:
        write_story("Draft", section=world)
        gone = publish_story("Gone", section=world).article
        takedowns.withdraw(gone, notice="", by=None, via="test", at=timezone.now())
        told = [(line["pubstatus"], line["public"], line["url"]) for line in exported(all=True)]
        assert told == [("withheld", False, ""), ("canceled", False, "")]

    def test_has_its_pictures_and_dateline_as_a_draft_too(self, world: Section) -> None:
        article = write_story(section=world, kind="picture_story")
        article.pictures.create(image=picture_of("The quay", alt="A quay", credit="J. Hribar"))
        dateline = article_dateline(article)
        rewrite(article)
        [line] = exported(all=True)
        assert line["type"] == "composite"
        [picture] = line["pictures"]
        assert picture["href"].startswith("http://127.0.0.1:8000/media/")
        assert {**picture, "href": ""} == {
            "href": "",
            "caption": "The quay",
            "credit": "J. Hribar",
            "alt": "A quay",
            "stored": True,
        }
        assert (line["dateline"], line["located"][0]["name"]) == ("PARIS", "Paris")
        assert dateline.places.get().name == "Paris"

    def test_without_a_section_goes_out_too(self, db: None) -> None:
        write_story("Nowhere", section=None)
        assert exported(all=True)[0]["section"] == []


class ImportedStory:
    @pytest.fixture
    def line(self, db: None, tmp_path: Path) -> dict[str, Any]:
        data = (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Tide","about":['
            '{"@type":"Person","name":"Anton Zupanc"},{"@type":"Organization","name":"Harbour Board"}]}'
            '</script><meta name="keywords" content="tides">'
        )
        figure = '<figure><img src="gauge.jpg" alt="A gauge"><figcaption>The gauge.</figcaption></figure>'
        page = html_page(
            head=data,
            above=f'<p class="byline">By Ines Okafor and Tomas Lind</p>{figure}',
            related=(("https://samplewire.example/2", "A story to come"),),
        )
        (tmp_path / "page.html").write_text(page.replace("<p>The harbour", "<p>MOSCOW - The harbour"))
        take_in(tmp_path / "page.html", publish=True, create_sections=True)
        [line] = exported()
        return line

    def test_keeps_what_its_source_gave(self, line: dict[str, Any]) -> None:
        assert list(line) == KEYS
        assert line["uri"] == "https://samplewire.example/2010/11/tide-gauge"
        assert line["published"] == "2010-11-04T09:29:00+03:00"
        assert (line["byline"], line["authors"]) == (
            "Ines Okafor and Tomas Lind",
            ["Ines Okafor", "Tomas Lind"],
        )
        assert (line["people"], line["organisations"]) == (["Anton Zupanc"], ["Harbour Board"])
        assert line["keywords"] == ["tides"]
        assert line["pictures"] == [
            {"href": "gauge.jpg", "caption": "The gauge.", "credit": "", "alt": "A gauge", "stored": False}
        ]
        assert line["related"] == [
            {"title": "A story to come", "href": "https://samplewire.example/2", "uri": ""}
        ]

    def test_has_its_dateline_apart_with_the_place_it_means(self, line: dict[str, Any]) -> None:
        assert line["dateline"] == "MOSCOW"
        assert line["body_html"].startswith("<p>The harbour board")
        [located] = line["located"]
        assert list(located) == [
            "name",
            "place",
            "region",
            "country",
            "country_code",
            "latitude",
            "longitude",
        ]
        assert (located["name"], located["place"], located["country_code"]) == ("Moscow", "Moscow", "RU")
        assert round(located["latitude"]) == 56

    def test_names_its_byline_as_the_desk_changed_it(self, line: dict[str, Any]) -> None:
        article = only_article()
        article.bylines.all().delete()
        article.bylines.create(text="Ada Bell")
        rewrite(article)
        moves.update(article, by=None, via="test", at=timezone.now())
        [changed] = exported()
        assert (changed["byline"], changed["authors"]) == ("By Ada Bell", ["Ada Bell"])


class RelatedStory:
    def test_is_named_with_its_address_once_readers_can_open_it(self, world: Section) -> None:
        edition = publish_story("Ferry leaves on time", section=world)
        hidden = write_story("Hidden draft", section=world)
        shown = publish_story("Tram stops", section=world)
        relate(edition.article, hidden)
        relate(edition.article, shown.article, position=1)
        moves.update(edition.article, by=None, via="test", at=timezone.now())
        public = exported()[0]["related"]
        assert [link["title"] for link in public] == ["Tram stops"]
        assert public[0]["href"] == f"http://127.0.0.1:8000{shown.address.path}"
        assert public[0]["uri"].endswith(f":article-{shown.article_id}")
        everything = exported(all=True)[0]["related"]
        assert (everything[0]["title"], everything[0]["href"]) == ("Hidden draft", "")
