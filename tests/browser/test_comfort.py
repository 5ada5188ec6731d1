"""What makes the desk comfortable: filters that follow, a menu on a phone, no words left unasked."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Dialog, Page, expect

from tests.cast import person_named, publish_story, write_story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]
PHONE = {"width": 390, "height": 800}


@pytest.fixture(autouse=True)
def stories(transactional_db: None) -> None:
    publish_story("Ferry leaves on time")
    write_story("Tram stops for chess").mentions.create(person=person_named("Ada Lovell"))


class TheList:
    def test_follows_its_filters(self, editor: User, at_the_door: Opener, faults: list[str]) -> None:
        desk = at_the_door(editor)
        desk.get_by_role("link", name="All stories").click()
        desk.get_by_text("Narrow by state").click()
        desk.get_by_label("State").select_option("live")
        expect(desk.get_by_role("link", name="Tram stops for chess")).to_have_count(0)
        expect(desk.get_by_role("link", name="Ferry leaves on time")).to_be_visible()
        assert desk.url.endswith("/admin/articles/article/?state=live")
        desk.get_by_role("link", name="Show all").click()
        desk.get_by_text("Narrow by state").click()
        desk.get_by_label("Person").fill("ada")
        desk.get_by_role("option", name="Ada Lovell").click()
        expect(desk.get_by_role("link", name="Ferry leaves on time")).to_have_count(0)
        expect(desk.get_by_label("Person")).to_have_value("Ada Lovell")
        desk.get_by_role("link", name="Show all").click()
        expect(desk.get_by_role("link", name="Ferry leaves on time")).to_be_visible()
        assert not faults

    def test_is_searched_while_it_is_narrowed(self, editor: User, at_the_door: Opener) -> None:
        desk = at_the_door(editor)
        desk.goto("/admin/articles/article/?state=draft")
        desk.get_by_role("searchbox", name="Search stories").fill("chess")
        desk.keyboard.press("Enter")
        expect(desk.get_by_text("1 in all")).to_be_visible()
        assert "state=draft" in desk.url


class OnAPhone:
    def test_the_menu_opens_and_leads_on(self, editor: User, at_the_door: Opener, faults: list[str]) -> None:
        desk = at_the_door(editor, viewport=PHONE)
        menu = desk.get_by_role("navigation", name="Desk")
        expect(menu).to_be_hidden()
        desk.get_by_role("button", name="Menu").click()
        menu.get_by_role("link", name="People").click()
        expect(desk.get_by_role("heading", name="People", level=1)).to_be_visible()
        assert not faults

    def test_the_buttons_of_a_story_stay_in_reach(self, editor: User, at_the_door: Opener) -> None:
        desk = at_the_door(editor, viewport=PHONE)
        desk.goto("/admin/articles/article/add/")
        button = desk.get_by_role("button", name="Publish now")
        expect(button).to_be_in_viewport()
        desk.get_by_text("Everything else").scroll_into_view_if_needed()
        expect(button).to_be_in_viewport()


class Theme:
    def test_is_chosen_and_kept(self, editor: User, at_the_door: Opener, faults: list[str]) -> None:
        desk = at_the_door(editor, color_scheme="light")
        paper = "getComputedStyle(document.documentElement).backgroundColor"
        light = desk.evaluate(paper)
        desk.get_by_role("button", name="Theme: as the system").click()
        expect(desk.get_by_role("button", name="Theme: dark")).to_be_visible()
        assert desk.evaluate(paper) != light
        desk.get_by_role("link", name="All stories").click()
        expect(desk.get_by_role("button", name="Theme: dark")).to_be_visible()
        assert not faults


class UnsavedWords:
    def test_are_not_left_without_a_question(self, editor: User, at_the_door: Opener) -> None:
        asked: list[str] = []

        def stay(question: Dialog) -> None:
            asked.append(question.type)
            question.dismiss()

        desk = at_the_door(editor)
        desk.goto("/admin/articles/article/add/")
        desk.on("dialog", stay)
        desk.get_by_label("Headline").fill("Not to be lost")
        desk.get_by_role("link", name="All stories").click()
        expect(desk.get_by_label("Headline")).to_have_value("Not to be lost")
        assert asked == ["beforeunload"]

    def test_are_left_in_peace_once_saved(self, editor: User, at_the_door: Opener) -> None:
        desk = at_the_door(editor)
        desk.goto("/admin/articles/article/add/")
        desk.get_by_label("Headline").fill("Kept")
        desk.get_by_role("button", name="Save", exact=True).click()
        expect(desk.get_by_text("Saved. Readers do not see it")).to_be_visible()
        desk.get_by_role("link", name="All stories").click()
        expect(desk.get_by_role("link", name="Kept")).to_be_visible()


class Counts:
    def test_follow_the_writing(self, editor: User, at_the_door: Opener) -> None:
        desk = at_the_door(editor)
        desk.goto("/admin/articles/article/add/")
        desk.get_by_label("Headline").fill("x" * 85)
        expect(desk.get_by_text("Headline 85 characters, 5 more than fit well")).to_be_visible()
        desk.get_by_label("Standfirst").fill("At last, it left.")
        expect(desk.get_by_text("Standfirst 4 words")).to_be_visible()
        desk.get_by_role("textbox", name="Text", exact=True).click()
        desk.keyboard.type("It left at six, o'clock sharp.")
        expect(desk.get_by_text("6 words")).to_be_visible()
