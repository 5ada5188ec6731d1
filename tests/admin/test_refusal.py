"""Whoever saves second is told so and keeps their words."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from articles.models import (
    Article,
    Mention,
    Revision,
)
from tests.admin.forms import Page, story_page
from tests.cast import person_named, rewrite, write_story

Desk = Callable[[User], Client]


class ChangedMeanwhile:
    def test_is_refused_and_keeps_the_text(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        rewrite(draft, headline="Ferry sinks", by=editor)
        page["headline"] = "Ferry flies"
        page["body_html"] = "<p>My words.</p>"
        answer = page.press()
        assert answer.status_code == 409
        again = page.again(answer)
        assert "someone was faster" in again.text
        assert "Edda Marsh saved version 2" in again.text
        assert "Ferry sinks" in again.text
        assert (again["headline"], again["body_html"]) == ("Ferry flies", "<p>My words.</p>")
        draft.refresh_from_db()
        assert draft.headline == "Ferry sinks"

    def test_is_saved_knowingly_the_second_time(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        rewrite(draft, headline="Ferry sinks")
        page["headline"] = "Ferry flies"
        again = page.again(page.press())
        assert again.press().status_code == 302
        draft.refresh_from_db()
        assert (draft.headline, draft.version) == ("Ferry flies", 3)
        assert Revision.objects.filter(article=draft, packed__headline="Ferry sinks").exists()

    def test_is_refused_without_a_version(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["read_version"] = ""
        page["headline"] = "Ferry flies"
        assert page.press().status_code == 409
        draft.refresh_from_db()
        assert draft.headline == "Ferry leaves on time"

    def test_does_not_bring_back_rows_that_only_the_other_touched(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        draft.mentions.create(person=person_named("Ada Lovell"))
        rewrite(draft)
        page = story_page(at_the_desk(editor), draft.pk)
        draft.mentions.all().delete()
        rewrite(draft)
        page["headline"] = "Ferry flies"
        assert page.press().status_code == 302
        draft.refresh_from_db()
        assert draft.headline == "Ferry flies"
        assert not Mention.objects.filter(article=draft).exists()

    def test_brings_back_a_row_that_its_author_works_on(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        ada = person_named("Ada Lovell")
        draft.mentions.create(person=ada)
        rewrite(draft)
        page = story_page(at_the_desk(editor), draft.pk)
        draft.mentions.all().delete()
        rewrite(draft)
        page["mentions-0-role"] = "captain"
        again = page.again(page.press())
        assert again.press().status_code == 302
        assert Mention.objects.get(article=draft, person=ada).role == "captain"

    def test_does_not_undo_a_publication(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        story_page(page.client, draft.pk).press("_publish")
        page["headline"] = "Ferry flies"
        page.press()
        draft.refresh_from_db()
        assert draft.state == "published"


class TwoAtOnce:
    def test_one_is_saved_and_the_other_is_told(
        self, transactional_db: None, editor: User, reporter: User
    ) -> None:
        draft, pages = write_story("Ferry leaves"), []
        for user in (editor, reporter):
            client = Client()
            client.force_login(user)
            pages.append(story_page(client, draft.pk))

        def save(page: Page) -> int:
            page["headline"] = f"By {page.client}"
            try:
                return page.press().status_code
            finally:
                connection.close()

        with ThreadPoolExecutor() as authors:
            answers = sorted(authors.map(save, pages))
        assert answers == [302, 409]
        draft.refresh_from_db()
        assert draft.version == 2
