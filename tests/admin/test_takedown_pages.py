"""Taking a story down and giving it back: each act on a page of its own, by who may, with the word typed."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin.takedown_acts import ACTS
from articles.models import Article, AuditEntry, Edition, Tombstone
from articles.publishing import takedowns
from tests.admin.forms import story_page

Desk = Callable[[User], Client]

TAKING = [act for act in ACTS if act.takes]


def page_of(article_id: int, act: str = "withdraw") -> str:
    return f"/admin/articles/article/{article_id}/{act}/"


def state_of(pk: int) -> str:
    return Article.objects.get(pk=pk).state


class Withdraw:
    def test_takes_the_story_down_with_a_notice(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        client = at_the_desk(editor)
        posted = {"word": " WITHDRAW ", "notice": "Two matches were confused.\r\nSorry."}
        answer = client.post(page_of(live.article_id), posted, follow=True)
        assert "now answers with the notice" in answer.content.decode()
        assert Tombstone.objects.get().notice == "Two matches were confused.\nSorry."
        assert AuditEntry.objects.latest("pk").by == editor
        gone = client.get(live.address.path)
        assert gone.status_code == 410
        assert "Two matches were confused." in gone.content.decode()

    @pytest.mark.parametrize("word", ["", "withdraw", "yes"])
    def test_wants_the_word_typed(self, at_the_desk: Desk, editor: User, live: Edition, word: str) -> None:
        answer = at_the_desk(editor).post(page_of(live.article_id), {"word": word, "notice": "Kept."})
        assert "WITHDRAW" in answer.content.decode()
        assert "Kept." in answer.content.decode()
        assert not Tombstone.objects.exists()

    def test_is_refused_to_reporters(self, at_the_desk: Desk, reporter: User, live: Edition) -> None:
        client = at_the_desk(reporter)
        assert client.post(page_of(live.article_id), {"word": "WITHDRAW"}).status_code == 403
        assert "../withdraw/" not in story_page(client, live.article_id).response.content.decode()

    def test_is_refused_where_readers_do_not_have_it(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        client = at_the_desk(editor)
        assert "cannot be done to it now" in client.get(page_of(draft.pk)).content.decode()
        answer = client.post(page_of(draft.pk), {"word": "WITHDRAW", "notice": "Kept."}).content.decode()
        assert "cannot take “Withdraw”: it is draft." in answer
        assert "Kept." in answer


class EveryAct:
    @pytest.mark.parametrize("act", TAKING, ids=lambda act: act.name)
    def test_that_takes_looks_so_and_wants_its_word(
        self, at_the_desk: Desk, editor_in_chief: User, live: Edition, act: Any
    ) -> None:
        client = at_the_desk(editor_in_chief)
        shown = client.get(page_of(live.article_id, act.name)).content.decode()
        assert "grave-act" in shown
        assert f"Type {act.word} to confirm" in shown
        told = {"notice": "Wrong.", "reason": "Wrong.", "word": "yes"}
        assert client.post(page_of(live.article_id, act.name), told).status_code == 200
        assert state_of(live.article_id) == "published"

    @pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
    def test_is_for_whom_it_is(
        self, at_the_desk: Desk, reporter: User, editor: User, live: Edition, act: Any
    ) -> None:
        page = page_of(live.article_id, act.name)
        assert at_the_desk(reporter).get(page).status_code == 403
        whole = act.permission == "articles.withdraw_article"
        assert at_the_desk(editor).get(page).status_code == (200 if whole else 403)

    def test_says_what_readers_get_and_what_can_be_undone(
        self, at_the_desk: Desk, editor: User, live: Edition
    ) -> None:
        shown = at_the_desk(editor).get(page_of(live.article_id, "vanish")).content.decode()
        assert "404 Not found" in shown
        assert "can be put back before readers" in shown
        assert live.address.path in shown


class Retract:
    def test_puts_a_notice_in_the_storys_place(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        client = at_the_desk(editor)
        told = {"word": "RETRACT", "notice": "It was made up."}
        answer = client.post(page_of(live.article_id, "retract"), told, follow=True)
        assert "now shows the notice" in answer.content.decode()
        assert "It was made up." in client.get(live.address.path).content.decode()

    def test_needs_its_notice(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        answer = at_the_desk(editor).post(page_of(live.article_id, "retract"), {"word": "RETRACT"})
        assert "Tell readers why" in answer.content.decode()
        assert state_of(live.article_id) == "published"


class Vanish:
    def test_leaves_nothing(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        client = at_the_desk(editor)
        told = {"word": "VANISH", "reason": "A test page."}
        client.post(page_of(live.article_id, "vanish"), told)
        assert client.get(live.address.path).status_code == 404
        assert AuditEntry.objects.latest("pk").changes["reason"] == ["", "A test page."]


class Kill:
    def test_is_for_ever(self, at_the_desk: Desk, editor_in_chief: User, live: Edition) -> None:
        client = at_the_desk(editor_in_chief)
        told = {"word": "KILL", "reason": "A court asked.", "notice": "Gone."}
        with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
            asked = client.post(page_of(live.article_id, "kill"), told).content.decode()
            assert "Is it still you?" in asked
            assert state_of(live.article_id) == "published"
            client.post(page_of(live.article_id, "kill"), told | {"proof_of_person": "eva"})
            assert client.get(live.address.path).status_code == 410
        assert state_of(live.article_id) == "killed"
        answer = client.get(page_of(live.article_id, "reinstate")).content.decode()
        assert "The story is killed" in answer

    def test_needs_a_reason(self, at_the_desk: Desk, editor_in_chief: User, live: Edition) -> None:
        answer = at_the_desk(editor_in_chief).post(page_of(live.article_id, "kill"), {"word": "KILL"})
        assert "Say why" in answer.content.decode()
        assert state_of(live.article_id) == "published"


class Reinstate:
    def test_gives_readers_back_what_they_had(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        takedowns.withdraw(live.article, notice="", by=None, via="test", at=timezone.now())
        client = at_the_desk(editor)
        answer = client.post(
            page_of(live.article_id, "reinstate"), {"reason": "Withdrawn by mistake."}, follow=True
        )
        assert "Readers have it again" in answer.content.decode()
        assert client.get(live.address.path).status_code == 200


class ALegalHold:
    def test_is_placed_with_a_reason_and_lifted(
        self, at_the_desk: Desk, editor_in_chief: User, draft: Article
    ) -> None:
        client = at_the_desk(editor_in_chief)
        client.post(page_of(draft.pk, "legal-hold"), {"reason": "A court asked."})
        draft.refresh_from_db()
        assert draft.legal_hold == "A court asked."
        assert "Say why" in client.post(page_of(draft.pk, "lift-hold")).content.decode()
        client.post(page_of(draft.pk, "lift-hold"), {"reason": "The court has decided."})
        draft.refresh_from_db()
        assert draft.legal_hold == ""
        changes = {"legal_hold": ["A court asked.", ""], "reason": ["", "The court has decided."]}
        assert AuditEntry.objects.latest("pk").changes == changes
