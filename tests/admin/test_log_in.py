"""The door of the desk: what guessing gets, and what the people who work here get."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.test import Client

from articles.models import AuditEntry

Desk = Callable[[User], Client]
LOGIN = "/admin/login/"


class Hasher:
    """How often a password was looked at."""

    looked = 0


@pytest.fixture
def hasher(monkeypatch: pytest.MonkeyPatch) -> Hasher:
    counted, encode = Hasher(), MD5PasswordHasher.encode

    def counting(*args: Any) -> str:
        counted.looked += 1
        return encode(*args)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return counted


@pytest.fixture
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as moved:
        yield moved


def guess(client: Client, name: str = "rosa", password: str = "wrong", *, address: str = "127.0.0.1") -> Any:
    return client.post(LOGIN, {"username": name, "password": password}, REMOTE_ADDR=address)


def exhaust(client: Client, name: str = "rosa", *, addresses: int = 9) -> None:
    for number in range(addresses):
        guess(client, name, address=f"127.0.1.{number}")


class GuessesAllTheTime:
    """One every two seconds for ten minutes; more get no further, for time alone gives new ones."""

    @pytest.mark.slow
    @pytest.mark.parametrize("attack", ["one address, many accounts", "many addresses, one account"])
    def test_reach_the_password_at_most_sixty_times(
        self, client: Client, reporter: User, hasher: Hasher, clock: time_machine.Traveller, attack: str
    ) -> None:
        statuses = set()
        for number in range(300):
            one = attack.startswith("one")
            name = f"name{number % 200}" if one else "rosa"
            address = "127.0.0.1" if one else f"127.0.0.{number % 100}"
            statuses.add(guess(client, name, address=address).status_code)
            clock.shift(2)
        assert 5 <= hasher.looked <= 60
        assert statuses == {200, 429}
        assert AuditEntry.objects.filter(verb="refused a log-in").count() <= 2


class AThrottledLogIn:
    def test_says_when_to_try_again(
        self, client: Client, reporter: User, clock: time_machine.Traveller
    ) -> None:
        exhaust(client)
        answer = guess(client, password="rosa")
        assert answer.status_code == 429
        assert "Try again in 5 minutes, at" in answer.content.decode()
        assert int(answer["Retry-After"]) == 300
        clock.shift(301)
        assert guess(client, password="rosa").status_code == 302

    def test_tells_nothing_about_accounts(self, reporter: User, hasher: Hasher) -> None:
        """Known and unknown: the same words, the same status, the same work."""
        seen = {}
        for name, net in (("rosa", 1), ("nobody", 2)):
            client = Client()
            before = hasher.looked
            answers = [guess(client, name, address=f"127.0.{net}.{each}") for each in range(8)]
            told = [(each.status_code, "tried too often" in each.content.decode()) for each in answers]
            seen[name] = (told, hasher.looked - before)
        assert seen["rosa"] == seen["nobody"]
        assert seen["rosa"][1] == 5

    def test_does_not_look_at_a_right_password(self, client: Client, reporter: User, hasher: Hasher) -> None:
        exhaust(client)
        looked = hasher.looked
        guess(client, password="rosa")
        assert hasher.looked == looked

    def test_of_a_name_is_one_however_it_is_written(self, client: Client, reporter: User) -> None:
        exhaust(client)
        assert guess(client, "ROSA").status_code == 429

    def test_is_not_escaped_by_a_header(self, client: Client, reporter: User, hasher: Hasher) -> None:
        for number in range(30):
            client.post(
                LOGIN,
                {"username": f"name{number}", "password": "x"},
                headers={"X-Forwarded-For": f"8.8.8.{number}"},
            )
        assert hasher.looked == 20

    def test_leaves_those_at_other_addresses_alone(self, client: Client, reporter: User) -> None:
        for number in range(30):
            guess(client, f"name{number}")
        assert guess(client, password="rosa").status_code == 429
        assert guess(client, password="rosa", address="127.0.0.2").status_code == 302

    def test_never_shuts_out_a_browser_that_was_in_before(self, client: Client, reporter: User) -> None:
        guess(client, password="rosa")
        client.post("/admin/logout/")
        exhaust(Client())
        assert guess(Client(), password="rosa").status_code == 429
        assert guess(client, password="rosa").status_code == 302

    def test_is_not_escaped_by_the_cookie_of_another_account(
        self, client: Client, reporter: User, editor: User, hasher: Hasher
    ) -> None:
        guess(client, "edda", "edda")
        exhaust(client, addresses=14)
        assert hasher.looked == 1 + 5

    def test_is_not_escaped_by_ones_own_cookie(self, client: Client, reporter: User, hasher: Hasher) -> None:
        guess(client, password="rosa")
        exhaust(client, addresses=14)
        assert hasher.looked == 1 + 10

    def test_ends_with_a_new_password_from_the_desk(
        self, at_the_desk: Desk, chief: User, reporter: User
    ) -> None:
        stranger = Client()
        exhaust(stranger)
        new = {"password1": "a-long-quay-7", "password2": "a-long-quay-7"}
        at_the_desk(chief).post(f"/admin/auth/user/{reporter.pk}/password/", new)
        assert guess(stranger, password="a-long-quay-7").status_code == 302


class ARightLogIn:
    def test_clears_the_count_of_its_account(self, reporter: User) -> None:
        for _ in range(4):
            guess(Client())
        assert guess(Client(), password="rosa").status_code == 302
        assert [guess(Client()).status_code for _ in range(6)] == [200] * 5 + [429]

    def test_never_clears_the_count_of_its_address(self, reporter: User, hasher: Hasher) -> None:
        for number in range(22):
            guess(Client(), f"name{number}")
            guess(Client(), password="rosa")
        wrong = hasher.looked - AuditEntry.objects.filter(verb="logged in").count()
        assert wrong == 20

    def test_is_no_guess_at_its_address(self, reporter: User) -> None:
        assert {guess(Client(), password="rosa").status_code for _ in range(30)} == {302}

    def test_is_written_down(self, client: Client, reporter: User) -> None:
        guess(client, password="rosa")
        entry = AuditEntry.objects.get(thing=f"user:{reporter.pk}")
        assert (entry.verb, entry.by, entry.changes) == ("logged in", reporter, {"with": [None, "password"]})

    def test_begins_a_session_under_a_new_key(self, client: Client, reporter: User) -> None:
        session = client.session
        session["planted"] = True
        session.save()
        planted = session.session_key
        guess(client, password="rosa")
        assert client.session.session_key != planted

    @pytest.mark.parametrize(
        "to", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil"]
    )
    def test_goes_to_no_address_elsewhere(self, client: Client, reporter: User, to: str) -> None:
        data = {"username": "rosa", "password": "rosa", "next": to}
        assert client.post(f"{LOGIN}?next={quote(to)}", data)["Location"] == "/admin/"

    def test_goes_where_one_was(self, client: Client, reporter: User) -> None:
        to = "/admin/articles/article/add/"
        data = {"username": "rosa", "password": "rosa", "next": to}
        assert client.post(f"{LOGIN}?next={to}", data)["Location"] == to


class AWrongGuess:
    def test_is_written_down_once_an_hour(
        self, client: Client, reporter: User, clock: time_machine.Traveller
    ) -> None:
        exhaust(client)
        entry = AuditEntry.objects.get(verb="refused a log-in")
        assert (entry.thing, entry.by) == (f"user:{reporter.pk}", None)
        assert entry.changes == {"from": [None, "127.0.1.0"]}
        clock.shift(timedelta(hours=1))
        exhaust(client)
        assert AuditEntry.objects.filter(verb="refused a log-in").count() == 2

    def test_never_writes_down_what_was_typed(self, client: Client, db: None) -> None:
        guess(client, "my-password-in-the-wrong-box", "secret")
        entry = AuditEntry.objects.get()
        assert entry.thing == "address:127.0.0.1"
        assert "wrong-box" not in str(entry.changes)


class ChangingThePassword:
    NEW = {"old_password": "rosa", "new_password1": "a-long-quay", "new_password2": "a-long-quay"}

    def test_ends_every_other_session(self, at_the_desk: Desk, reporter: User) -> None:
        other = Client()
        other.force_login(reporter)
        assert other.get("/admin/").status_code == 200
        client = at_the_desk(reporter)
        key = client.session.session_key
        client.post("/admin/password_change/", self.NEW)
        assert client.get("/admin/").status_code == 200
        assert client.session.session_key != key
        assert other.get("/admin/").status_code == 302
        assert AuditEntry.objects.get().verb == "changed the password"

    def test_is_no_way_to_guess_the_old_one(self, at_the_desk: Desk, reporter: User, hasher: Hasher) -> None:
        client = at_the_desk(reporter)
        for _ in range(8):
            client.post("/admin/password_change/", self.NEW | {"old_password": "guess"})
        assert hasher.looked == 5
        said = client.post("/admin/password_change/", self.NEW).content.decode()
        assert "tried too often" in said


class LoggingOut:
    def test_is_a_post(self, at_the_desk: Desk, reporter: User) -> None:
        client = at_the_desk(reporter)
        assert client.get("/admin/logout/").status_code == 405
        assert client.get("/admin/").status_code == 200
