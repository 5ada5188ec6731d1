"""A list within a form is what the page shows, in its order, no more and no less."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Person
from tests.admin.forms import Page, thing_page
from tests.cast import person_named

Desk = Callable[[User], Client]


@pytest.fixture
def ada(db: None) -> Person:
    person = person_named("Ada Lovell")
    for place, label in enumerate(["One", "Two", "Three"]):
        person.links.create(label=label, url=f"https://paper.example/{label}", position=place)
    return person


@pytest.fixture
def page(at_the_desk: Desk, editor: User, ada: Person) -> Page:
    return thing_page(at_the_desk(editor), "articles/person", ada.pk)


def labels(person: Person) -> list[str]:
    return list(person.links.order_by("position").values_list("label", flat=True))


class Rows:
    def test_stay_as_they_are(self, page: Page, ada: Person) -> None:
        before = set(ada.links.values_list("pk", "label", "position"))
        page.press()
        assert set(ada.links.values_list("pk", "label", "position")) == before

    def test_have_one_waiting_at_the_end(self, page: Page) -> None:
        html = page.response.content.decode().partition('id="links-group"')[2]
        assert html.count("data-row>") == 5  # three, the one that waits, and its pattern
        assert html.count("row--blank") == 2

    def test_are_sorted_by_their_numbers(self, page: Page, ada: Person) -> None:
        page["links-0-position"], page["links-1-position"], page["links-2-position"] = "3", "1", "2"
        page.press()
        assert labels(ada) == ["Two", "Three", "One"]

    def test_without_a_number_come_last(self, page: Page, ada: Person) -> None:
        page["links-0-position"] = ""
        page.press()
        assert labels(ada) == ["Two", "Three", "One"]

    def test_of_one_number_stand_as_on_the_page(self, page: Page, ada: Person) -> None:
        for row in range(3):
            page[f"links-{row}-position"] = "1"
        page.press()
        assert labels(ada) == ["One", "Two", "Three"]

    def test_are_added_where_one_waits(self, page: Page, ada: Person) -> None:
        page["links-3-label"], page["links-3-url"], page["links-3-position"] = "Four", "paper.example", "0"
        page.press()
        assert labels(ada) == ["Four", "One", "Two", "Three"]

    def test_are_added_as_many_as_the_page_says(self, page: Page, ada: Person) -> None:
        page["links-TOTAL_FORMS"] = "6"
        for row in (3, 4, 5):
            page[f"links-{row}-label"], page[f"links-{row}-url"] = f"L{row}", "https://paper.example"
        page.press()
        assert labels(ada) == ["One", "Two", "Three", "L3", "L4", "L5"]

    def test_go_when_ticked(self, page: Page, ada: Person) -> None:
        page["links-1-DELETE"] = "on"
        page.press()
        assert labels(ada) == ["One", "Three"]

    def test_go_even_with_an_error_in_them(self, page: Page, ada: Person) -> None:
        page["links-1-url"], page["links-1-DELETE"] = "no address", "on"
        assert page.press().status_code == 302
        assert labels(ada) == ["One", "Three"]

    def test_say_what_is_wrong_and_keep_the_rest(self, page: Page, ada: Person) -> None:
        page["links-1-url"] = "no address"
        page["links-3-label"] = "Half a link"
        again = page.again(page.press())
        assert "Enter a valid URL." in again.text
        assert again["links-3-label"] == "Half a link"
        assert labels(ada) == ["One", "Two", "Three"]

    def test_that_someone_else_removed_stay_away(self, page: Page, ada: Person) -> None:
        ada.links.filter(label="Two").delete()
        page.press()
        assert labels(ada) == ["One", "Three"]

    def test_that_someone_else_added_stay(self, page: Page, ada: Person) -> None:
        ada.links.create(label="Late", url="https://paper.example", position=9)
        page.press()
        assert labels(ada) == ["One", "Two", "Three", "Late"]

    def test_of_another_cannot_be_taken(self, page: Page, ada: Person) -> None:
        theirs = person_named("Bo Lind").links.create(label="Theirs", url="https://paper.example", position=0)
        page["links-0-id"] = str(theirs.pk)
        page["links-0-label"] = "Mine now"
        page.press()
        theirs.refresh_from_db()
        assert (theirs.person.name, theirs.label) == ("Bo Lind", "Theirs")
        assert labels(ada) == ["Mine now", "Two", "Three"]

    @pytest.mark.parametrize("value", ["x", "-1", "99999999", "²", ""])
    def test_survive_a_forged_page(self, page: Page, ada: Person, value: str) -> None:
        for name in ("links-TOTAL_FORMS", "links-INITIAL_FORMS", "links-0-id", "links-0-position"):
            forged = page.fields | {name: [value]}
            assert page.client.post(page.url, forged).status_code in (200, 302, 409)
