"""Two people change one planned story: what does not overlap merges, what does is put to who saves second."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import AuditEntry, PlannedStory, Section
from articles.publishing import erasing, moves, planning
from tests.admin.forms import Page, thing_page
from tests.cast import rewrite

Desk = Callable[[User], Client]
NOTE = "Ask the union.\nAsk the port."


@pytest.fixture
def plan(world: Section, reporter: User) -> PlannedStory:
    at = timezone.now()
    return planning.plan("Strike ends", world, length=300, note=NOTE, by=reporter, via="test", at=at)


@pytest.fixture
def page(at_the_desk: Desk, editor: User, plan: PlannedStory) -> Page:
    """Open the form before someone else changes it."""
    return thing_page(at_the_desk(editor), "articles/plannedstory", plan.pk)


def change(plan: PlannedStory, by: User, **words: object) -> None:
    newest = now(plan)
    for name, value in words.items():
        setattr(newest, name, value)
    planning.save_plan(newest, by=by, via="test", at=timezone.now())


def now(plan: PlannedStory) -> PlannedStory:
    return PlannedStory.objects.get(pk=plan.pk)


def chosen(page: Page, choice: str) -> None:
    for name in [name for name in page.fields if name.startswith("clash-")]:
        page[name] = choice


class ChangesOfDifferentParts:
    def test_are_saved_together_and_told(self, page: Page, plan: PlannedStory, reporter: User) -> None:
        change(plan, reporter, who=reporter, length=500, note=NOTE.replace("port", "harbour"), dropped=True)
        page["what"], page["due_at"] = "Strike goes on", "2026-12-01T18:00"
        page["note"] = NOTE.replace("Ask the union", "Ring the union").replace("\n", "\r\n")
        told = page.press(follow=True).content.decode()
        saved = now(plan)
        assert (saved.what, saved.who, saved.length, saved.dropped) == ("Strike goes on", reporter, 500, True)
        assert saved.note == "Ring the union.\nAsk the harbour."
        assert f"{saved.due_at:%d %H:%M}" == "01 18:00"
        assert "Rosa Lindqvist changed it meanwhile; merged in: Who, Length, Note, Called off." in told

    def test_leave_what_was_begun_begun(
        self, page: Page, plan: PlannedStory, reporter: User, world: Section
    ) -> None:
        article = planning.begin(plan, by=reporter, via="test", at=timezone.now())
        page["length"] = "900"
        assert page.press().status_code == 302
        assert (now(plan).article, now(plan).length) == (article, 900)

    def test_are_each_in_the_log(self, page: Page, plan: PlannedStory, reporter: User) -> None:
        change(plan, reporter, place="Riga")
        page["length"] = "900"
        page.press()
        entries = AuditEntry.objects.filter(thing=f"plannedstory:{plan.pk}", verb="changed").latest_first()
        assert [entry.changes for entry in entries] == [{"length": [300, 900]}, {"place": ["", "Riga"]}]


class TheSamePart:
    @pytest.fixture
    def asked(self, page: Page, plan: PlannedStory, reporter: User) -> Page:
        """Come second with another line, and with what merges by itself."""
        change(plan, reporter, what="Strike <begins>", place="Riga")
        page["what"], page["length"] = "Strike goes on", "900"
        answer = page.press()
        assert answer.status_code == 409
        return page.again(answer)

    def test_is_shown_with_both_and_saves_nothing(self, asked: Page, plan: PlannedStory) -> None:
        html = asked.response.content.decode()
        assert html.count('<fieldset class="clash">') == 1
        assert "Strike <mark>&lt;begins&gt;</mark>" in html
        assert "Strike <mark>goes on</mark>" in html
        assert "By Rosa Lindqvist" in html
        assert (now(plan).what, now(plan).length) == ("Strike <begins>", 300)

    def test_leaves_the_authors_words_in_the_form_beside_what_merged(self, asked: Page) -> None:
        assert (asked["what"], asked["length"], asked["place"]) == ("Strike goes on", "900", "Riga")

    @pytest.mark.parametrize(("choice", "what"), [("mine", "Strike goes on"), ("theirs", "Strike <begins>")])
    def test_holds_as_its_author_says(self, asked: Page, plan: PlannedStory, choice: str, what: str) -> None:
        chosen(asked, choice)
        assert asked.press().status_code == 302
        assert (now(plan).what, now(plan).length, now(plan).place) == (what, 900, "Riga")

    def test_is_asked_again_when_they_change_it_again(
        self, asked: Page, plan: PlannedStory, reporter: User
    ) -> None:
        change(plan, reporter, what="Strike is over")
        chosen(asked, "theirs")
        assert asked.press().status_code == 409
        assert now(plan).what == "Strike is over"

    def test_is_asked_about_people_moments_and_sections_in_words(
        self, page: Page, plan: PlannedStory, reporter: User, editor: User, world: Section
    ) -> None:
        change(plan, reporter, who=reporter, due_at=timezone.now(), section=world.parent, dropped=True)
        page["who"], page["due_at"] = str(editor.pk), "2026-12-01T18:00"
        again = page.again(page.press())
        assert "Rosa" in again.text
        assert "Called offYes" in again.text
        chosen(again, "theirs")
        assert again.press().status_code == 302
        assert (now(plan).who, now(plan).section, now(plan).dropped) == (reporter, world.parent, True)


class SomethingElseWrong:
    def test_tells_of_the_other_and_merges_once_it_is_right(
        self, page: Page, plan: PlannedStory, reporter: User
    ) -> None:
        change(plan, reporter, place="Riga")
        page["what"], page["length"] = "", "900"
        answer = page.press()
        assert answer.status_code == 409
        again = page.again(answer)
        assert "Riga" in again.text
        again["what"] = "Strike goes on"
        assert again.press().status_code == 302
        assert (now(plan).what, now(plan).length, now(plan).place) == ("Strike goes on", 900, "Riga")


class AnUnknownVersion:
    @pytest.mark.parametrize("read", ["", "7", "0", "-1", "x", f"-{10**30}"])
    def test_is_refused_once(self, page: Page, plan: PlannedStory, read: str) -> None:
        page["read_version"], page["what"] = read, "Strike goes on"
        answer = page.press()
        assert answer.status_code == 409
        assert now(plan).what == "Strike ends"
        assert page.again(answer).press().status_code == 302
        assert now(plan).what == "Strike goes on"


class AnErasedStory:
    def test_does_not_get_the_words_of_its_plan_back(
        self, page: Page, plan: PlannedStory, reporter: User, chief: User, editor_in_chief: User
    ) -> None:
        words = {"via": "test", "at": timezone.now()}
        article = planning.begin(plan, by=reporter, **words)  # type: ignore[arg-type]
        rewrite(article, body_html="<p>Secret.</p>")
        moves.publish(article, by=None, **words)  # type: ignore[arg-type]
        erasing.order_erasure(article, reason="Court", by=chief, **words)  # type: ignore[arg-type]
        erasing.erase(article, by=editor_in_chief, **words)  # type: ignore[arg-type]
        page["length"] = "900"
        assert page.press().status_code == 409
        assert (now(plan).what, now(plan).note) == ("Erased", "")
