"""The second factor, from the picture for the app to the log-in with its code."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import lxml.html
import pyotp
import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from articles.access import second_factor
from articles.models import AuditEntry
from articles.publishing.roles import REPORTER

Desk = Callable[[User], Client]
ADD, CODE, MUST = "/admin/account/second-factor/", "/admin/login/code/", "/admin/login/second-factor/"
TO = "/admin/articles/article/add/"
STEP = timedelta(seconds=30)


@pytest.fixture
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as moved:
        yield moved


@pytest.fixture
def app(reporter: User, clock: time_machine.Traveller) -> pyotp.TOTP:
    """The reporter's app, added a minute ago."""
    app = pyotp.TOTP(second_factor.new_secret())
    second_factor.add(reporter, app.secret, shown_by(app), at=timezone.now())
    clock.shift(2 * STEP)
    return app


def shown_by(app: pyotp.TOTP) -> str:
    return app.at(timezone.now())


def app_of(answer: Any) -> pyotp.TOTP:
    """Type the key that a page shows into an app."""
    tree: Any = lxml.html.fromstring(answer.content)
    [key] = tree.find_class("key")
    return pyotp.TOTP(key.text_content().replace(" ", ""))


def codes_on(answer: Any) -> list[str]:
    tree: Any = lxml.html.fromstring(answer.content)
    return [code.text for code in tree.xpath("//ul[@class='recovery']//code")]


def password(client: Client, name: str = "rosa") -> Any:
    return client.post(f"/admin/login/?next={TO}", {"username": name, "password": name, "next": TO})


def proof(client: Client, word: str) -> Any:
    return client.post(CODE, {"proof_of_person": word})


class Adding:
    def test_shows_the_codes_once(
        self, at_the_desk: Desk, reporter: User, clock: time_machine.Traveller
    ) -> None:
        client = at_the_desk(reporter)
        page = client.get(ADD)
        assert b"<svg" in page.content
        assert app_of(page).secret == app_of(client.get(ADD)).secret
        added = client.post(ADD, {"code": shown_by(app_of(page))})
        codes = codes_on(added)
        assert len(set(codes)) == 10
        assert "no-store" in added["Cache-Control"]
        assert client.get(ADD)["Location"] == "/admin/account/"
        assert not codes_on(client.get("/admin/account/"))
        assert AuditEntry.objects.get().verb == "added a second factor"

    def test_waits_for_the_code_of_the_app(self, at_the_desk: Desk, reporter: User) -> None:
        client = at_the_desk(reporter)
        client.get(ADD)
        said = [client.post(ADD, {"code": "000000"}).content.decode() for _ in range(6)]
        assert "not the code the app shows" in said[4]
        assert "tried too often" in said[5]
        assert not second_factor.has_one(reporter)

    def test_asks_again_who_is_there(self, client: Client, reporter: User) -> None:
        client.force_login(reporter)
        client.get(ADD)
        assert "Is it still you?" in client.post(ADD, {"code": "1"}).content.decode()


