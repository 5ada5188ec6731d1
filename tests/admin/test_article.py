"""A story is written and saved through its form; nothing an author wrote is ever lost."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import (
    Article,
    AuditEntry,
    Revision,
    Section,
)
from tests.admin.forms import story_page, told
from tests.cast import rewrite

Desk = Callable[[User], Client]


class NewStory:
    def test_is_saved_as_a_draft_with_its_author(
        self, at_the_desk: Desk, reporter: User, world: Section
    ) -> None:
        page = story_page(at_the_desk(reporter))
        page["headline"] = "Tram stops for chess"
        page["kicker"] = "Transport"
        page["standfirst"] = "Two moves were left."
        page["body_html"] = "<p>The tram stopped.</p>"
        page["section"] = str(world.pk)
        answer = page.press()
        article = Article.objects.get()
        assert answer["Location"] == f"/admin/articles/article/{article.pk}/change/"
        assert (article.headline, article.kicker, article.section) == (
            "Tram stops for chess",
            "Transport",
            world,
        )
        assert (article.state, article.version, article.created_by) == ("draft", 1, reporter)
        assert Revision.objects.get().by == reporter
        assert AuditEntry.objects.get(article=article).verb == "created"

    def test_needs_nothing_but_a_headline(self, at_the_desk: Desk, reporter: User) -> None:
        page = story_page(at_the_desk(reporter))
        page["headline"] = "To be written"
        assert page.press().status_code == 302

    def test_says_what_a_missing_headline_is(self, at_the_desk: Desk, reporter: User) -> None:
        page = story_page(at_the_desk(reporter))
        page["body_html"] = "<p>All my words.</p>"
        again = page.again(page.press())
        assert "Give the story a headline" in again.text
        assert again["body_html"] == "<p>All my words.</p>"
        assert not Article.objects.exists()

    def test_takes_the_language_of_the_paper(self, at_the_desk: Desk, reporter: User) -> None:
        assert story_page(at_the_desk(reporter))["language"] == "en"


class Body:
    def test_is_cleaned_on_the_server(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["body_html"] = (
            '<p onclick="x()">Text <script>alert(1)</script><a href="javascript:x()">a</a></p>'
        )
        page.press()
        draft.refresh_from_db()
        assert "script" not in draft.body_html
        assert "onclick" not in draft.body_html

    def test_keeps_a_pull_quote(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        quote = '<aside class="pullquote"><p>Nobody could say why.</p></aside>'
        page = story_page(at_the_desk(reporter), draft.pk)
        page["body_html"] = f"<p>Before.</p>{quote}"
        page.press()
        draft.refresh_from_db()
        assert quote in draft.body_html


class Saving:
    def test_makes_a_revision_and_counts_the_version(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["headline"] = "Ferry leaves late"
        page.press()
        draft.refresh_from_db()
        assert (draft.headline, draft.version, draft.changed_by) == ("Ferry leaves late", 2, editor)
        entry = AuditEntry.objects.filter(article=draft).latest("pk")
        assert entry.changes["headline"] == ["Ferry leaves on time", "Ferry leaves late"]
        assert entry.by == editor

    def test_of_nothing_changes_nothing(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        draft.body_html = "<p>One.</p>\n<p>Two.</p>"
        draft.standfirst = "Line one\nline two"
        rewrite(draft)
        story_page(at_the_desk(editor), draft.pk).press()
        assert Revision.objects.filter(article=draft).count() == 2
        draft.refresh_from_db()
        assert draft.version == 2

    def test_keeps_the_lines_of_a_standfirst_as_lf(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["standfirst"] = "One\r\ntwo"
        page.press()
        draft.refresh_from_db()
        assert draft.standfirst == "One\ntwo"

    def test_reads_the_published_date_in_the_papers_zone(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["published"] = "2010-11-04T17:30:15"
        page.press()
        draft.refresh_from_db()
        assert draft.published == datetime(2010, 11, 4, 17, 30, 15, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("urgency", "11", "Urgency runs from 1, the most urgent, to 9."),
            ("slug", "Not-A-Slug", "A slug is small letters, figures and single hyphens."),
            ("kicker", "k" * 81, "at most 80 characters"),
        ],
    )
    def test_says_what_is_wrong_in_a_sentence(
        self, at_the_desk: Desk, editor: User, draft: Article, field: str, value: str, sentence: str
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page[field] = value
        answer = page.press()
        assert answer.status_code == 200
        assert sentence in page.again(answer).text

    def test_tells_that_readers_do_not_have_it(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["headline"] = "Ferry flies"
        answer = page.press(follow=True)
        assert "Readers do not see it until it is published" in answer.content.decode()

    def test_says_so_when_nothing_was_changed(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        client = at_the_desk(reporter)
        story_page(client, draft.pk).press()  # puts the text as the form writes it
        answer = story_page(client, draft.pk).press(follow=True)
        assert told(answer) == "Nothing was changed, so there is no new version."

    def test_that_only_leaves_a_note_is_a_save(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["desk_note"] = "Call the harbour."
        assert told(page.press(follow=True)).startswith("Saved.")
