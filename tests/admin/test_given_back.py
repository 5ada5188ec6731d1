"""Whatever is typed at the desk is given back when its session or its token has ended, scripts or none."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from articles.models import AuditEntry, Change, Edition
from articles.publishing.editions import Announcement
from articles.publishing.known import section_at
from articles.publishing.planning import plan
from articles.publishing.schedule import schedule
from tests.admin.forms import Page, thing_page
from tests.cast import let_in, person_named, rewrite
from tests.public.stories import find, taken_apart

Desk = Callable[[User], Client]
Opened = Callable[[Client, Edition], Page]
OURS = {"Origin": "http://testserver"}
WORDS = "Ask “both”.\r\nRing <first>."


def planned(client: Client, live: Edition) -> Page:
    section = section_at(["World"], by=None, via="test", at=timezone.now())
    page = thing_page(
        client, "articles/plannedstory", plan("Strike", section, by=None, via="t", at=timezone.now()).pk
    )
    page["note"] = WORDS
    return page


def person(client: Client, live: Edition) -> Page:
    page = thing_page(client, "articles/person", person_named("Ada Lovell").pk)
    page["note"] = WORDS
    return page


def withdrawal(client: Client, live: Edition) -> Page:
    page = Page(client, f"/admin/articles/article/{live.article_id}/withdraw/", "act_form")
    page["notice"], page["word"] = WORDS, "WITHDRAW"
    return page


def correction(client: Client, live: Edition) -> Page:
    article, at = rewrite(live.article, headline="Ferry flies"), timezone.now()
    starts = at + timedelta(hours=3)
    schedule(article, Announcement(Change.UPDATE, updated=starts), starts=starts, by=None, via="test", at=at)
    page = Page(client, f"/admin/articles/article/{article.pk}/correct-now/", "act_form")
    page["publish-change"], page["publish-note"] = "correction", WORDS
    return page


FORMS: dict[str, Opened] = {
    "a planned story": planned,
    "a person": person,
    "a withdrawal": withdrawal,
    "a correction of what readers have": correction,
}


@pytest.fixture(params=list(FORMS.values()), ids=list(FORMS))
def page(request: pytest.FixtureRequest, at_the_desk: Desk, chief: User, live: Edition) -> Page:
    opened: Opened = request.param
    return opened(at_the_desk(chief), live)


def given_back(page: Page, answer: Any) -> Page:
    assert answer.status_code == 403
    assert f'action="{page.url}"' in answer.content.decode()
    return Page(page.client, page.url, "again_form", answer)


def is_kept(words: str) -> bool:
    """Look for words in what the audit log and the editions keep."""
    acts = AuditEntry.objects.values_list("changes", flat=True)
    return words in f"{[*acts, *Edition.objects.values_list('note', flat=True)]}"


class AnEndedSession:
    def test_gives_the_form_back_to_be_sent_again_after_a_log_in(self, page: Page, chief: User) -> None:
        Session.objects.all().delete()
        before = AuditEntry.objects.count()
        again = given_back(page, page.press())
        assert "Your session has ended" in again.text
        assert AuditEntry.objects.count() == before
        let_in(page.client, chief)
        assert again.press("").status_code == 302
        assert is_kept(WORDS.splitlines()[1])

    def test_leads_to_the_log_in_without_leaving_the_page(self, page: Page) -> None:
        Session.objects.all().delete()
        [link] = find(taken_apart(page.press()), "main a")
        shown = (link.get("href"), link.get("target"), link.text_content())
        assert shown == ("/admin/login/", "_blank", "Log in")

    def test_writes_no_password_into_a_page(self, at_the_desk: Desk, chief: User) -> None:
        page = thing_page(at_the_desk(chief), "auth/user")
        page["username"] = page["password1"] = page["password2"] = "a-long-quay-7"
        Session.objects.all().delete()
        assert page.press()["Location"].startswith("/admin/login/?next=")

    def test_asks_only_to_log_in_who_sent_a_file_or_nothing(self, client: Client, db: None) -> None:
        file = SimpleUploadedFile("quay.jpg", b"no picture")
        for fields in ({"alt": "The quay", "file": file}, {}):
            answer = client.post("/admin/articles/image/add/", fields)
            assert answer["Location"] == "/admin/login/?next=/admin/articles/image/add/"

    def test_is_told_to_a_script_as_ever(self, client: Client, db: None) -> None:
        answer = client.post("/admin/articles/article/keep/", {"autosave": "k" * 20, "turn": "1"})
        assert answer["Location"] == "/admin/login/?next=/admin/articles/article/keep/"


class ATokenOfFormerTimes:
    @pytest.fixture
    def strict(self, page: Page, chief: User) -> Page:
        page.client = Client(enforce_csrf_checks=True)
        let_in(page.client, chief)
        page.client.get(page.url)
        page["csrfmiddlewaretoken"] = "a" * 64
        return page

    def test_gives_the_form_back_with_a_new_one(self, strict: Page) -> None:
        again = given_back(strict, strict.client.post(strict.url, strict.fields, headers=OURS))
        assert again.press("").status_code == 302
        assert is_kept(WORDS.splitlines()[1])

    @pytest.mark.parametrize("origin", [{}, {"Origin": "http://evil.example"}, {"Origin": "null"}])
    def test_is_plainly_refused_from_elsewhere(self, strict: Page, origin: dict[str, str]) -> None:
        answer = strict.client.post(strict.url, strict.fields, headers=origin)
        assert answer.status_code == 403
        assert b"csrfmiddlewaretoken" not in answer.content
        assert b"Ring" not in answer.content
