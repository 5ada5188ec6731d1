"""Whatever becomes of the browser, the session or the network, what was typed is there again."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import Article, Autosave
from tests.cast import person_named, rewrite, write_story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]
MOST_LOST = 2.0  # seconds of typing
FEWEST_WORDS = 11
# `make torture` kills 200 browsers and edits in 1,000 slow ones; a number makes the same choices each time.
KILLS, SESSIONS = int(os.environ.get("KILLS", "1")), int(os.environ.get("SESSIONS", "1"))


@pytest.fixture
def story(transactional_db: None) -> Article:
    return write_story("Ferry leaves", body_html="<p>The ferry left.</p>")


def open_story(page: Page, story: Article) -> Page:
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    expect(page.get_by_role("toolbar", name="Text tools")).to_be_visible()
    return page


@pytest.fixture
def desk(story: Article, editor: User, at_the_door: Opener) -> Page:
    page = open_story(at_the_door(editor), story)
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def type_at_the_end(desk: Page, words: str) -> None:
    desk.get_by_role("textbox", name="Text", exact=True).click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(words)


def taken_text(desk: Page, story: Article) -> str:
    """Come back to the story, take what is offered, and return the text."""
    open_story(desk, story)
    desk.get_by_role("link", name="Take it").click()
    expect(desk.get_by_role("toolbar", name="Text tools")).to_be_visible()
    return desk.get_by_role("textbox", name="Text", exact=True).inner_text()


def kept(desk: Page) -> None:
    expect(desk.get_by_text(re.compile(r"^Kept \d"))).to_be_visible()


class AKilledBrowser:
    @pytest.fixture
    def profile(self, browser: Browser, tmp_path: Path, live_server: LiveServer) -> Iterator[BrowserContext]:
        """A browser of its own, that can be killed without the others."""
        context = browser.browser_type.launch_persistent_context(
            tmp_path,
            executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium",
            args=["--no-sandbox"],
            base_url=live_server.url,
        )
        yield context
        kill(tmp_path)

    @pytest.mark.parametrize("number", range(KILLS))
    def test_costs_at_most_two_seconds_of_typing(
        self,
        profile: BrowserContext,
        tmp_path: Path,
        story: Article,
        editor: User,
        at_the_door: Opener,
        number: int,
        record_property: Callable[[str, object], None],
    ) -> None:
        page = profile.new_page()
        page.goto("/admin/")
        page.get_by_label("Username").fill(editor.username)
        page.get_by_label("Password").fill(editor.username)
        page.get_by_role("button", name="Log in").click()
        open_story(page, story)
        type_at_the_end(page, " ")
        typed: list[float] = []
        until = time.monotonic() + 4 - 2 * Random(number).random()
        while time.monotonic() < until or len(typed) < FEWEST_WORDS:
            page.keyboard.type(f"w{len(typed)} ", delay=20)
            typed.append(time.monotonic())
        kill(tmp_path)
        killed = time.monotonic()
        words = taken_text(at_the_door(editor), story).split()
        lost = [killed - at for place, at in enumerate(typed) if f"w{place}" not in words]
        record_property("words typed", len(typed))
        record_property("words lost", len(lost))
        record_property("seconds lost", max(lost, default=0.0))
        assert max(lost, default=0.0) <= MOST_LOST


def kill(profile: Path) -> None:
    """Kill every process of the browser of this profile, and no other."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"--user-data-dir={profile}" in (process / "cmdline").read_text():
                os.kill(int(process.name), signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError):
            continue


class AClosedTab:
    def test_costs_nothing(self, desk: Page, story: Article) -> None:
        type_at_the_end(desk, " It came back")
        desk.close(run_before_unload=True)
        page = desk.context.new_page()
        assert taken_text(page, story) == "The ferry left. It came back"


