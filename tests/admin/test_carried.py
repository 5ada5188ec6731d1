"""A form whose session or token has ended is not lost, whether the browser runs scripts or not."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
import time_machine
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from articles.access import second_factor
from articles.models import Article, Autosave
from tests.admin.forms import Page, story_page
from tests.cast import member
from tests.public.stories import taken_apart, text

Desk = Callable[[User], Client]
CODE, SET_UP = "/admin/login/code/", "/admin/login/second-factor/"
SESSIONS = int(os.environ.get("SESSIONS", "1"))  # `make torture` ends 1,000
OURS = {"Origin": "http://testserver"}


@pytest.fixture
def page(at_the_desk: Desk, editor: User, draft: Article) -> Page:
    page = story_page(at_the_desk(editor), draft.pk)
    page["headline"], page["body_html"] = "Ferry never left", "<p>All of “my”\n<b>words</b>.</p>"
    return page


@pytest.fixture
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as moved:
        yield moved


def login_page(page: Page) -> Page:
    """Send the form after the session has ended."""
    Session.objects.all().delete()
    return Page(page.client, "/admin/login/", "login-form", page.press())


class AnEndedSession:
    @pytest.mark.parametrize("number", range(SESSIONS))
    def test_asks_to_log_in_and_brings_the_text_back(
        self, page: Page, editor: User, draft: Article, number: int
    ) -> None:
        gate = login_page(page)
        assert "Your text is with this page" in gate.text
        gate["username"] = gate["password"] = editor.username
        form = gate.press()
        again = Page(page.client, form["Location"], "article_form")
        assert (again["headline"], again["body_html"]) == (page["headline"], page["body_html"])
        assert again["read_version"] == "1"
        assert again.press().status_code == 302
        draft.refresh_from_db()
        assert (draft.headline, draft.version) == ("Ferry never left", 2)
        assert not Autosave.objects.waiting().exists()

    def test_carries_the_text_through_a_wrong_password(self, page: Page, editor: User) -> None:
        gate = login_page(page)
        gate["username"], gate["password"] = editor.username, "wrong"
        gate = gate.again(gate.press())
        gate["password"] = editor.username
        gate.press()
        assert Autosave.objects.waiting().get().fields["headline"] == ["Ferry never left"]

    def test_brings_back_a_new_story(self, at_the_desk: Desk, reporter: User) -> None:
        page = story_page(at_the_desk(reporter))
        page["headline"] = "Tram stops"
        gate = login_page(page)
        gate["username"] = gate["password"] = reporter.username
        again = Page(page.client, gate.press()["Location"], "article_form")
        assert (again["headline"], again.url.split("?")[0]) == ("Tram stops", "/admin/articles/article/add/")

    def test_writes_nothing_for_who_is_not_logged_in(self, page: Page) -> None:
        login_page(page)
        assert not Autosave.objects.exists()

    def test_gives_the_text_to_who_logs_in_as_theirs_to_use(self, page: Page) -> None:
        """Who may not change the story has the words as those of a new one, and does not see the story."""
        member("nora", is_staff=True)
        gate = login_page(page)
        gate["username"] = gate["password"] = "nora"
        gate.press()
        kept = Autosave.objects.get()
        assert (kept.by.username, kept.article) == ("nora", None)

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"fields": 1}', '{"autosave": "x" , "fields": {}}'])
    def test_takes_nothing_else_for_a_text(self, client: Client, editor: User, text: str) -> None:
        login = {"username": editor.username, "password": editor.username, "next": "/admin/", "carried": text}
        assert client.post("/admin/login/", login)["Location"] == "/admin/"
        assert not Autosave.objects.exists()


class ASecondStep:
    """A code between the password and the desk, after the session of an open form has ended."""

    @pytest.fixture
    def door(self, page: Page, editor: User, clock: time_machine.Traveller) -> Page:
        """The log-in page the text travels with, of someone who has a second factor."""
        app = pyotp.TOTP(second_factor.new_secret())
        second_factor.add(editor, app.secret, app.at(timezone.now()), at=timezone.now())
        return login_page(page)

    def code(self, editor: User) -> str:
        return second_factor.new_recovery_codes(editor)[0]

    def test_brings_the_text_back_and_one_save_saves_it(
        self, door: Page, page: Page, editor: User, draft: Article
    ) -> None:
        self.password(door, editor)
        assert not Autosave.objects.exists()
        again = Page(page.client, self.enter(page.client, editor)["Location"], "article_form")
        assert (again["headline"], again["body_html"]) == (page["headline"], page["body_html"])
        assert again.press().status_code == 302
        draft.refresh_from_db()
        assert (draft.headline, draft.version) == ("Ferry never left", 2)
        assert not Autosave.objects.waiting().exists()

    def test_carries_the_text_through_a_wrong_code(self, door: Page, page: Page, editor: User) -> None:
        self.password(door, editor)
        assert "Location" not in page.client.post(CODE, {"proof_of_person": "000000"})
        self.enter(page.client, editor)
        assert Autosave.objects.waiting().get().fields["headline"] == ["Ferry never left"]

    def test_that_took_too_long_still_has_it_the_next_time(
        self, door: Page, page: Page, editor: User, clock: time_machine.Traveller
    ) -> None:
        self.password(door, editor)
        clock.shift(timedelta(minutes=11))
        assert page.client.get(CODE)["Location"] == "/admin/login/"
        self.password(Page(page.client, "/admin/login/", "login-form"), editor)
        self.enter(page.client, editor)
        assert Autosave.objects.waiting().get().fields["headline"] == ["Ferry never left"]

    def test_that_someone_left_gives_their_text_to_nobody_else(
        self, door: Page, page: Page, editor: User
    ) -> None:
        self.password(door, editor)
        member("nora", is_staff=True)
        other = Page(page.client, "/admin/login/", "login-form")
        other["username"] = other["password"] = "nora"
        assert other.press()["Location"] == "/admin/"
        assert not Autosave.objects.exists()

    def test_that_has_to_be_set_up_first_leads_to_the_text_too(
        self, page: Page, editor: User, settings: Any
    ) -> None:
        settings.SECOND_FACTOR = ["everybody"]
        self.password(login_page(page), editor, then=SET_UP)
        key = text(taken_apart(page.client.get(SET_UP)), ".key")
        app = pyotp.TOTP(key.replace(" ", ""))
        codes = page.client.post(SET_UP, {"code": app.at(timezone.now())}).content.decode()
        kept = Autosave.objects.waiting().get()
        assert kept.fields["headline"] == ["Ferry never left"]
        assert f"?kept={kept.key}" in codes

    def password(self, door: Page, editor: User, *, then: str = CODE) -> None:
        door["username"] = door["password"] = editor.username
        assert door.press()["Location"] == then

    def enter(self, client: Client, editor: User) -> Any:
        return client.post(CODE, {"proof_of_person": self.code(editor)})


class ATokenOfFormerTimes:
    @pytest.fixture
    def strict(self, page: Page, editor: User) -> Page:
        client = Client(enforce_csrf_checks=True)
        client.force_login(editor)
        page.client = client
        client.get(page.url)
        page["csrfmiddlewaretoken"] = "a" * 64
        return page

    def refused(self, page: Page, headers: dict[str, str]) -> Any:
        return page.client.post(page.url, page.fields | {"_save": "1"}, headers=headers)

    def test_gives_the_form_back_with_a_new_one(self, strict: Page, draft: Article) -> None:
        answer = self.refused(strict, OURS)
        assert answer.status_code == 403
        answer.status_code = 200  # for the reader of forms
        again = Page(strict.client, strict.url, "again_form", answer)
        assert again.press(button="again").status_code == 302
        draft.refresh_from_db()
        assert draft.headline == "Ferry never left"

    @pytest.mark.parametrize("origin", [{}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
    def test_is_plainly_refused_from_elsewhere(self, strict: Page, origin: dict[str, str]) -> None:
        answer = self.refused(strict, origin)
        assert answer.status_code == 403
        assert not re.search("csrfmiddlewaretoken|Ferry never left", answer.content.decode())
        assert not Autosave.objects.exists()
