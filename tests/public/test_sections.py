"""Section fronts."""

from typing import Any

from django.test import Client
from django.utils import timezone

from articles.models import Edition, Section
from articles.publishing.known import save_section
from tests.cast import publish_story, write_story
from tests.public.stories import (
    begin,
    find,
    image,
    links,
    page,
    picture,
    publish,
    section_named,
    text,
    texts,
)
from tests.publishing.verbs import HOUR, put_off


def shown(client: Client, path: str) -> list[str]:
    return texts(page(client, path), "main h2")


class SectionFront:
    def test_shows_name_description_and_the_way_up(self, client: Client, live: Edition) -> None:
        Section.objects.filter(path="news/world").update(description="Everywhere else.")
        root = page(client, "/news/world/")
        assert text(root, "h1") == "World"
        assert text(root, "p.about") == "Everywhere else."
        assert links(root, "nav.crumbs") == {"News": "/news/"}
        assert find(root, "nav.sections a[aria-current]")[0].text == "News"

    def test_holds_the_stories_of_all_beneath_it(self, client: Client, live: Edition) -> None:
        publish_story("Bridge found", section=section_named("News", "Nation"))
        assert set(shown(client, "/news/")) == {"Bridge found", live.headline}
        assert shown(client, "/news/nation/") == ["Bridge found"]

    def test_leads_to_the_parts_that_have_a_story(self, client: Client, live: Edition) -> None:
        section_named("News", "Nation")
        waiting = write_story(section=section_named("News", "Weather"))
        put_off(waiting, timezone.now() + HOUR, at=timezone.now())
        assert links(page(client, "/news/"), "nav.subsections") == {"World": "/news/world/"}

    def test_opens_with_the_most_urgent_of_the_newest(self, client: Client, world: Section) -> None:
        publish_story("Urgent", section=world, urgency=2)
        publish_story("Newest", section=world)
        assert shown(client, "/news/") == ["Urgent", "Newest"]

    def test_opens_with_a_picture_rather_than_without(self, client: Client, world: Section) -> None:
        article = begin("With a picture", section=world)
        picture(article, image())
        publish(article)
        publish_story("Without", section=world)
        assert shown(client, "/news/") == ["With a picture", "Without"]

    def test_says_so_when_it_is_empty(self, client: Client, world: Section) -> None:
        assert "No story stands here yet." in text(page(client, "/news/world/"), "main")

    def test_is_404_where_no_section_is(self, client: Client, world: Section) -> None:
        for path in ("/nothing/", "/news/nothing/", "/world/"):
            assert client.get(path).status_code == 404

    def test_answers_301_where_it_was(self, client: Client, live: Edition) -> None:
        world = Section.objects.get(path="news/world")
        world.slug = "abroad"
        save_section(world, by=None, via="test", at=timezone.now())
        for former, present in (
            ("/news/world/", "/news/abroad/"),
            ("/news/world/feed.rss", "/news/abroad/feed.rss"),
        ):
            response = client.get(former)
            assert (response.status_code, response.headers["Location"]) == (301, present)

    def test_costs_four_questions(
        self, client: Client, live: Edition, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(4):
            page(client, "/news/world/")