class ABrowserOffline:
    def test_keeps_every_character_and_sends_it_when_it_can(self, desk: Page, story: Article) -> None:
        desk.context.set_offline(True)
        type_at_the_end(desk, " Offline, all of this: “quay”.")
        expect(desk.get_by_text("Offline: kept in this browser")).to_be_visible()
        desk.close(run_before_unload=True)
        assert not Autosave.objects.exists()
        desk.context.set_offline(False)
        page = open_story(desk.context.new_page(), story)
        expect(page.get_by_text("You left text here")).to_be_visible()
        assert taken_text(page, story) == "The ferry left. Offline, all of this: “quay”."

    def test_sends_by_itself_once_it_is_back(self, desk: Page) -> None:
        desk.context.set_offline(True)
        type_at_the_end(desk, " Gone.")
        expect(desk.get_by_text("Offline: kept in this browser")).to_be_visible()
        desk.context.set_offline(False)
        kept(desk)
        assert "Gone." in Autosave.objects.get().fields["body_html"][0]


class AnEndedSession:
    def test_is_told_and_costs_nothing(self, desk: Page, story: Article, editor: User) -> None:
        Session.objects.all().delete()
        type_at_the_end(desk, " Still here.")
        expect(desk.get_by_text("Your session has ended: log in in another tab")).to_be_visible()
        tab = desk.context.new_page()
        tab.goto("/admin/")
        tab.get_by_label("Username").fill(editor.username)
        tab.get_by_label("Password").fill(editor.username)
        tab.get_by_role("button", name="Log in").click()
        expect(tab.get_by_role("heading", name="My desk")).to_be_visible()
        kept(desk)
        desk.get_by_role("button", name="Save", exact=True).click()
        expect(desk.get_by_text("Saved. Readers do not see it")).to_be_visible()
        story.refresh_from_db()
        assert story.body_html == "<p>The ferry left. Still here.</p>"


class ASlowNetwork:
    @pytest.mark.parametrize("number", range(SESSIONS))
    def test_makes_no_conflict_for_a_single_editor(self, desk: Page, story: Article, number: int) -> None:
        network = desk.context.new_cdp_session(desk)
        network.send("Network.enable")
        latency = 3000 * Random(number + 2).random()  # milliseconds; the first is 2,868
        slow = {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1}
        network.send("Network.emulateNetworkConditions", slow)
        for turn in range(2):
            type_at_the_end(desk, f" {turn}.")
            desk.wait_for_timeout(450)  # the autosave is on its way when the save begins
            with desk.expect_navigation(url="**/change/"):
                desk.get_by_role("button", name="Save", exact=True).click()
            expect(desk.get_by_role("toolbar", name="Text tools")).to_be_visible()
        story.refresh_from_db()
        assert (story.version, story.body_html) == (3, "<p>The ferry left. 0. 1.</p>")
        assert not Autosave.objects.waiting().exists()


class Someone:
    def test_is_seen_within_five_seconds_and_what_they_save_too(
        self, desk: Page, story: Article, reporter: User, at_the_door: Opener, faults: list[str]
    ) -> None:
        rosa = open_story(at_the_door(reporter), story)
        expect(rosa.get_by_text("Edda Marsh has this open too")).to_be_visible()
        expect(desk.get_by_text("Rosa Lindqvist has this open too")).to_be_visible(timeout=6000)
        rewrite(story, by=reporter, headline="Ferry sinks")
        expect(desk.get_by_text("Rosa Lindqvist saved version 2")).to_be_visible(timeout=6000)
        rosa.close(run_before_unload=True)
        expect(desk.get_by_text("Rosa Lindqvist has this open too")).to_be_hidden(timeout=6000)
        assert not faults


class Take:
    def test_brings_rows_and_fields_and_goes_with_the_save(self, desk: Page, story: Article) -> None:
        ada = person_named("Ada Lovell")
        desk.get_by_role("region", name="Bylines").get_by_label("Person").fill(ada.name)
        type_at_the_end(desk, " More.")
        kept(desk)
        desk.close(run_before_unload=True)
        page = desk.context.new_page()
        assert taken_text(page, story) == "The ferry left. More."
        people = page.get_by_role("region", name="Bylines").get_by_label("Person")
        expect(people.first).to_have_value(ada.name)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text("Saved. Readers do not see it")).to_be_visible()
        expect(page.get_by_text("You left text here")).to_have_count(0)
        assert story.bylines.get().person == ada
