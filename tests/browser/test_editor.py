"""Writing in the browser: the editor keeps words as they were typed, lists as they were put."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, Change, Edition
from articles.publishing.moves import announced
from articles.publishing.schedule import schedule
from tests.admin.pictures import picture_of
from tests.cast import person_named, publish_story, rewrite, write_story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORD_LIST = """
<p class=MsoNormal>Before.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Rope</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Tar</p>
<p class=MsoNormal><span style='color:red'>After.</span><img src="file:///C:/x.png"></p>
"""  # noqa: E501 - as Word sends it

Opener = Callable[..., Page]


@pytest.fixture
def story(transactional_db: None) -> Article:
    return write_story("Ferry leaves", body_html="<p>The ferry left.</p>")


@pytest.fixture
def desk(story: Article, editor: User, at_the_door: Opener) -> Page:
    page = at_the_door(editor)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    expect(page.get_by_role("toolbar", name="Text tools")).to_be_visible()
    return page


def type_at_the_end(desk: Page, words: str) -> None:
    desk.get_by_role("textbox", name="Text", exact=True).click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(words)


def save(desk: Page) -> None:
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Saved. Readers do not see it")).to_be_visible()


def body_of(story: Article) -> str:
    story.refresh_from_db()
    return story.body_html


class Editor:
    def test_keeps_spaces_as_spaces(self, desk: Page, story: Article, faults: list[str]) -> None:
        type_at_the_end(desk, " It came  back.")
        save(desk)
        assert body_of(story) == "<p>The ferry left. It came back.</p>"
        assert not faults

    def test_sets_a_pull_quote_and_a_link(self, desk: Page, story: Article, faults: list[str]) -> None:
        type_at_the_end(desk, "\nNobody knew.")
        desk.get_by_role("button", name="Pull quote").click()
        desk.keyboard.press("Shift+Home")
        desk.keyboard.press("Control+k")
        desk.get_by_role("dialog").get_by_label("Address").fill("paper.example/why")
        desk.get_by_role("button", name="Set the link").click()
        save(desk)
        assert '<aside class="pullquote">' in body_of(story)
        assert "Nobody knew.</a></p></aside>" in story.body_html
        assert 'href="https://paper.example/why"' in story.body_html
        assert not faults

    def test_rebuilds_the_lists_of_a_word_processor(
        self, desk: Page, story: Article, faults: list[str]
    ) -> None:
        desk.get_by_role("textbox", name="Text", exact=True).click()
        desk.keyboard.press("Control+a")
        desk.evaluate(
            """html => {
              const data = new DataTransfer()
              data.setData("text/html", html)
              const given = { clipboardData: data, bubbles: true, cancelable: true }
              document.querySelector("#body-text").dispatchEvent(new ClipboardEvent("paste", given))
            }""",
            WORD_LIST,
        )
        save(desk)
        lines = [line.strip() for line in body_of(story).splitlines()]
        assert "".join(lines) == "<p>Before.</p><ul><li>Rope</li><li>Tar</li></ul><p>After.</p>"
        assert not faults

    def test_is_one_stop_for_the_tab_key(self, desk: Page) -> None:
        desk.get_by_role("button", name="H2 heading").focus()
        desk.keyboard.press("ArrowRight")
        desk.keyboard.press("ArrowRight")
        expect(desk.get_by_role("button", name="Bold")).to_be_focused()
        desk.keyboard.press("Tab")
        expect(desk.get_by_role("textbox", name="Text", exact=True)).to_be_focused()

    def test_saves_by_keyboard_and_says_what_is_unsaved(self, desk: Page, story: Article) -> None:
        type_at_the_end(desk, " Late.")
        expect(desk.get_by_text("Not saved yet")).to_be_visible()
        desk.keyboard.press("Control+s")
        expect(desk.get_by_text("Saved. Readers do not see it")).to_be_visible()
        assert body_of(story) == "<p>The ferry left. Late.</p>"


class Rows:
    def test_are_put_in_order_by_keyboard_and_by_dragging(self, desk: Page, story: Article) -> None:
        for place, name in enumerate(["Ada Lovell", "Bo Lind", "Cy Marsh"]):
            story.mentions.create(person=person_named(name), position=place)
        rewrite(story)
        desk.reload()
        people = desk.get_by_role("region", name="People in this story")
        people.get_by_role("button", name="Move down").first.click()
        rows = people.get_by_role("listitem")
        rows.nth(2).locator("[data-grip]").drag_to(rows.nth(0), target_position={"x": 60, "y": 4})
        people.get_by_role("button", name="Remove").nth(2).click()
        save(desk)
        kept = [str(mention) for mention in story.mentions.order_by("position")]
        assert kept == ["Cy Marsh", "Bo Lind"]

    def test_that_were_removed_stay_so_when_the_page_comes_back(self, desk: Page, story: Article) -> None:
        story.mentions.create(person=person_named("Ada Lovell"))
        rewrite(story)
        desk.reload()
        people = desk.get_by_role("region", name="People in this story")
        people.get_by_role("button", name="Remove").first.click()
        desk.get_by_label("Headline").fill("")
        desk.get_by_role("button", name="Save", exact=True).click()
        expect(desk.get_by_text("Give the story a headline")).to_be_visible()
        expect(people.locator("[data-row]").first).to_be_hidden()


class Chooser:
    def test_is_worked_by_keyboard_alone(self, desk: Page, story: Article) -> None:
        person_named("Ada Lovell")
        person_named("Ada Marsh")
        field = desk.get_by_role("region", name="Bylines").get_by_label("Person")
        field.fill("ada")
        offers = desk.get_by_role("listbox", name="What is found")
        expect(offers.get_by_role("option")).to_have_count(3)
        expect(field).to_have_attribute("aria-expanded", "true")
        desk.keyboard.press("ArrowDown")
        desk.keyboard.press("Enter")
        expect(field.first).to_have_value("Ada Marsh")
        save(desk)
        assert str(story.bylines.get()) == "Ada Marsh"


class SecondAuthor:
    def test_is_told_what_came_in(self, desk: Page, story: Article) -> None:
        type_at_the_end(desk, " It came back.")
        rewrite(story, headline="Ferry sinks")
        save(desk)
        expect(desk.get_by_text("merged in: Headline")).to_be_visible()
        expect(desk.get_by_role("textbox", name="Headline")).to_have_value("Ferry sinks")
        assert body_of(story) == "<p>The ferry left. It came back.</p>"

    def test_keeps_the_text_and_is_asked_where_both_wrote(self, desk: Page, story: Article) -> None:
        type_at_the_end(desk, " It came back.")
        rewrite(story, body_html="<p>The ferry sank.</p>")
        desk.get_by_role("button", name="Save", exact=True).click()
        expect(desk.get_by_role("heading", name="Not saved yet: someone was faster")).to_be_visible()
        expect(desk.get_by_role("textbox", name="Text", exact=True)).to_have_text(
            "The ferry left. It came back."
        )
        expect(desk.get_by_role("radio", name="Yours", exact=True)).to_be_checked()
        desk.get_by_role("radio", name="Both, yours second").check()
        save(desk)
        assert body_of(story) == "<p>The ferry sank.</p>\n<p>The ferry left. It came back.</p>"


class Picture:
    def test_is_told_where_to_look_by_a_click_and_by_arrows(
        self, transactional_db: None, editor: User, at_the_door: Opener
    ) -> None:
        image = picture_of("The quay")
        desk = at_the_door(editor)
        desk.goto(f"/admin/articles/image/{image.pk}/change/")
        desk.locator("[data-picture]").click(position={"x": 30, "y": 60})
        desk.keyboard.press("ArrowRight")
        desk.get_by_role("button", name="Save", exact=True).click()
        expect(desk.get_by_role("heading", name="Pictures", level=1)).to_be_visible()
        image.refresh_from_db()
        # 30 of 480 pixels and a step to the right; 60 of 320 down
        assert image.focal_x == pytest.approx(0.083, abs=0.01)
        assert image.focal_y == pytest.approx(0.187, abs=0.01)


class WithoutJavaScript:
    def test_a_story_is_written_and_published(
        self, story: Article, editor: User, at_the_door: Opener
    ) -> None:
        person_named("Ada Lovell")
        desk = at_the_door(editor, java_script_enabled=False)
        desk.goto(f"/admin/articles/article/{story.pk}/change/")
        desk.get_by_label("Text", exact=True).fill("<p>Plain words.</p>")
        desk.get_by_role("region", name="Dateline").get_by_label("Places").fill("Moscow")
        desk.get_by_role("region", name="People in this story").get_by_label("Person").fill("Ada Lovell")
        desk.get_by_role("button", name=re.compile("^Publish")).first.click()
        desk.get_by_role("link", name="See it as a reader").click()
        expect(desk.get_by_text("Plain words.").first).to_be_visible()
        expect(desk.get_by_role("link", name="Ada Lovell").first).to_be_visible()


class WhatReadersHave:
    def test_is_changed_in_the_same_editor(
        self, transactional_db: None, editor: User, at_the_door: Opener, faults: list[str]
    ) -> None:
        article, now = (
            publish_story("Ferry leaves", body_html="<p>The ferry left.</p>").article,
            timezone.now(),
        )
        rewrite(article, headline="Ferry flies")
        update, starts = announced(Change.UPDATE, at=now), now + timedelta(hours=3)
        schedule(article, update, starts=starts, by=None, via="test", at=now)
        page = at_the_door(editor)
        page.goto(f"/admin/articles/article/{article.pk}/correct-now/")
        type_at_the_end(page, " It came back.")
        page.get_by_label("Minor").check()
        page.get_by_role("button", name="Publish the change now").click()
        expect(page.get_by_text("Readers have the change now")).to_be_visible()
        live = Edition.objects.live(timezone.now()).get()
        assert live.body_html == "<p>The ferry left. It came back.</p>"
        assert not faults
