"""A person's form: roles with dates, identifiers, and every change of them in the audit log."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import AuditEntry, Organisation, Person, PersonIdentifier
from tests.admin.forms import Page, story_page, thing_page
from tests.cast import give_role, person_named, write_story

Desk = Callable[[User], Client]


@pytest.fixture
def ada(db: None) -> Person:
    return person_named("Ada Lovell")


@pytest.fixture
def form(at_the_desk: Desk, editor: User, ada: Person) -> Page:
    return thing_page(at_the_desk(editor), "articles/person", ada.pk)


def roles_of(person: Person) -> list[tuple[Any, ...]]:
    roles = person.roles.order_by("position")
    return list(roles.values_list("title", "organisation__name", "since", "until"))


class ARoleOfTheForm:
    def test_is_saved_with_its_days_and_its_organisation(self, form: Page, ada: Person) -> None:
        form["roles-0-title"], form["roles-0-in_organisation"] = "secretary general", "NATO"
        form["roles-0-since"], form["roles-0-until"] = "2009-08-01", "2014-10"
        form.press()
        assert roles_of(ada) == [("secretary general", "NATO", date(2009, 8, 1), date(2014, 10, 1))]
        entry = AuditEntry.objects.filter(thing=f"person:{ada.pk}").latest("pk")
        assert entry.changes == {"roles": [[], ["secretary general, NATO [2009-08-01, 2014-10-01)"]]}

    def test_finds_its_organisation_by_name(self, form: Page, ada: Person) -> None:
        nato = Organisation.objects.create(name="NATO")
        form["roles-0-title"], form["roles-0-in_organisation"] = "secretary general", " nato "
        form.press()
        assert ada.roles.get().organisation == nato
        assert Organisation.objects.count() == 1

    @pytest.mark.parametrize(
        ("since", "until", "told"),
        [
            ("2012", "2008", "A role ends after it began."),
            ("May 2008", "", "“May 2008” is no year, month or day"),
            ("2009-02-29", "", "“2009-02-29” is no day of the calendar"),
        ],
    )
    def test_is_refused_with_days_that_cannot_be(
        self, form: Page, ada: Person, since: str, until: str, told: str
    ) -> None:
        form["roles-0-title"], form["roles-0-since"], form["roles-0-until"] = "minister", since, until
        again = form.again(form.press())
        assert told in again.text
        assert (again["roles-0-since"], roles_of(ada)) == (since, [])

    def test_is_refused_with_days_alone(self, form: Page) -> None:
        form["roles-0-since"] = "2008"
        assert "Say what they were." in form.again(form.press()).text

    def test_is_refused_twice(self, at_the_desk: Desk, editor: User, ada: Person) -> None:
        give_role(ada, "minister", "2008")
        page = thing_page(at_the_desk(editor), "articles/person", ada.pk)
        assert page["roles-0-since"] == "2008-01-01"
        page["roles-1-title"], page["roles-1-since"] = "minister", "2008"
        assert "This one is in the list already." in page.again(page.press()).text

    def test_goes_when_it_is_removed(self, at_the_desk: Desk, editor: User, ada: Person) -> None:
        give_role(ada, "minister", "2008")
        page = thing_page(at_the_desk(editor), "articles/person", ada.pk)
        page["roles-0-DELETE"] = "on"
        page.press()
        assert roles_of(ada) == []
        entry = AuditEntry.objects.filter(thing=f"person:{ada.pk}").latest("pk")
        assert entry.changes == {"roles": [["minister [2008-01-01, )"], []]}


class AnIdentifierOfTheForm:
    def test_is_saved_and_written_down(self, form: Page, ada: Person) -> None:
        form["identifiers-0-scheme"], form["identifiers-0-value"] = "wikidata", "Q7259"
        form.press()
        assert str(ada.identifiers.get()) == "Wikidata Q7259"
        entry = AuditEntry.objects.filter(thing=f"person:{ada.pk}").latest("pk")
        assert entry.changes == {"identifiers": [[], ["wikidata: Q7259"]]}

    def test_of_another_person_is_refused(self, form: Page) -> None:
        PersonIdentifier.objects.create(person=person_named("Bo"), scheme="wikidata", value="Q7259")
        form["identifiers-0-value"] = "Q7259"
        assert "Another person has this identifier." in form.again(form.press()).text

    def test_is_refused_where_it_cannot_be_one(self, form: Page) -> None:
        form["identifiers-0-value"] = "7259"
        assert "are a Q and a number" in form.again(form.press()).text

    def test_of_an_import_keeps_what_it_received(self, at_the_desk: Desk, editor: User, ada: Person) -> None:
        PersonIdentifier.objects.create(
            person=ada, scheme="import", value="7", received={"name": "Ada", "aliases": []}
        )
        page = thing_page(at_the_desk(editor), "articles/person", ada.pk)
        page["note"] = "A captain."
        page.press()
        assert ada.identifiers.get().received == {"name": "Ada", "aliases": []}


class TheHistory:
    def test_has_nothing_where_nothing_changed(self, form: Page, ada: Person) -> None:
        form.press()
        assert AuditEntry.objects.filter(thing=f"person:{ada.pk}").count() == 1


class TheStorysForm:
    def test_offers_the_role_of_the_storys_own_date(
        self, at_the_desk: Desk, editor: User, ada: Person
    ) -> None:
        give_role(ada, "ferry captain", "2001", "2012")
        give_role(ada, "minister", "2012")
        story = write_story(published=datetime(2010, 11, 4, 9, 29, tzinfo=UTC))
        story.mentions.create(person=ada)
        page = story_page(at_the_desk(editor), story.pk)
        assert 'placeholder="ferry captain"' in page.response.content.decode()


class TheList:
    def test_shows_who_is_who(self, at_the_desk: Desk, reporter: User, ada: Person) -> None:
        give_role(ada, "ferry captain", "2001", "2012")
        give_role(ada, "minister", "2012")
        Person.objects.filter(pk=ada.pk).update(disambiguation="of Port Hale")
        text = at_the_desk(reporter).get("/admin/articles/person/").content.decode()
        assert "minister" in text
        assert "of Port Hale" in text
        assert "ferry captain" not in text
