"""A story is withdrawn on a page of its own, by who may, with the word typed."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, AuditEntry, Edition, Tombstone
from tests.admin.forms import story_page

Desk = Callable[[User], Client]


def page_of(article_id: int) -> str:
    return f"/admin/articles/article/{article_id}/withdraw/"


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
        html = story_page(client, live.article_id).response.content.decode()
        assert page_of(live.article_id) not in html

    def test_says_when_readers_do_not_have_it(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        client = at_the_desk(editor)
        assert "nothing to withdraw" in client.get(page_of(draft.pk)).content.decode()
        answer = client.post(page_of(draft.pk), {"word": "WITHDRAW", "notice": ""}, follow=True)
        assert "nothing to withdraw" in answer.content.decode()