class LoggingInWithACode:
    def test_goes_where_one_was_after_the_second_step(
        self, client: Client, reporter: User, app: pyotp.TOTP
    ) -> None:
        assert password(client)["Location"] == CODE
        assert client.get("/admin/").status_code == 302  # not in yet
        assert proof(client, shown_by(app))["Location"] == TO
        assert client.get("/admin/").status_code == 200
        assert AuditEntry.objects.latest("pk").changes == {"with": [None, "app"]}

    def test_refuses_a_code_that_was_used(self, reporter: User, app: pyotp.TOTP) -> None:
        first, second = Client(), Client()
        password(first)
        password(second)
        code = shown_by(app)
        assert proof(first, code).status_code == 302
        assert "used before" in proof(second, code).content.decode()
        assert second.get("/admin/").status_code == 302

    def test_takes_a_recovery_code_once(self, reporter: User, app: pyotp.TOTP) -> None:
        [code, *_] = second_factor.new_recovery_codes(reporter)
        first, second = Client(), Client()
        password(first)
        password(second)
        assert proof(first, code).status_code == 302
        assert proof(second, code).status_code == 200

    def test_is_throttled(self, client: Client, reporter: User, app: pyotp.TOTP) -> None:
        password(client)
        statuses = [proof(client, "000000").status_code for _ in range(8)]
        assert statuses == [200] * 5 + [429] * 3
        refused = proof(client, shown_by(app))
        assert refused.status_code == 429
        assert "Try again in 5 minutes" in refused.content.decode()
        assert AuditEntry.objects.filter(verb="refused a log-in").count() == 1

    def test_is_nothing_without_the_password(self, client: Client, reporter: User, app: pyotp.TOTP) -> None:
        assert proof(client, shown_by(app))["Location"] == "/admin/login/"
        assert client.get("/admin/").status_code == 302

    @pytest.mark.parametrize("happens", ["ten minutes pass", "the password changes", "the account ends"])
    def test_ends_when(
        self, client: Client, reporter: User, app: pyotp.TOTP, clock: time_machine.Traveller, happens: str
    ) -> None:
        password(client)
        if happens == "ten minutes pass":
            clock.shift(timedelta(minutes=10))
        elif happens == "the password changes":
            reporter.set_password("another")
        else:
            reporter.is_active = False
        reporter.save()
        assert proof(client, shown_by(app))["Location"] == "/admin/login/"


class ARoleThatMustHaveOne:
    def test_adds_it_at_the_log_in(
        self, client: Client, reporter: User, settings: Settings, clock: time_machine.Traveller
    ) -> None:
        settings.SECOND_FACTOR = [REPORTER]
        assert password(client)["Location"] == MUST
        assert client.get("/admin/").status_code == 302
        page = client.get(MUST)
        assert client.post(MUST, {"code": "000000"}).status_code == 200
        assert client.get("/admin/").status_code == 302
        added = client.post(MUST, {"code": shown_by(app_of(page))})
        assert len(codes_on(added)) == 10
        assert f'href="{TO}"' in added.content.decode()
        assert client.get("/admin/").status_code == 200

    def test_keeps_it(self, at_the_desk: Desk, reporter: User, settings: Settings, app: pyotp.TOTP) -> None:
        settings.SECOND_FACTOR = ["everybody"]
        client = at_the_desk(reporter)
        assert b"Remove the second factor" not in client.get("/admin/account/").content
        client.post("/admin/account/second-factor/remove/")
        assert second_factor.has_one(reporter)

    def test_is_not_asked_once_it_has_one(
        self, client: Client, reporter: User, settings: Settings, app: pyotp.TOTP
    ) -> None:
        settings.SECOND_FACTOR = ["everybody"]
        assert password(client)["Location"] == CODE
        assert client.get(MUST)["Location"] == "/admin/login/"


class TheAccount:
    def test_removes_the_second_factor(self, at_the_desk: Desk, reporter: User, app: pyotp.TOTP) -> None:
        client = at_the_desk(reporter)
        assert "10 recovery codes left" in client.get("/admin/account/").content.decode()
        client.post("/admin/account/second-factor/remove/")
        assert not second_factor.has_one(reporter)
        assert AuditEntry.objects.get().verb == "removed the second factor"

    def test_makes_new_recovery_codes(self, at_the_desk: Desk, reporter: User, app: pyotp.TOTP) -> None:
        [old, *_] = second_factor.new_recovery_codes(reporter)
        codes = codes_on(at_the_desk(reporter).post("/admin/account/recovery-codes/"))
        assert len(codes) == 10
        assert not second_factor.proof(reporter, old, at=timezone.now())
        assert second_factor.proof(reporter, codes[0], at=timezone.now())

    @pytest.mark.parametrize("path", ["second-factor/remove/", "recovery-codes/"])
    def test_asks_for_a_code_and_not_for_the_password(
        self, client: Client, reporter: User, app: pyotp.TOTP, path: str
    ) -> None:
        client.force_login(reporter)
        address = f"/admin/account/{path}"
        assert b"Code from your app" in client.post(address).content
        assert b"not right" in client.post(address, {"proof_of_person": "rosa"}).content
        assert second_factor.codes_left(reporter) == 10
        assert b"Code from your app" not in client.post(address, {"proof_of_person": shown_by(app)}).content
