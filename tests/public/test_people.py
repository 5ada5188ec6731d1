"""A person's page exists while a live story reaches them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Person, PersonLink
from articles.publishing import takedowns
from articles.publishing.known import save_person
from tests.cast import person_named
from tests.public.stories import (
    begin,
    byline,
    find,
    image,
    links,
    mention,
    page,
    person,
    publish,
    text,
    texts,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def aro(db: None) -> Person:
    return person_named("Aro Temel", role="harbour master", note="Opens the port.")


@pytest.fixture
def named(aro: Person) -> Edition:
    article = begin("The chain is lowered")
    mention(article, aro)
    return publish(article)


def rename(someone: Person, slug: str) -> None:
    someone.slug = slug
    save_person(someone, by=None, via="test", at=timezone.now())


class PersonsPage:
    def test_says_who_they_are(self, client: Client, named: Edition, aro: Person) -> None:
        PersonLink.objects.create(person=aro, label="Port", url="https://port.example.org/")
        Person.objects.filter(pk=aro.pk).update(portrait=image(alt="Aro Temel at the chain"))
        root = page(client, "/people/aro-temel/")
        assert text(root, "h1") == "Aro Temel"
        assert texts(root, "p.about") == ["harbour master", "Opens the port."]
        assert links(root, "ul.elsewhere") == {"Port": "https://port.example.org/"}
        assert find(root, "header.page-head img")[0].get("alt") == "Aro Temel at the chain"

    def test_lists_the_stories_that_name_them_and_those_they_made(
        self, client: Client, named: Edition, aro: Person
    ) -> None:
        article = begin("A letter from the port")
        byline(article, aro)
        publish(article)
        assert texts(page(client, "/people/aro-temel/"), "ol.rows h2") == [
            "A letter from the port",
            "The chain is lowered",
        ]

    def test_is_not_there_for_someone_only_a_draft_names(self, client: Client, aro: Person) -> None:
        mention(begin("Not yet"), aro)
        assert client.get("/people/aro-temel/").status_code == 404

    def test_is_not_there_before_the_story_is(self, client: Client, aro: Person) -> None:
        article = begin("Tomorrow")
        mention(article, aro)
        publish(article, at=timezone.now() + HOUR)
        assert client.get("/people/aro-temel/").status_code == 404

    def test_goes_with_the_last_story(self, client: Client, named: Edition) -> None:
        takedowns.withdraw(named.article, notice="", by=None, via="test", at=timezone.now())
        assert client.get("/people/aro-temel/").status_code == 404

    @pytest.mark.parametrize("rest", ["", "feed.rss"])
    def test_moves_with_their_name_in_one_step(
        self, client: Client, named: Edition, aro: Person, rest: str
    ) -> None:
        rename(aro, "a-temel")
        response = client.get(f"/people/aro-temel/{rest}")
        assert (response.status_code, response.headers["Location"]) == (301, f"/people/a-temel/{rest}")

    def test_hides_a_hidden_persons_new_name(self, client: Client, aro: Person) -> None:
        rename(aro, "a-temel")
        assert client.get("/people/aro-temel/").status_code == 404

    def test_costs_five_questions_at_most(
        self, client: Client, named: Edition, django_assert_max_num_queries: Any
    ) -> None:
        with django_assert_max_num_queries(5):
            page(client, "/people/aro-temel/")

    def test_tells_people_of_one_name_apart(self, client: Client, named: Edition) -> None:
        other = person_named("Aro Temel")
        article = begin("Another one")
        mention(article, other)
        publish(article)
        assert texts(page(client, f"/people/{other.slug}/"), "ol.rows h2") == ["Another one"]
        assert person("Aro Temel").slug == "aro-temel"
