"""A save that came second brings in what was saved meanwhile, and asks only where both changed the same."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, Edition, Revision
from tests.admin.forms import Page, story_page
from tests.cast import person_named, rewrite

Desk = Callable[[User], Client]

BODY = "<p>One fish.</p>\n<p>Two boats.</p>\n<p>Three quays.</p>"


@pytest.fixture
def page(at_the_desk: Desk, editor: User, draft: Article) -> Page:
    """Open the form before someone else saves."""
    rewrite(draft, body_html=BODY)
    return story_page(at_the_desk(editor), draft.pk)


def now(draft: Article) -> Article:
    return Article.objects.get(pk=draft.pk)


def chosen(page: Page, choice: str) -> None:
    for name in [name for name in page.fields if name.startswith("clash-")]:
        page[name] = choice


class SeparateChanges:
    def test_are_saved_together(self, page: Page, draft: Article, reporter: User) -> None:
        rewrite(draft, by=reporter, standfirst="At last.", body_html=BODY.replace("One fish", "A cod"))
        page["headline"] = "Ferry flies"
        page["body_html"] = BODY.replace("Three quays", "A pier")
        told = page.press(follow=True).content.decode()
        saved = now(draft)
        assert (saved.headline, saved.standfirst, saved.version) == ("Ferry flies", "At last.", 4)
        assert saved.body_html == "<p>A cod.</p>\n<p>Two boats.</p>\n<p>A pier.</p>"
        assert "Rosa Lindqvist saved meanwhile; merged in: Standfirst, Text." in told

    def test_of_lists_are_saved_together(self, page: Page, draft: Article) -> None:
        ada, bo = person_named("Ada Lovell"), person_named("Bo Dahl")
        draft.mentions.create(person=ada)
        draft.tags.add("Ferries")
        rewrite(draft)
        page["mentions-0-person-text"] = "Bo Dahl"
        page["topics-text"] = "Ports"
        assert page.press().status_code == 302
        assert {row.person for row in now(draft).mentions.all()} == {ada, bo}
        assert {tag.name for tag in now(draft).tags.all()} == {"Ferries", "Ports"}

    def test_leave_both_revisions_to_be_read(self, page: Page, draft: Article, editor: User) -> None:
        rewrite(draft, standfirst="At last.")
        page["headline"] = "Ferry flies"
        page.press()
        theirs, both = Revision.objects.filter(article=draft, number__gte=3).order_by("number")
        assert (theirs.content["headline"], both.content["headline"]) == (
            "Ferry leaves on time",
            "Ferry flies",
        )
        assert both.by == editor

    def test_make_no_revision_when_the_author_changed_nothing(self, page: Page, draft: Article) -> None:
        rewrite(draft, standfirst="At last.")
        page.press()
        assert (now(draft).standfirst, now(draft).version) == ("At last.", 3)

    def test_are_not_published_unread(self, page: Page, draft: Article) -> None:
        rewrite(draft, standfirst="At last.")
        page["headline"], page["publish-moment"] = "Ferry flies", "2050-01-01T06:00"
        told = page.press("_publish", follow=True).content.decode()
        assert now(draft).headline == "Ferry flies"
        assert not Edition.objects.exists()
        assert "Saved, but not published." in told
        assert "2050-01-01T06:00" in told

    def test_are_published_once_read(self, page: Page, draft: Article) -> None:
        rewrite(draft, standfirst="At last.")
        page["headline"] = "Ferry flies"
        page.press("_publish")
        story_page(page.client, draft.pk).press("_publish")
        assert Edition.objects.get().standfirst == "At last."

    def test_are_published_when_nothing_came_in(self, page: Page, draft: Article) -> None:
        rewrite(draft, headline="Ferry flies")
        page["headline"] = "Ferry flies"
        page.press("_publish")
        assert Edition.objects.get().headline == "Ferry flies"

    def test_send_a_preview_the_form_anew(self, page: Page, draft: Article) -> None:
        """The form beside the preview would else undo what came in with its next save."""
        rewrite(draft, standfirst="At last.")
        page["headline"] = "Ferry flies"
        answer = page.client.post(
            page.url, page.fields | {"_preview": "1"}, headers={"Accept": "application/json"}
        )
        assert answer.status_code == 302

    def test_leave_a_preview_beside_its_form_otherwise(self, page: Page) -> None:
        page["headline"] = "Ferry flies"
        answer = page.client.post(
            page.url, page.fields | {"_preview": "1"}, headers={"Accept": "application/json"}
        )
        assert json.loads(answer.content)["version"] == 3


class TheSamePlace:
    @pytest.fixture
    def asked(self, page: Page, draft: Article, reporter: User) -> Page:
        """Come second with another headline and another second paragraph."""
        theirs = BODY.replace("Two boats", "Two rafts")
        rewrite(draft, by=reporter, headline="Ferry sinks", body_html=theirs, standfirst="At last.")
        page["headline"] = "Ferry flies"
        page["body_html"] = BODY.replace("Two boats", "Two ships")
        answer = page.press()
        assert answer.status_code == 409
        return page.again(answer)

    def test_is_shown_with_both_texts(self, asked: Page) -> None:
        html = asked.response.content.decode()
        assert "<p>Two <mark>ships</mark>.</p>" in html
        assert "<p>Two <mark>rafts</mark>.</p>" in html
        assert "<p>Ferry <mark>flies</mark></p>" in html
        assert "By Rosa Lindqvist" in html
        assert html.count('<fieldset class="clash">') == 2

    def test_is_not_saved_and_leaves_the_authors_text_in_the_form(self, asked: Page, draft: Article) -> None:
        assert now(draft).version == 3
        assert (asked["headline"], asked["body_html"]) == (
            "Ferry flies",
            BODY.replace("Two boats", "Two ships"),
        )

    def test_shows_beside_it_what_merged_by_itself(self, asked: Page) -> None:
        assert asked["standfirst"] == "At last."

    @pytest.mark.parametrize(
        ("choice", "headline", "boats"),
        [
            ("mine", "Ferry flies", "<p>Two ships.</p>"),
            ("theirs", "Ferry sinks", "<p>Two rafts.</p>"),
            ("both", "Ferry flies", "<p>Two rafts.</p>\n<p>Two ships.</p>"),
        ],
    )
    def test_holds_as_its_author_says(
        self, asked: Page, draft: Article, choice: str, headline: str, boats: str
    ) -> None:
        chosen(asked, choice)
        assert asked.press().status_code == 302
        saved = now(draft)
        assert (saved.headline, saved.standfirst) == (headline, "At last.")
        assert saved.body_html == BODY.replace("<p>Two boats.</p>", boats)

    def test_is_the_authors_when_they_only_save_again(self, asked: Page, draft: Article) -> None:
        asked.press()
        assert now(draft).headline == "Ferry flies"

    def test_may_be_worked_on_before_saving_again(self, asked: Page, draft: Article) -> None:
        asked["body_html"] = BODY.replace("Two boats", "Two ships and a raft")
        asked.press()
        assert now(draft).body_html == BODY.replace("Two boats", "Two ships and a raft")

    def test_is_asked_again_when_they_save_again(self, asked: Page, draft: Article) -> None:
        draft.refresh_from_db()
        rewrite(draft, headline="Ferry vanishes")
        chosen(asked, "theirs")
        again = asked.again(asked.press())
        assert "Ferry vanishes" in again.text
        assert again.press().status_code == 302
        assert (now(draft).headline, now(draft).version) == ("Ferry flies", 5)
        assert "Two rafts" in now(draft).body_html

    def test_is_asked_about_lists_in_words(self, page: Page, draft: Article, world: Any) -> None:
        draft.bylines.create(text="A colleague")
        rewrite(draft, section=world.parent)
        page["bylines-0-text"], page["section"] = "A friend", ""
        html = page.press().content.decode()
        assert "Taken out" in html  # the section, on the author's side
        assert html.count('<fieldset class="clash">') == 1

    def test_is_escaped(self, page: Page, draft: Article) -> None:
        rewrite(draft, headline="<script>theirs</script>")
        page["headline"] = "<script>mine</script>"
        html = page.press().content.decode()
        assert "<script>theirs" not in html
        assert "<script>mine" not in html


class SomethingElseWrong:
    def test_tells_of_the_other_and_merges_once_it_is_right(self, page: Page, draft: Article) -> None:
        rewrite(draft, standfirst="At last.")
        page["headline"], page["slug"] = "Ferry flies", "No Slug"
        answer = page.press()
        again = page.again(answer)
        assert answer.status_code == 409
        assert "At last." in again.text
        again["slug"] = "ferry"
        assert again.press().status_code == 302
        assert (now(draft).headline, now(draft).standfirst) == ("Ferry flies", "At last.")
