"""Asking once more who is there: nothing goes through unproved, nothing that was entered is lost."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import lxml.html
import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from articles.admin import reask
from articles.admin.reask import MOST_FIELDS, reasked
from articles.models import AuditEntry, Post, Section
from articles.publishing.roles import REPORTER, SECTION_EDITOR
from tests.admin.forms import Page, thing_page

Desk = Callable[[User], Client]
SIXTEEN_MINUTES = timedelta(minutes=16)
ASKED = "Is it still you?"


@pytest.fixture
def long_ago(at_the_desk: Desk, chief: User) -> Iterator[Client]:
    """The chief's browser, sixteen minutes after the log-in."""
    client = at_the_desk(chief)
    with time_machine.travel(timezone.now() + SIXTEEN_MINUTES, tick=False):
        yield client


def asked(answer: Any) -> bool:
    return ASKED in answer.content.decode()


class AChangeOfRights:
    def test_is_not_asked_about_soon_after_the_log_in(
        self, at_the_desk: Desk, chief: User, reporter: User
    ) -> None:
        page = thing_page(at_the_desk(chief), "auth/user", reporter.pk)
        page["is_superuser"] = "on"
        page.press()
        reporter.refresh_from_db()
        assert reporter.is_superuser

    def test_waits_for_a_proof_and_goes_on_with_it(self, long_ago: Client, reporter: User) -> None:
        page = thing_page(long_ago, "auth/user", reporter.pk)
        page["first_name"], page["groups"] = "Rosa “Ro” & <b>", [str(each.pk) for each in Group.objects.all()]
        answer = page.press("_continue")
        assert asked(answer)
        reporter.refresh_from_db()
        assert (reporter.first_name, reporter.groups.count()) == ("Rosa", 1)

        again = Page(long_ago, page.url, "again-form", answer)
        again["proof_of_person"] = "carl"
        done = again.press("")
        assert done["Location"] == page.url  # where "Save and stay" would have gone
        reporter.refresh_from_db()
        assert (reporter.first_name, reporter.groups.count()) == ("Rosa “Ro” & <b>", Group.objects.count())
        page["first_name"] = "Rosalind"
        assert not asked(page.press())

    def test_goes_on_with_nothing_else(self, long_ago: Client, reporter: User) -> None:
        page = thing_page(long_ago, "auth/user", reporter.pk)
        page["is_superuser"] = "on"
        answer: Any = page.press()
        for word in ("guess", "rosa", "", " "):
            again = Page(long_ago, page.url, "again-form", answer)
            again["proof_of_person"] = word
            answer = again.press("")
            assert asked(answer)
        reporter.refresh_from_db()
        assert not reporter.is_superuser
        assert again["is_superuser"] == "on"

    @pytest.mark.parametrize("path", ["auth/user/add/", "auth/group/add/", "auth/user/{}/password/"])
    def test_of_every_kind_waits(self, long_ago: Client, reporter: User, path: str) -> None:
        address = f"/admin/{path.format(reporter.pk)}"
        posted = {
            "username": "eve",
            "name": "Eve",
            "password1": "a-long-quay-7",
            "password2": "a-long-quay-7",
            "usable_password": "true",
        }
        assert asked(long_ago.post(address, posted))
        assert not User.objects.filter(username="eve").exists()
        assert not Group.objects.filter(name="Eve").exists()
        reporter.refresh_from_db()
        assert reporter.check_password("rosa")

    def test_by_a_post_in_a_section_waits(self, long_ago: Client, reporter: User, world: Section) -> None:
        page = thing_page(long_ago, "auth/user", reporter.pk)
        role = Group.objects.get(name=SECTION_EDITOR)
        page["posts-TOTAL_FORMS"] = "1"
        page["posts-0-group"], page["posts-0-section"] = str(role.pk), str(world.pk)
        answer = page.press()
        assert asked(answer)
        assert not Post.objects.filter(user=reporter).exists()
        again = Page(long_ago, page.url, "again-form", answer)
        again["proof_of_person"] = "carl"
        again.press("")
        assert Post.objects.get(user=reporter).section == world

    def test_is_refused_before_it_is_asked_about(self, at_the_desk: Desk, reporter: User) -> None:
        client = at_the_desk(reporter)
        with time_machine.travel(timezone.now() + SIXTEEN_MINUTES, tick=False):
            assert client.post(f"/admin/auth/user/{reporter.pk}/change/", {}).status_code == 403

    def test_waits_as_long_as_the_setting_says(
        self, at_the_desk: Desk, chief: User, settings: Settings
    ) -> None:
        settings.REASK_MINUTES = 0
        role = Group.objects.get_or_create(name=REPORTER)[0]
        assert asked(at_the_desk(chief).post(f"/admin/auth/group/{role.pk}/change/", {"name": "Eve"}))


class Guessing:
    def test_is_throttled_and_told_once(self, long_ago: Client, chief: User) -> None:
        statuses = [
            long_ago.post("/admin/again/", {"proof_of_person": f"guess {number}"}).status_code
            for number in range(8)
        ]
        assert statuses == [200] * 5 + [429] * 3
        answer = long_ago.post("/admin/again/", {"proof_of_person": "carl"})
        assert "Try again in 5 minutes" in answer.content.decode()
        assert AuditEntry.objects.get().verb == "refused a log-in"


class APageThatAsks:
    def test_is_never_kept_and_has_no_old_token(self, long_ago: Client) -> None:
        answer = long_ago.post("/admin/auth/user/add/", {"username": "eve", "csrfmiddlewaretoken": "old"})
        assert "no-store" in answer["Cache-Control"]
        assert 'value="old"' not in answer.content.decode()

    def test_keeps_every_field_in_its_order(self, long_ago: Client) -> None:
        values = ["b", "a", " two\r\nlines ", "<script>"]
        answer = long_ago.post("/admin/auth/user/add/?next=1", {"many": values, "one": "é"})
        tree: Any = lxml.html.fromstring(answer.content)
        [form] = tree.xpath("//form[@id='again-form']")
        assert form.get("action") == "/admin/auth/user/add/?next=1"
        carried = [(name, value.replace("\r", "")) for name, value in form.form_values()]
        for value in values:
            assert ("many", value.replace("\r", "")) in carried
        assert ("one", "é") in carried

    def test_sends_what_is_too_large_back_to_its_form(self, long_ago: Client, chief: User) -> None:
        posted = {f"field{number}": "x" for number in range(MOST_FIELDS + 1)}
        answer = long_ago.post("/admin/auth/user/add/", posted)
        assert answer.status_code == 413
        assert b"go back in this one and send the form again" in answer.content
        assert b'name="field1"' not in answer.content
        told = long_ago.post("/admin/again/", {"proof_of_person": "carl"}, follow=True)
        assert "Go back to the form and send it again" in told.content.decode()
        assert not asked(long_ago.post("/admin/auth/user/add/", posted))


class Reasked:
    def test_lets_reading_pass(self, long_ago: Client, reporter: User) -> None:
        assert not asked(long_ago.get(f"/admin/auth/user/{reporter.pk}/change/"))

    def test_believes_no_proof_of_the_future(
        self, chief: User, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reask, "page", lambda *_, **__: HttpResponse(ASKED))
        request = RequestFactory().post("/")
        request.user, request.session = chief, {"proved_at": now.timestamp() + 3600}  # type: ignore[assignment]
        assert reasked(request)
