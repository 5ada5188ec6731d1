"""Who else has a story open is told beside its form and in the list; it locks nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Presence
from articles.models.autosave import STALE
from tests.admin.forms import story_page
from tests.cast import rewrite

Desk = Callable[[User], Client]
TAB = "tab-of-rosa"


def ping(client: Client, article: Article, **more: Any) -> Any:
    return client.post(
        f"/admin/articles/article/{article.pk}/keep/", {"tab": TAB, "read_version": "1", **more}
    )


@pytest.fixture
def rosa(reporter: User, draft: Article) -> Client:
    """The reporter, who has the story open."""
    client = Client()
    client.force_login(reporter)
    assert ping(client, draft).status_code == 200
    return client


class Presences:
    def test_are_shown_beside_the_form(
        self, rosa: Client, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        assert "Rosa Lindqvist has this open too" in page.text
        assert ping(page.client, draft).json()["others"] == "Rosa Lindqvist has this open too"

    def test_are_shown_in_the_list(self, rosa: Client, at_the_desk: Desk, editor: User) -> None:
        assert "Open: Rosa Lindqvist" in at_the_desk(editor).get("/admin/articles/article/").content.decode()

    def test_do_not_tell_anyone_of_themselves(self, rosa: Client, draft: Article) -> None:
        assert ping(rosa, draft).json()["others"] == ""

    def test_end_when_the_tab_is_closed(
        self, rosa: Client, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        ping(rosa, draft, leave="1")
        assert not Presence.objects.exists()
        assert "has this open" not in story_page(at_the_desk(editor), draft.pk).text

    def test_end_by_themselves_within_a_minute(
        self, rosa: Client, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        assert timedelta(seconds=60) >= STALE
        for row in Presence.objects.all():
            Presence.objects.filter(pk=row.pk).update(seen_at=row.seen_at - STALE)
        assert "has this open" not in story_page(at_the_desk(editor), draft.pk).text

    def test_keep_nobody_from_saving(
        self, rosa: Client, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        assert story_page(at_the_desk(editor), draft.pk).press().status_code == 302


class ANewerVersion:
    def test_is_told_before_ones_own_save(self, rosa: Client, editor: User, draft: Article) -> None:
        rewrite(draft, by=editor, headline="Ferry sinks")
        assert ping(rosa, draft).json()["newer"].startswith("Edda Marsh saved version 2, today")

    def test_of_ones_own_is_told_as_such(self, rosa: Client, reporter: User, draft: Article) -> None:
        rewrite(draft, by=reporter, headline="Ferry sinks")
        assert ping(rosa, draft).json()["newer"].startswith("You saved version 2 elsewhere")

    def test_is_not_told_of_the_version_one_has(self, rosa: Client, draft: Article) -> None:
        assert ping(rosa, draft).json()["newer"] == ""
