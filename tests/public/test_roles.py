"""A story tells what people were on its own date, whatever they became."""

from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, Mention, Person
from articles.publishing.one_person import merge_people
from tests.cast import give_role, person_named
from tests.public.stories import begin, links, mention, page, publish, structured, texts

THEN = datetime.fromisoformat("2010-11-04T09:29:00+00:00")


@pytest.fixture
def medvedev(db: None) -> Person:
    return person_named("Dmitry Medvedev")


def a_president(person: Person) -> None:
    give_role(person, "president of Russia", "2008-05-07", "2012-05-07")
    give_role(person, "prime minister of Russia", "2012-05-08", "2020-01-16")


def story(*people: Person, role: str = "", published: datetime | None = THEN) -> Edition:
    article = begin("Talks begin", published=published)
    mention(article, *people)
    Mention.objects.filter(article=article).update(role=role)
    return publish(article)


def told(client: Client, edition: Edition) -> list[str]:
    return texts(page(client, edition.address.path), "section.rail li")


class AStory:
    def test_shows_the_role_of_its_own_date_with_its_years(self, client: Client, medvedev: Person) -> None:
        a_president(medvedev)
        edition = story(medvedev)
        assert edition.page["people"][0]["role"] == "president of Russia"
        assert told(client, edition) == ["Dmitry Medvedev president of Russia (2008–2012)"]
        data, _ = structured(page(client, edition.address.path))
        assert data["mentions"][0]["jobTitle"] == "president of Russia"

    @pytest.mark.parametrize(
        ("written", "role"),
        [
            ("2008-05-06T20:59:59+00:00", ""),
            ("2008-05-07T00:00:00+00:00", "president of Russia"),
            ("2012-05-07T12:00:00+00:00", ""),
            ("2012-05-08T12:00:00+00:00", "prime minister of Russia"),
        ],
    )
    def test_knows_the_day_on_which_a_role_begins_and_ends(
        self, medvedev: Person, written: str, role: str
    ) -> None:
        a_president(medvedev)
        edition = story(medvedev, published=datetime.fromisoformat(written))
        assert edition.page["people"][0]["role"] == role

    def test_of_today_shows_the_role_of_today_without_years(self, client: Client, medvedev: Person) -> None:
        give_role(medvedev, "deputy chairman", "2020-01-16")
        assert told(client, story(medvedev, published=None)) == ["Dmitry Medvedev deputy chairman"]

    def test_shows_an_editors_own_word_before_all(self, client: Client, medvedev: Person) -> None:
        a_president(medvedev)
        assert told(client, story(medvedev, role="host")) == ["Dmitry Medvedev host"]

    def test_gains_a_role_that_is_learned_later(self, client: Client, medvedev: Person) -> None:
        edition = story(medvedev)
        assert told(client, edition) == ["Dmitry Medvedev"]
        a_president(medvedev)
        assert told(client, edition) == ["Dmitry Medvedev president of Russia (2008–2012)"]

    def test_keeps_the_word_it_was_published_with(self, client: Client, medvedev: Person) -> None:
        a_president(medvedev)
        edition = story(medvedev)
        medvedev.roles.update(title="head of state")
        assert told(client, edition) == ["Dmitry Medvedev president of Russia"]

    def test_names_someone_merged_since_as_it_did_and_leads_to_the_person_kept(
        self, client: Client, medvedev: Person
    ) -> None:
        other = person_named("Dmitri Medvedev")
        edition = story(other)
        both = story(other, medvedev)
        a_president(medvedev)
        merge_people(medvedev, other, by=None, via="test", at=timezone.now())
        root = page(client, edition.address.path)
        assert texts(root, "section.rail li") == ["Dmitri Medvedev president of Russia (2008–2012)"]
        assert links(root, "section.rail") == {"Dmitri Medvedev": "/people/dmitry-medvedev/"}
        assert told(client, both) == ["Dmitri Medvedev president of Russia (2008–2012)"]
