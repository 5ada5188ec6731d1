"""What was typed and not saved is kept for its author alone, offered again, and closed by a real save."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from lxml.html import document_fromstring

from articles.admin import autosave
from articles.models import Article, AuditEntry, Autosave, Edition, Revision
from tests.admin.forms import Page, story_page
from tests.cast import member, person_named, rewrite
from tests.public.stories import find, text

Desk = Callable[[User], Client]
NEW, DISCARD = "/admin/articles/article/keep/", "/admin/articles/article/discard/"


def keep(page: Page, turn: int = 1, **more: Any) -> Any:
    """Keep the fields of an open form as its script does."""
    own = {"turn": str(turn), "tab": page["autosave"]}
    return page.client.post(keep_address(page), page.fields | own | more)


def keep_address(page: Page) -> str:
    pk = page.url.split("/")[4]
    return f"/admin/articles/article/{pk}/keep/" if pk.isdigit() else NEW


@pytest.fixture
def page(at_the_desk: Desk, editor: User, draft: Article) -> Page:
    page = story_page(at_the_desk(editor), draft.pk)
    page["headline"] = "Ferry never left"
    return page


def offered(page: Page) -> Page:
    """Come back to the story and take what is offered."""
    tree = story_page(page.client, int(page.url.split("/")[4]))
    assert "not saved" in tree.text
    return Page(page.client, f"{page.url}?kept={Autosave.objects.get().key}", "article_form")


class Keep:
    def test_touches_neither_the_story_nor_its_history(self, page: Page, draft: Article) -> None:
        tables = (Revision, AuditEntry, Edition)
        before = [model.objects.count() for model in tables], Article.objects.values().get()
        assert keep(page).json()["kept"]
        assert ([model.objects.count() for model in tables], Article.objects.values().get()) == before

    def test_asks_nothing_of_the_table_of_stories_but_to_read_it(self, page: Page) -> None:
        with connection.execute_wrapper(_no_lock):
            assert keep(page).status_code == 200

    def test_waits_for_no_foreign_key_of_a_story(self, db: None) -> None:
        """Its check would wait for a save that holds the story, and that save for the row of its own form."""
        with connection.cursor() as cursor:
            for table in ("articles_autosave", "articles_presence"):
                found = connection.introspection.get_relations(cursor, table)
                assert "article_id" not in found
                assert "by_id" in found

    def test_keeps_the_latest_turn_whatever_arrives_last(self, page: Page) -> None:
        keep(page, 2)
        page["headline"] = "Older"
        keep(page, 1)
        assert Autosave.objects.get().fields["headline"] == ["Ferry never left"]

    def test_refuses_more_than_it_keeps(self, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(autosave, "MOST_CHARACTERS", 100)
        answer = keep(page)
        assert (answer.status_code, Autosave.objects.count()) == (413, 0)
        assert "shorten it" in answer.json()["words"]

    def test_is_for_those_who_may_change_the_story(self, page: Page, at_the_desk: Desk) -> None:
        at_the_desk(member("nora", is_staff=True))
        assert keep(page).status_code == 403
        assert not Autosave.objects.exists()

    def test_of_a_new_story_is_for_those_who_may_write_one(self, at_the_desk: Desk, reporter: User) -> None:
        page = story_page(at_the_desk(reporter))
        page["body_html"] = "<p>Begun.</p>"
        assert keep(page).status_code == 200
        at_the_desk(member("nora", is_staff=True))
        assert keep(page).status_code == 403

    def test_leaves_nul_out(self, page: Page) -> None:
        page["headline"] = "Ferry\0"
        keep(page)
        assert Autosave.objects.get().fields["headline"] == ["Ferry"]

    def test_gives_a_fresh_token_to_who_is_logged_in(self, page: Page, editor: User) -> None:
        told = page.client.get(keep_address(page)).json()
        assert told["user"] == editor.pk
        assert told["token"]


class Offer:
    def test_brings_back_every_field_and_row(self, page: Page, draft: Article) -> None:
        ada = person_named("Ada Lovell")
        page["bylines-0-person"], page["bylines-0-person-text"] = str(ada.pk), "Ada Lovell"
        page["bylines-0-person-was"] = "Ada Lovell"
        page["mentions-0-person-text"] = "Nobody Kno"
        page["related_links-0-title"], page["related_links-0-url"] = "The report", "half an addr"
        page["topics-text"], page["urgency"] = "Ferries, Por", "11"
        keep(page)
        again = offered(page)
        del page.fields["mentions-0-person-was"]  # what the last list of offers stood for
        assert unlike(page, again) == set()
        assert "needs a correction" not in again.text
        assert "No person is called" not in again.text

    def test_brings_the_version_it_was_begun_at(self, page: Page, draft: Article) -> None:
        keep(page)
        rewrite(draft, headline="Ferry sinks")
        again = offered(page)
        assert again["read_version"] == "1"
        assert "saved version 2" in again.text
        assert again.press().status_code == 409

    def test_says_how_many_words_differ(self, page: Page) -> None:
        keep(page)
        assert "3 words not saved" in story_page(page.client, int(page.url.split("/")[4])).text

    def test_shows_the_newest_and_folds_the_older(self, page: Page, draft: Article) -> None:
        for headline in ("Ferry sank", "Ferry burned", "Ferry vanished"):
            tab = story_page(page.client, draft.pk)
            tab["headline"] = headline
            keep(tab)
        offers = document_fromstring(page.client.get(page.url).content)
        kept = [row.key for row in Autosave.objects.latest_first()]
        assert [offer.get("data-offer") for offer in find(offers, "section.unsaved")] == kept
        assert text(offers, "details.older summary") == "2 older"
        assert [offer.get("data-offer") for offer in find(offers, "details.older section")] == kept[1:]

    def test_is_made_to_nobody_else(self, page: Page, at_the_desk: Desk, reporter: User) -> None:
        keep(page)
        key = Autosave.objects.get().key
        client = at_the_desk(reporter)
        other = Page(client, f"{page.url}?kept={key}", "article_form")
        assert "Ferry never left" not in other.response.content.decode()
        assert "not saved." not in other.text
        assert client.post(DISCARD, {"key": key}).status_code == 404
        assert Autosave.objects.get().closed_at is None

    def test_of_a_new_story_stands_on_its_form_and_on_the_desk(
        self, at_the_desk: Desk, reporter: User
    ) -> None:
        client = at_the_desk(reporter)
        page = story_page(client)
        page["headline"] = "Tram stops"
        keep(page)
        key = Autosave.objects.get().key
        assert "Tram stops" in story_page(client).text
        assert f'href="/admin/articles/article/add/?kept={key}"' in client.get("/admin/").content.decode()
        assert (
            Page(client, f"/admin/articles/article/add/?kept={key}", "article_form")["headline"]
            == "Tram stops"
        )

    def test_of_what_is_gone_is_the_plain_form(self, page: Page) -> None:
        again = Page(page.client, f"{page.url}?kept=no-such-key-here", "article_form")
        assert again["headline"] == "Ferry leaves on time"

    def test_taken_up_and_kept_on_is_one_offer(self, page: Page) -> None:
        keep(page)
        again = offered(page)
        again["headline"] = "Ferry never came"
        again["continues"] = again.fields["continues"][0]
        keep(again)
        assert [kept.fields["headline"] for kept in Autosave.objects.waiting()] == [["Ferry never came"]]

    def test_typed_on_elsewhere_is_not_lost_to_who_took_it_up(self, page: Page) -> None:
        keep(page)
        again = offered(page)
        page["headline"] = "Ferry came after all"
        keep(page, 2)
        keep(again)
        kept = {row.fields["headline"][0] for row in Autosave.objects.waiting()}
        assert kept == {"Ferry came after all", "Ferry never left"}

    def test_is_discarded_at_a_wish(self, page: Page) -> None:
        keep(page)
        answer = page.client.post(DISCARD, {"key": Autosave.objects.get().key}, follow=True)
        assert "discarded" in answer.content.decode()
        kept = Autosave.objects.get()
        assert (kept.fields, kept.closed_at is None) == ({}, False)


class Save:
    def test_closes_its_own_and_no_other(self, page: Page, draft: Article) -> None:
        other = story_page(page.client, draft.pk)
        other["headline"] = "In another tab"
        keep(other)
        keep(page)
        page.press()
        assert [kept.fields["headline"] for kept in Autosave.objects.waiting()] == [["In another tab"]]

    def test_is_not_undone_by_a_late_request(self, page: Page) -> None:
        keep(page)
        page.press()
        assert keep(page, 9).json() == {"closed": True}
        assert not Autosave.objects.waiting().exists()

    def test_of_what_was_taken_up_closes_that_too(self, page: Page) -> None:
        keep(page)
        offered(page).press()
        assert not Autosave.objects.waiting().exists()

    def test_of_what_was_taken_up_closes_that_too_after_a_question(self, page: Page, draft: Article) -> None:
        keep(page)
        rewrite(draft, headline="Ferry sinks")
        again = offered(page)
        asked = again.again(again.press())
        assert asked.press().status_code == 302
        assert not Autosave.objects.waiting().exists()

    def test_that_is_refused_keeps_what_was_posted(self, page: Page) -> None:
        keep(page)
        page["urgency"] = "11"
        page.press()
        assert [kept.fields["urgency"] for kept in Autosave.objects.waiting()] == [["11"]]

    def test_of_a_single_editor_is_never_a_conflict(self, page: Page, draft: Article) -> None:
        for turn in range(3):
            keep(page, turn)
        assert page.press().status_code == 302
        draft.refresh_from_db()
        assert (draft.headline, draft.version) == ("Ferry never left", 2)


def unlike(sent: Page, came_back: Page) -> set[str]:
    own = {"csrfmiddlewaretoken", "autosave", "continues", "turn"}
    return {name for name in set(sent.fields) - own if sent.fields[name] != came_back.fields.get(name)}


def _no_lock(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if '"articles_article"' in sql:
        assert sql.startswith("SELECT")
        assert "FOR UPDATE" not in sql
    return execute(sql, params, many, context)
