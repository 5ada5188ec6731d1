"""A person's page exists while a live story reaches them."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Change, Edition, Person, PersonIdentifier, PersonLink
from articles.publishing import moves, takedowns
from articles.publishing.known import save_person
from tests.cast import give_role, person_named
from tests.public.stories import (
    begin,
    byline,
    dateline,
    find,
    image,
    links,
    mention,
    page,
    person,
    place_called,
    publish,
    structured,
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
        PersonIdentifier.objects.create(person=aro, scheme="wikidata", value="Q12", position=0)
        PersonIdentifier.objects.create(person=aro, scheme="import", value="7", position=1)
        assert links(page(client, "/people/aro-temel/"), "ul.elsewhere") == {
            "Port": "https://port.example.org/",
            "Wikidata": "https://www.wikidata.org/wiki/Q12",
        }
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

    def test_costs_seven_questions_at_most(
        self, client: Client, named: Edition, aro: Person, django_assert_max_num_queries: Any
    ) -> None:
        """Two more than who they are and their stories: roles with dates, and whom they appear with."""
        give_role(aro, "pilot", "2001", "2012")
        PersonLink.objects.create(person=aro, label="Port", url="https://port.example.org/")
        with django_assert_max_num_queries(7):
            page(client, "/people/aro-temel/")

    def test_tells_people_of_one_name_apart(self, client: Client, named: Edition) -> None:
        other = person_named("Aro Temel")
        article = begin("Another one")
        mention(article, other)
        publish(article)
        assert texts(page(client, f"/people/{other.slug}/"), "ol.rows h2") == ["Another one"]
        assert person("Aro Temel").slug == "aro-temel"


class TheirRoles:
    def test_are_drawn_in_the_order_of_time_and_told_in_words(
        self, client: Client, named: Edition, aro: Person
    ) -> None:
        give_role(aro, "pilot", "2001", "2012")
        give_role(aro, "minister", "2012")
        root = page(client, "/people/aro-temel/")
        assert texts(root, "p.about")[0] == "minister"
        assert texts(root, "section.career li") == [
            "pilot 2001–2012",
            "minister since 2012",
            "harbour master",
        ]
        assert len(find(root, "section.career rect")) == 2
        assert not find(root, "section.career [style]")
        assert all(drawing.get("aria-hidden") == "true" for drawing in find(root, "section.career svg"))

    def test_that_are_all_over_are_told_with_their_years(self, client: Client, db: None) -> None:
        ada = person_named("Ada Lovell")
        give_role(ada, "pilot", "2001", "2012")
        article = begin()
        mention(article, ada)
        publish(article)
        assert texts(page(client, "/people/ada-lovell/"), "p.about") == ["pilot (2001–2012)"]

    def test_are_in_the_pages_data(self, client: Client, named: Edition, aro: Person) -> None:
        give_role(aro, "pilot", "2001-05-07", "2012-05-07")
        give_role(aro, "minister", "2012-05-07")
        Person.objects.filter(pk=aro.pk).update(aliases=["А. Темель"])
        PersonIdentifier.objects.create(person=aro, scheme="wikidata", value="Q12")
        [profile] = structured(page(client, "/people/aro-temel/"))
        told = profile["mainEntity"]
        assert (profile["@type"], told["@type"]) == ("ProfilePage", "Person")
        assert (told["name"], told["alternateName"]) == ("Aro Temel", ["А. Темель"])
        assert told["jobTitle"] == "minister"
        assert told["sameAs"] == ["https://www.wikidata.org/wiki/Q12"]
        assert {
            "@type": "Role",
            "roleName": "pilot",
            "startDate": "2001-05-07",
            "endDate": "2012-05-07",
            "hasOccupation": {"@type": "Occupation", "name": "pilot"},
        } in told["hasOccupation"]


class WhomTheyAppearWith:
    def story(self, *people: Person, place: str = "", author: Person | None = None) -> Edition:
        article = begin("Together")
        mention(article, *people)
        if place:
            dateline(article, place_called(place))
        if author:
            byline(article, author)
        return publish(article)

    def test_is_counted_over_what_readers_have(self, client: Client, aro: Person) -> None:
        bo, eve = person_named("Bo Lind"), person_named("Eve Dahl")
        self.story(aro, bo, eve, place="Constanta")
        self.story(aro, eve, place="Constanta")
        gone = self.story(aro, bo, place="Odessa")
        takedowns.withdraw(gone.article, notice="", by=None, via="test", at=timezone.now())
        mention(begin("Not yet"), aro, bo)
        root = page(client, "/people/aro-temel/")
        assert texts(root, "section.companions li") == [
            "Eve Dahl 2 stories",
            "Bo Lind 1 story",
            "Constanta 2 stories",
        ]
        assert links(root, "section.companions")["Eve Dahl"] == "/people/eve-dahl/"

    def test_counts_each_story_once_however_often_it_was_published(self, client: Client, aro: Person) -> None:
        bo = person_named("Bo Lind")
        first = self.story(aro, bo)
        moves.change(
            first.article,
            moves.announced(Change.UPDATE, at=timezone.now()),
            by=None,
            via="test",
            at=timezone.now(),
        )
        root = page(client, "/people/aro-temel/")
        assert texts(root, "section.companions li") == ["Bo Lind 1 story"]

    def test_of_a_reporter_is_whom_they_wrote_about(self, client: Client, aro: Person) -> None:
        self.story(aro, place="Constanta", author=person_named("Ines Okafor"))
        root = page(client, "/people/ines-okafor/")
        assert texts(root, "section.companions li") == ["Aro Temel 1 story", "Constanta 1 story"]
