"""The panel of suggestions beside a story, worked with the keyboard alone."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article, PersonRole
from tests.cast import person_named, write_story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]
LEDE = (
    "President Ada Lovell met Rasmussen and Senator Mira Holloway at the quay. "
    "Lovell laughed, and Bruno Marsh took the oars."
)


@pytest.fixture(autouse=True)
def people(transactional_db: None) -> None:
    ada = person_named("Ada Lovell")
    PersonRole.objects.create(person=ada, title="President of Orrin", since=date(2001, 1, 1))
    for name in ("Anders Rasmussen", "Lars Rasmussen", "Bruno Marsh"):
        person_named(name)


def writing(desk: Page) -> None:
    desk.goto("/admin/articles/article/add/")
    desk.get_by_label("Headline").fill("Boats go out")
    desk.get_by_role("textbox", name="Text", exact=True).click()
    desk.keyboard.type(LEDE)
    expect(desk.get_by_role("button", name="Add Ada Lovell")).to_be_visible()


class ThePanel:
    def test_takes_a_known_person_by_one_key(
        self, editor: User, at_the_door: Opener, faults: list[str]
    ) -> None:
        desk = at_the_door(editor)
        writing(desk)
        desk.keyboard.press("Alt+Period")
        expect(desk.get_by_role("button", name="Add Ada Lovell")).to_be_focused()
        desk.keyboard.press("Enter")
        expect(desk.get_by_role("button", name="Add Bruno Marsh")).to_be_focused()
        expect(desk.get_by_text("Ada Lovell is in the list, not saved yet.")).to_be_attached()
        desk.keyboard.press("Space")
        expect(desk.get_by_role("button", name="Anders Rasmussen")).to_be_focused()
        assert not Article.objects.exists()
        desk.keyboard.press("Control+s")
        expect(desk.get_by_text("Saved.")).to_be_visible()
        story = Article.objects.get()
        assert [mention.person.name for mention in story.mentions.order_by("position")] == [
            "Ada Lovell",
            "Bruno Marsh",
        ]
        assert not faults

    def test_lets_an_unclear_name_be_chosen_and_puts_aside_another(
        self, editor: User, at_the_door: Opener, faults: list[str]
    ) -> None:
        desk = at_the_door(editor)
        writing(desk)
        desk.keyboard.press("Alt+Period")
        desk.keyboard.press("Delete")
        expect(desk.get_by_role("button", name="Add Ada Lovell")).to_have_count(0)
        desk.keyboard.press("ArrowDown")
        desk.keyboard.press("ArrowDown")
        expect(desk.get_by_role("button", name="Lars Rasmussen")).to_be_focused()
        desk.keyboard.press("Enter")
        people = desk.get_by_role("region", name="People in this story")
        expect(people.get_by_label("Person").first).to_have_value("Lars Rasmussen")
        expect(desk.get_by_text("who?")).to_have_count(0)
        desk.keyboard.press("Escape")
        expect(desk.get_by_role("textbox", name="Text", exact=True)).to_be_focused()
        assert not faults

    def test_makes_a_new_person_of_a_name_with_a_title(self, editor: User, at_the_door: Opener) -> None:
        desk = at_the_door(editor)
        writing(desk)
        with desk.expect_popup() as opened:
            desk.get_by_role("link", name="Add Mira Holloway as a new person").press("Enter")
        popup = opened.value
        expect(popup.get_by_label("Name", exact=True)).to_have_value("Mira Holloway")
        with popup.expect_event("close"):
            popup.get_by_role("button", name="Save").first.click()
        people = desk.get_by_role("region", name="People in this story")
        expect(people.get_by_label("Person").first).to_have_value("Mira Holloway")

    def test_asks_nothing_while_somebody_works_in_it(self, editor: User, at_the_door: Opener) -> None:
        desk = at_the_door(editor)
        writing(desk)
        desk.get_by_role("textbox", name="Text", exact=True).click()
        desk.keyboard.press("End")
        desk.keyboard.type(" More.")
        desk.keyboard.press("Alt+Period")
        desk.wait_for_timeout(1500)
        expect(desk.get_by_role("button", name="Add Ada Lovell")).to_be_focused()


class WithoutScripts:
    def test_what_is_ticked_is_taken_by_a_save(self, editor: User, at_the_door: Opener) -> None:
        story = write_story(body_html=f"<p>{LEDE}</p>")
        desk = at_the_door(editor, java_script_enabled=False)
        desk.goto(f"/admin/articles/article/{story.pk}/change/")
        desk.get_by_label("Add Ada Lovell").check()
        desk.get_by_role("button", name="Save", exact=True).click()
        assert [mention.person.name for mention in story.mentions.all()] == ["Ada Lovell"]
