"""What a story proposes about people, and what is to be objected to."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Mention, Person, PersonRole
from articles.publishing import audit
from articles.publishing.known import described, note_person, organisation_named, save_person
from articles.search.everybody import Everybody
from articles.suggestions.people import People, Words, people_in, read
from articles.suggestions.people_checks import objections_to
from tests.cast import person_named

DAY = date(2010, 11, 20)


@pytest.fixture
def medvedev(db: None) -> Person:
    person = person_named("Dmitry Medvedev", aliases=["Dmitri Medvedev"])
    PersonRole.objects.create(
        person=person, title="president of Russia", since=date(2008, 5, 7), until=date(2012, 5, 7)
    )
    PersonRole.objects.create(person=person, title="prime minister of Russia", since=date(2012, 5, 8))
    save_person(person, by=None, via="test", at=timezone.now())
    return person


def proposed(text: str, *, on: date = DAY, chosen: tuple[int, ...] = ()) -> People:
    return people_in(read(Words(text, on, "en")), chosen=chosen)


def objected(text: str, *, on: date = DAY) -> list[str]:
    return [finding.kind for finding in objections_to(read(Words(text, on, "en")))]


class Suggestions:
    def test_know_who_somebody_was_on_the_day(self, medvedev: Person) -> None:
        [known] = proposed("President Dmitry Medvedev spoke. Medvedev left.").known
        assert (known.person.key, known.person.known_for) == (medvedev.pk, "president of Russia")
        [later] = proposed("Dmitry Medvedev spoke.", on=date(2013, 1, 1)).known
        assert later.person.known_for == "prime minister of Russia"

    def test_leave_out_who_is_chosen(self, medvedev: Person) -> None:
        assert not proposed("Dmitry Medvedev spoke.", chosen=(medvedev.pk,)).known

    def test_leave_an_unclear_name_to_the_editor(self, medvedev: Person) -> None:
        anders, lars = person_named("Anders Rasmussen"), person_named("Lars Rasmussen")
        [unclear] = proposed("Rasmussen met Medvedev.").unclear[:1]
        assert {each.key for each in unclear.candidates} == {anders.pk, lars.pk}

    def test_offer_a_name_with_a_title_as_new(self, medvedev: Person) -> None:
        [new] = proposed("Senator Mira Holloway met Dmitry Medvedev.").new
        assert (new.name, new.title) == ("Mira Holloway", "Senator")

    def test_change_nothing(self, medvedev: Person) -> None:
        with CaptureQueriesContext(connection) as queries:
            proposed("Dmitry Medvedev met Senator Mira Holloway.")
        writes = ("INSERT", "UPDATE", "DELETE")
        assert not [query["sql"] for query in queries.captured_queries if query["sql"].startswith(writes)]
        assert not Mention.objects.exists()


class Everyone:
    def test_is_read_anew_once_changed(self, medvedev: Person) -> None:
        everybody = Everybody()
        everybody.recogniser()
        medvedev.aliases = ["Dima the Bear"]
        save_person(medvedev, by=None, via="test", at=timezone.now())
        with CaptureQueriesContext(connection) as queries:
            recogniser = everybody.recogniser()
        assert len(queries) == 1
        assert [each.person for each in recogniser.read("Dima the Bear spoke.", on=DAY).mentions] == [
            medvedev.pk
        ]

    def test_is_kept_when_somebody_gets_a_role_in_a_new_organisation(self, medvedev: Person) -> None:
        everybody = Everybody()
        told: Any = {"by": None, "via": "test", "at": timezone.now()}
        before, was = everybody.recogniser(), described(medvedev.pk)
        club = organisation_named("Rowing Club", **told)
        PersonRole.objects.create(person=medvedev, title="chairman", organisation=club)
        note_person(medvedev, was, **told)
        after = everybody.recogniser()
        assert after is before
        someone = after.lexicon.person(medvedev.pk)
        assert someone is not None
        assert "chairman, Rowing Club" in [role.title for role in someone.roles]

    def test_forgets_who_is_gone(self, medvedev: Person) -> None:
        everybody = Everybody()
        everybody.recogniser()
        PersonRole.objects.all().delete()
        thing = f"person:{medvedev.pk}"
        medvedev.delete()
        audit.record("deleted", by=None, via="test", at=timezone.now(), thing=thing)
        assert not everybody.recogniser().read("Dmitry Medvedev spoke.", on=DAY).mentions

    def test_is_asked_along_with_a_row_that_is_read_anyway(self, medvedev: Person) -> None:
        everybody = Everybody()
        for aliases in (["Dima the Bear"], ["Dima the Boar"]):
            medvedev.aliases = aliases
            save_person(medvedev, by=None, via="test", at=timezone.now())
            row = Person.objects.annotate(**everybody.question()).get()
            with CaptureQueriesContext(connection) as queries:
                found = everybody.recogniser(row).read(f"{aliases[0]} spoke.", on=DAY)
            assert len(queries) == 0
            assert [each.person for each in found.mentions] == [medvedev.pk]

    def test_does_not_trust_a_row_that_was_read_before_another(self, medvedev: Person) -> None:
        everybody = Everybody()
        row = Person.objects.annotate(**everybody.question()).get()
        everybody.recogniser()
        medvedev.aliases = ["Dima the Bear"]
        save_person(medvedev, by=None, via="test", at=timezone.now())
        found = everybody.recogniser(row).read("Dima the Bear spoke.", on=DAY)
        assert [each.person for each in found.mentions] == [medvedev.pk]

    def test_costs_one_query_while_nobody_changes(self, medvedev: Person) -> None:
        everybody = Everybody()
        everybody.recogniser()
        with CaptureQueriesContext(connection) as queries:
            everybody.recogniser()
        assert len(queries) == 1


class Objections:
    def test_are_none_to_a_careful_story(self, medvedev: Person) -> None:
        assert objected("President Dmitry Medvedev spoke. Medvedev left.") == []

    def test_are_made_to_a_surname_without_a_first_name(self, medvedev: Person) -> None:
        assert objected("President Medvedev spoke.") == ["surname only"]
        assert objected("Medvedev spoke.") == ["surname only"]

    def test_are_made_to_two_spellings(self, medvedev: Person) -> None:
        assert objected("Dmitry Medvedev spoke. Later Dmitri Medvedev left.") == ["two spellings"]

    def test_are_made_to_an_office_of_another_day(self, medvedev: Person) -> None:
        [finding] = objections_to(read(Words("President Dmitry Medvedev spoke.", date(2014, 5, 1), "en")))
        assert finding.kind == "other role"
        assert finding.sentence == (
            "“President Dmitry Medvedev”: on 1 May 2014 Dmitry Medvedev was prime minister of Russia."
        )

    def test_are_made_to_an_unclear_name(self, medvedev: Person) -> None:
        person_named("Anders Rasmussen")
        person_named("Lars Rasmussen")
        assert objected("Rasmussen left.") == ["unclear"]
