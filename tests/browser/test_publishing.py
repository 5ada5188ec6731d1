"""A story on its way through four pairs of hands, in a browser: from a draft to its end."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, Edition, Section
from articles.publishing.roles import COPY_EDITOR
from tests.browser.conftest import answered_409
from tests.cast import member, publish_story, rewrite

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]


def form(desk: Page, article: Article) -> None:
    desk.goto(f"/admin/articles/article/{article.pk}/change/")


def typed(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


class AStory:
    def test_goes_through_four_hands(
        self,
        transactional_db: None,
        world: Section,
        reporter: User,
        editor: User,
        editor_in_chief: User,
        at_the_door: Opener,
        faults: list[str],
    ) -> None:
        desk = at_the_door(reporter)
        desk.goto("/admin/articles/article/add/")
        desk.get_by_label("Headline").fill("Ferry leaves on time")
        desk.get_by_role("textbox", name="Text", exact=True).click()
        desk.keyboard.type("Nobody could say why.")
        desk.get_by_label("Section", exact=True).select_option(str(world.pk))
        desk.get_by_role("button", name="Submit for review").click()
        expect(desk.get_by_text("Submitted: it waits for review.")).to_be_visible()
        article = Article.objects.get()

        desk = at_the_door(member("cora", COPY_EDITOR, is_staff=True))
        desk.get_by_role("link", name="Ferry leaves on time").click()
        desk.get_by_role("button", name="Approve").click()
        expect(desk.get_by_text("it is ready to be published")).to_be_visible()

        desk = at_the_door(editor)
        form(desk, article)
        desk.get_by_label("At a moment").check()
        desk.get_by_label("Moment, by the clock of UTC").fill("2050-01-01T06:00")
        desk.get_by_role("button", name="Schedule for 1 Jan 2050 06:00 UTC").click()
        expect(desk.get_by_text("The story comes at 1 Jan 2050 06:00 UTC")).to_be_visible()
        desk.get_by_label("Take the scheduled text now").check()
        desk.get_by_role("button", name="Publish now").click()
        expect(desk.get_by_role("link", name="See it as a reader")).to_be_visible()

        desk = at_the_door(editor_in_chief)
        form(desk, article)
        desk.get_by_text("Take down, hold, put back").click()
        desk.get_by_role("link", name="Kill this story").click()
        desk.get_by_label("Reason").fill("A court asked.")
        desk.get_by_label("Type KILL to confirm").fill("KILL")
        desk.get_by_role("button", name="Kill the story for ever").click()
        expect(desk.get_by_text("Killed, for ever.")).to_be_visible()
        assert not faults
        answer = desk.goto(Edition.objects.get(number=2).address.path)
        assert answer is not None
        assert answer.status == 410


class AChange:
    def test_comes_at_its_moment_and_a_correction_takes_its_place(
        self, transactional_db: None, editor: User, at_the_door: Opener, faults: list[str]
    ) -> None:
        article = rewrite(publish_story().article, headline="Ferry flies")
        desk = at_the_door(editor)
        form(desk, article)
        button = desk.locator("[data-publish]")
        expect(button).to_have_text("Publish the change now")
        expect(desk.get_by_label("Note to readers")).to_be_hidden()
        desk.get_by_label("Update: new facts").check()
        expect(button).to_have_text("Publish the update now")
        desk.get_by_label("At a moment").check()
        tomorrow = timezone.now() + timedelta(days=1)
        desk.get_by_label("Moment, by the clock of UTC").fill(typed(tomorrow))
        expect(button).to_have_text(f"Schedule the update for {tomorrow:%-d %b %Y %H:%M} UTC")
        button.click()
        expect(desk.get_by_text("A change (update) comes at").first).to_be_visible()
        assert Edition.objects.live(timezone.now()).get().headline == "Ferry leaves on time"

        desk.get_by_label("Headline").fill("Ferry left late")
        desk.get_by_label("Correction: it was wrong").check()
        desk.get_by_label("Note to readers").fill("It left late.")
        button.click()
        expect(desk.get_by_text("has a publication scheduled for")).to_be_visible()
        expect(desk.get_by_label("Note to readers")).to_have_value("It left late.")
        desk.get_by_label("Publish this in its place").check()
        button.click()
        expect(desk.get_by_text("The correction is published.")).to_be_visible()
        assert answered_409(faults)
