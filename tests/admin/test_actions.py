"""What the buttons of a story do before readers."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client

from articles.models import (
    Article,
    AuditEntry,
    Edition,
)
from tests.admin.forms import story_page

Desk = Callable[[User], Client]


class Publishing:
    def test_saves_and_gives_readers_the_story(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["headline"] = "Ferry flies"
        answer = page.press("_publish", follow=True)
        edition = Edition.objects.get()
        assert (edition.headline, edition.change) == ("Ferry flies", "first")
        assert edition.address.path in answer.content.decode()
        assert AuditEntry.objects.latest("pk").by == editor

    def test_of_changes_is_an_update(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        page = story_page(at_the_desk(editor), live.article_id)
        assert "Publish changes" in page.text
        page["standfirst"] = "It flew."
        page.press("_publish")
        assert Edition.objects.latest("pk").change == "update"

    def test_of_what_readers_have_already_is_left_alone(
        self, at_the_desk: Desk, editor: User, live: Edition
    ) -> None:
        client = at_the_desk(editor)
        story_page(client, live.article_id).press("_publish")
        answer = story_page(client, live.article_id).press("_publish", follow=True)
        assert "Readers have exactly this already" in answer.content.decode()
        assert Edition.objects.count() == 2  # the first made clean HTML of the cast's

    def test_with_a_note_is_a_correction(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        page = story_page(at_the_desk(editor), live.article_id)
        page["correction_note"] = "It left late.\r\nWe said it did not."
        page.press("_publish")
        edition = Edition.objects.latest("pk")
        assert (edition.change, edition.note) == ("correction", "It left late.\nWe said it did not.")

    def test_keeps_the_text_and_names_the_reasons_when_it_is_not_ready(
        self, at_the_desk: Desk, editor: User
    ) -> None:
        page = story_page(at_the_desk(editor))
        page["headline"] = "Only a headline"
        answer = page.press("_publish", follow=True).content.decode()
        assert "Saved, but not published" in answer
        assert "Choose a section." in answer
        assert "Write its text." in answer
        assert Article.objects.get().state == "draft"

    def test_again_after_a_withdrawal(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        client = at_the_desk(editor)
        client.post(
            f"/admin/articles/article/{live.article_id}/withdraw/", {"word": "WITHDRAW", "notice": ""}
        )
        page = story_page(client, live.article_id)
        assert "Publish again" in page.text
        page.press("_publish")
        live.article.refresh_from_db()
        assert live.article.state == "published"

    def test_is_not_for_reporters(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        assert b'name="_publish"' not in page.response.content
        assert "Publishing takes an editor" in page.text
        page["headline"] = "Ferry flies"
        assert page.press("_publish").status_code == 403
        draft.refresh_from_db()
        assert (draft.state, draft.headline) == ("draft", "Ferry leaves on time")
