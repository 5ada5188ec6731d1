"""A story's own page, and what answers where a story was."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Section
from articles.publishing import moves, takedowns
from tests.cast import publish_story, rewrite, write_story
from tests.public.stories import (
    begin,
    byline,
    dateline,
    find,
    image,
    links,
    page,
    person,
    picture,
    place_called,
    publish,
    relate,
    rich_story,
    section_named,
    text,
    texts,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def rich(db: None) -> Edition:
    return rich_story()


def correct(edition: Edition, note: str, at: datetime | None = None) -> Edition:
    article = edition.article
    rewrite(article, headline=f"{article.headline} now")
    return moves.correct(article, note=note, by=None, via="test", at=at or timezone.now())


class Article:
    def test_shows_everything_that_was_published(self, client: Client, rich: Edition) -> None:
        root = page(client, rich.address.path)
        assert links(root, "nav.crumbs") == {"News": "/news/", "World": "/news/world/"}
        assert text(root, "p.kicker") == "Black Sea"
        assert text(root, "h1") == "The chain is lowered"
        assert text(root, "article.story p.standfirst") == "A corridor opens."
        assert text(root, "p.byline") == "By Ines Okafor and Tomas Lind"
        assert texts(root, "figure figcaption") == [
            "The quay at dawn A. Bell",
            "The ministry A. Bell",
        ]
        assert text(root, "p.rights") == "Source: The Wire. © 2026 The paper"

    def test_says_when_in_the_sites_zone(self, client: Client, world: Section, settings: object) -> None:
        settings.TIME_ZONE = "America/New_York"  # type: ignore[attr-defined]
        edition = publish_story(section=world, published=datetime(2010, 11, 4, 9, 29, tzinfo=UTC))
        (moment,) = find(page(client, edition.address.path), "p.times time")
        assert moment.text == "4 November 2010, 05:29 EDT"
        assert moment.get("datetime") == "2010-11-04T05:29:00-04:00"

    def test_says_when_it_was_updated(self, client: Client, live: Edition) -> None:
        assert "Updated" not in text(page(client, live.address.path), "p.times")
        rewrite(live.article, headline="Ferry leaves late")
        moves.update(live.article, by=None, via="test", at=timezone.now())
        assert "Updated" in text(page(client, live.address.path), "p.times")

    def test_begins_with_its_dateline(self, client: Client, rich: Edition) -> None:
        root = page(client, rich.address.path)
        assert texts(root, "div.body p")[0] == "CONSTANTA - The chain was lowered by Aro Temel at dawn."
        assert text(root, "div.body span.dateline") == "CONSTANTA"

    def test_links_people_where_they_are_first_named(self, client: Client, rich: Edition) -> None:
        root = page(client, rich.address.path)
        first, second, *_ = find(root, "div.body p")
        assert links(root, "div.body")["Aro Temel"] == "/people/aro-temel/"
        assert [len(find(paragraph, "a")) for paragraph in (first, second)] == [1, 0]

    def test_names_who_and_where_in_this_story(self, client: Client, rich: Edition) -> None:
        rail = text(page(client, rich.address.path), "section.rail")
        assert "Aro Temel harbour master" in rail
        assert "Reported from Constanta Romania" in rail

    def test_leads_to_its_topics(self, client: Client, rich: Edition) -> None:
        topics = links(page(client, rich.address.path), "nav.topics")
        assert topics == {"Black Sea": "/topics/black-sea/", "Grain": "/topics/grain/"}

    def test_offers_its_pictures_in_three_formats(self, client: Client, rich: Edition) -> None:
        lead, *_ = find(page(client, rich.address.path), "figure.lead-picture picture")
        token = rich.page["pictures"][0]["token"]
        assert [source.get("type") for source in find(lead, "source")] == [
            "image/avif",
            "image/webp",
        ]
        (shown,) = find(lead, "img")
        assert shown.get("alt") == "Cranes over a quay"
        assert shown.get("fetchpriority") == "high"
        assert f"/media/{token}/whole-" in shown.get("srcset")

    def test_prints_its_address(self, client: Client, rich: Edition) -> None:
        assert f"http://127.0.0.1:8000{rich.address.path}" in text(
            page(client, rich.address.path), "p.printed-at"
        )

    def test_is_in_its_own_language_and_direction(self, client: Client, world: Section) -> None:
        edition = publish_story("البحر", section=world, language="ar", body_html="<p>عادت السفن</p>")
        (story,) = find(page(client, edition.address.path), "article.story")
        assert (story.get("lang"), story.get("dir")) == ("ar", "rtl")
        assert [words.get("lang") for words in find(story, "p.times")] == ["en"]

    def test_gives_an_opinion_its_face(self, client: Client, db: None) -> None:
        article = begin(kind="opinion", section=section_named("Opinion"))
        byline(article, person("Marta Zupan", portrait=image(alt="Marta Zupan")))
        root = page(client, publish(article).address.path)
        assert find(root, "article.opinion")
        assert [face.get("alt") for face in find(root, "div.signature img")] == ["Marta Zupan"]

    def test_shows_that_face_once(self, client: Client, db: None) -> None:
        face = image()
        article = begin(kind="opinion", section=section_named("Opinion"))
        byline(article, person("Marta Zupan", portrait=face))
        picture(article, face)
        assert len(find(page(client, publish(article).address.path), "article.story img")) == 1

    def test_keeps_a_tall_picture_on_one_screen(self, client: Client, db: None) -> None:
        article = begin()
        picture(article, image(height=1800))
        assert find(page(client, publish(article).address.path), "figure.tall")

    def test_gives_a_report_no_face(self, client: Client, db: None) -> None:
        article = begin()
        byline(article, person("Marta Zupan", portrait=image()))
        assert not find(page(client, publish(article).address.path), "div.signature img")

    def test_sets_a_picture_story_across_the_page(self, client: Client, db: None) -> None:
        article = begin(kind="picture_story", body_html="")
        picture(article, image(), image(), image())
        root = page(client, publish(article).address.path)
        assert find(root, "article.picture-story")
        assert len(find(root, "div.body figure")) == 2

    def test_escapes_every_word_it_was_given(self, client: Client, db: None) -> None:
        evil = "</script><script>alert(1)</script>"
        article = begin(evil, kicker=evil, standfirst=evil, source=evil)
        byline(article, person(f"Eve {evil}", role=evil))
        dateline(article, place_called(), printed=evil)
        picture(article, image(caption=evil, credit=evil, alt=evil, rights=evil))
        article.tags.add(evil)
        relate(article, title=evil, pending=True)
        path = publish(article).address.path
        for address in (path, "/", "/news/", "/feed.rss", "/feed.atom"):
            assert b"<script>alert" not in client.get(address).content, address

    def test_costs_seven_questions(
        self, client: Client, rich: Edition, django_assert_num_queries: object
    ) -> None:
        """One of them for the people it names, with what is known of their roles by now."""
        with django_assert_num_queries(7):  # type: ignore[operator]
            page(client, rich.address.path)


class Notes:
    def test_stand_above_the_text_newest_first(self, client: Client, rich: Edition) -> None:
        correct(rich, "It was iron.")
        correct(rich, "It was lowered by hand.")
        notes = texts(page(client, rich.address.path), "section.notes p")
        assert notes == ["It was lowered by hand.", "It was iron."]

    def test_stay_when_the_story_is_updated(self, client: Client, rich: Edition) -> None:
        correct(rich, "It was iron.")
        rewrite(rich.article, headline="The chain is up again")
        moves.update(rich.article, by=None, via="test", at=timezone.now())
        assert texts(page(client, rich.address.path), "section.notes p") == ["It was iron."]

    def test_are_dated(self, client: Client, rich: Edition) -> None:
        correct(rich, "It was iron.")
        assert text(page(client, rich.address.path), "section.notes h2").startswith("Correction ")

    def test_of_tomorrow_are_not_shown(self, client: Client, rich: Edition) -> None:
        correct(rich, "Not yet known.", at=timezone.now() + HOUR)
        assert not find(page(client, rich.address.path), "section.notes")


class Answers:
    def test_404_where_nothing_ever_was(self, client: Client, world: Section) -> None:
        assert client.get("/news/world/2026/03/05/never/").status_code == 404

    def test_404_for_a_draft(self, client: Client, world: Section) -> None:
        article = write_story(section=world)
        day = timezone.localdate()
        assert client.get(f"/news/world/{day:%Y/%m/%d}/ferry-leaves-on-time/").status_code == 404
        assert article.editions.count() == 0

    def test_404_until_its_moment_and_200_from_then(self, client: Client, world: Section) -> None:
        edition = publish_story(section=world, at=timezone.now() + HOUR)
        assert client.get(edition.address.path).status_code == 404

    def test_410_with_the_notice_for_a_withdrawn_story(self, client: Client, live: Edition) -> None:
        takedowns.withdraw(live.article, notice="The ferry had sunk.", by=None, via="test", at=timezone.now())
        response = client.get(live.address.path)
        assert response.status_code == 410
        assert b"The ferry had sunk." in response.content
        assert live.headline.encode() not in response.content

    def test_200_again_when_it_is_published_again(self, client: Client, live: Edition) -> None:
        takedowns.withdraw(live.article, notice="", by=None, via="test", at=timezone.now())
        moves.publish(live.article, by=None, via="test", at=timezone.now())
        assert client.get(live.address.path).status_code == 200

    def test_301_in_one_step_where_a_story_moved_twice(self, client: Client, live: Edition) -> None:
        for slug in ("second", "third"):
            rewrite(live.article, slug=slug)
            newest = moves.update(live.article, by=None, via="test", at=timezone.now())
        response = client.get(live.address.path)
        assert (response.status_code, response.headers["Location"]) == (301, newest.address.path)
        assert client.get(newest.address.path).status_code == 200


class Validator:
    def test_saves_sending_the_page_again(self, client: Client, live: Edition) -> None:
        tag = client.get(live.address.path).headers["ETag"]
        assert client.get(live.address.path, headers={"If-None-Match": tag}).status_code == 304

    def test_is_no_date_for_what_a_page_leads_to_goes_at_moments_of_its_own(
        self, client: Client, rich: Edition
    ) -> None:
        before = client.get(rich.address.path).headers
        target = Edition.objects.get(headline="Talks broke off").article
        takedowns.withdraw(target, notice="", by=None, via="test", at=timezone.now())
        assert "Last-Modified" not in before
        again = client.get(rich.address.path, headers={"If-None-Match": before["ETag"]})
        assert again.status_code == 200
