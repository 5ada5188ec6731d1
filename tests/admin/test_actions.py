"""What the buttons of a story do: publish it, with every kind of change, and pass it on at the desk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Change, Edition, Section
from articles.publishing import embargo, takedowns
from articles.publishing.editions import Announcement
from articles.publishing.moves import CHANGES
from articles.publishing.roles import REPORTER, SECTION_EDITOR
from articles.publishing.schedule import schedule
from tests.admin.forms import Page, story_page, told
from tests.cast import give_post, member, rewrite

Desk = Callable[[User], Client]

LATER = datetime(2050, 1, 1, 6, 0)  # noqa: DTZ001 - by the clock of the paper, as it is typed


def typed(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


@pytest.fixture
def changed(live: Edition) -> Article:
    """A live story that the desk has changed since."""
    return rewrite(live.article, headline="Ferry flies")


@pytest.fixture
def changing(changed: Article) -> Article:
    """A live story for which a change is scheduled, and which was changed once more."""
    at = timezone.now()
    starts = at + timedelta(hours=3)
    update = Announcement(Change.UPDATE, updated=starts)
    schedule(changed, update, starts=starts, by=None, via="test", at=at)
    return rewrite(changed, headline="Ferry sinks")


class Publishing:
    def test_saves_and_gives_readers_the_story(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["headline"] = "Ferry flies"
        answer = page.press("_publish", follow=True)
        edition = Edition.objects.get()
        assert (edition.headline, edition.change) == ("Ferry flies", "first")
        assert edition.address.path in told(answer)
        assert AuditEntry.objects.latest("pk").by == editor

    def test_of_a_story_just_begun_takes_one_press(
        self, at_the_desk: Desk, editor: User, world: Section
    ) -> None:
        page = story_page(at_the_desk(editor))
        page["headline"], page["body_html"] = "Ferry on fire", "<p>All are safe.</p>"
        page["section"] = str(world.pk)
        page.press("_publish")
        assert Edition.objects.get().headline == "Ferry on fire"

    def test_keeps_the_text_and_names_the_reasons_when_it_is_not_ready(
        self, at_the_desk: Desk, editor: User
    ) -> None:
        page = story_page(at_the_desk(editor))
        page["headline"] = "Only a headline"
        said = told(page.press("_publish", follow=True))
        assert said.startswith("Saved, but not published.")
        assert said.endswith("is not ready to publish. Choose a section. Write its text.")
        assert Article.objects.get().state == "draft"

    def test_again_after_a_retraction(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        takedowns.retract(live.article, notice="Made up.", by=None, via="test", at=timezone.now())
        page = story_page(at_the_desk(editor), live.article_id)
        assert "Publish again" in page.text
        said = told(page.press("_publish", follow=True))
        assert said.startswith("Published.")
        assert Edition.objects.live(timezone.now()).get().headline == live.headline

    def test_again_after_a_withdrawal(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        takedowns.withdraw(live.article, notice="", by=None, via="test", at=timezone.now())
        page = story_page(at_the_desk(editor), live.article_id)
        assert "Publish again" in page.text
        page.press("_publish")
        live.article.refresh_from_db()
        assert live.article.state == "published"

    def test_is_not_for_reporters_whose_text_is_kept(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        assert b'name="_publish"' not in page.response.content
        assert "Publishing takes an editor" in page.text
        page["headline"] = "Ferry flies"
        answer = page.press("_publish")
        assert answer.status_code == 403
        assert "Saved, but not published. Rosa Lindqvist may not use “Publish” in World" in told(answer)
        draft.refresh_from_db()
        assert (draft.state, draft.headline) == ("draft", "Ferry flies")

    def test_is_not_for_editors_of_another_section(
        self, at_the_desk: Desk, draft: Article, world: Section
    ) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        both = give_post(member("both", is_staff=True), SECTION_EDITOR, sport)
        page = story_page(at_the_desk(give_post(both, REPORTER, world)), draft.pk)
        assert page.press("_publish").status_code == 403
        assert not Edition.objects.exists()


class AChange:
    def test_has_to_be_declared(self, at_the_desk: Desk, editor: User, changed: Article) -> None:
        answer = story_page(at_the_desk(editor), changed.pk).press("_publish", follow=True)
        assert "say what this change is" in told(answer)
        assert Edition.objects.count() == 1

    @pytest.mark.parametrize("kind", CHANGES)
    def test_is_what_it_was_declared(
        self, at_the_desk: Desk, editor: User, changed: Article, kind: str
    ) -> None:
        page = story_page(at_the_desk(editor), changed.pk)
        noted = kind not in ("update", "minor")
        page["publish-change"], page["publish-note_place"] = kind, "bottom"
        page["publish-note"] = "It left late.\r\nWe said not." if noted else ""
        page.press("_publish")
        edition = Edition.objects.latest("pk")
        assert (edition.change, bool(edition.updated)) == (kind, kind != "minor")
        assert edition.note == ("It left late.\nWe said not." if noted else "")
        assert edition.note_place == "bottom"

    @pytest.mark.parametrize("kind", ["update", "minor"])
    def test_never_loses_a_note_in_silence(
        self, at_the_desk: Desk, editor: User, changed: Article, kind: str
    ) -> None:
        page = story_page(client := at_the_desk(editor), changed.pk)
        page["headline"] = page["publish-note"] = "Ferry left late"
        page["publish-change"] = kind
        answer: Any = page.press("_publish", follow=True)
        assert "This note would be told to nobody" in told(answer)
        again = Page(client, page.url, "article_form", answer)
        assert again["headline"] == again["publish-note"] == "Ferry left late"
        assert Edition.objects.count() == 1

    def test_with_a_note_to_come_says_so_and_keeps_the_rest(
        self, at_the_desk: Desk, editor: User, changed: Article
    ) -> None:
        client = at_the_desk(editor)
        page = story_page(client, changed.pk)
        page["publish-change"], page["publish-note_place"] = "correction", "bottom"
        answer: Any = page.press("_publish", follow=True)
        assert "A correction needs a note" in told(answer)
        again = Page(client, page.url, "article_form", answer)
        assert (again["publish-change"], again["publish-note_place"]) == ("correction", "bottom")

    def test_that_readers_have_already_is_left_alone(
        self, at_the_desk: Desk, editor: User, live: Edition
    ) -> None:
        client = at_the_desk(editor)
        page = story_page(client, live.article_id)
        page["publish-change"] = "update"
        page.press("_publish")  # makes clean HTML of the cast's
        answer = story_page(client, live.article_id).press("_publish", follow=True)
        assert "Readers have exactly this already" in told(answer)
        assert Edition.objects.count() == 2


class AMoment:
    def test_schedules(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["publish-when"], page["publish-moment"] = "later", LATER.strftime("%Y-%m-%dT%H:%M")
        answer = page.press("_publish", follow=True)
        assert "1 Jan 2050 06:00 UTC" in told(answer)
        edition = Edition.objects.get()
        assert timezone.localtime(edition.live_from).replace(tzinfo=None) == LATER

    def test_of_a_change_leaves_readers_what_they_have(
        self, at_the_desk: Desk, editor: User, changed: Article
    ) -> None:
        page = story_page(at_the_desk(editor), changed.pk)
        page["publish-change"], page["publish-when"] = "update", "later"
        page["publish-moment"] = LATER.strftime("%Y-%m-%dT%H:%M")
        page.press("_publish")
        assert Edition.objects.live(timezone.now()).get().headline == "Ferry leaves on time"
        assert Edition.objects.pending(timezone.now()).get().headline == "Ferry flies"

    @pytest.mark.parametrize(
        ("moment", "said"),
        [
            ("", "Say when to publish"),
            ("soon", "a day and a time"),
            ("2001-01-01T06:00", "not in the future"),
        ],
    )
    def test_has_to_be_one_to_come(
        self, at_the_desk: Desk, editor: User, draft: Article, moment: str, said: str
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["publish-when"], page["publish-moment"] = "later", moment
        assert said in told(page.press("_publish", follow=True))
        assert not Edition.objects.exists()

    def test_is_offered_where_an_embargo_ends(
        self, at_the_desk: Desk, editor: User, draft: Article, now: datetime
    ) -> None:
        embargo.set_embargo(draft, now + timedelta(hours=5), by=None, via="test", at=now)
        page = story_page(at_the_desk(editor), draft.pk)
        assert page["publish-when"] == "later"
        assert page["publish-moment"] == typed(now + timedelta(hours=5))
        page["publish-when"] = "now"
        assert "is under embargo until" in told(page.press("_publish", follow=True))


class WhatIsScheduled:
    def test_stops_a_publication_that_would_undo_it(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        page = story_page(at_the_desk(editor), changing.pk)
        assert "A change (update) comes at" in page.text
        page["publish-change"] = "update"
        answer = page.press("_publish", follow=True)
        assert "has a publication scheduled for" in told(answer)
        assert Edition.objects.pending(timezone.now()).get().headline == "Ferry flies"

    def test_gives_way_when_it_is_to_be_replaced(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        page = story_page(at_the_desk(editor), changing.pk)
        page["publish-change"], page["publish-pending"] = "update", "replace"
        page.press("_publish")
        assert Edition.objects.live(timezone.now()).get().headline == "Ferry sinks"
        assert not Edition.objects.pending(timezone.now()).exists()

    def test_gives_way_to_another_moment(self, at_the_desk: Desk, editor: User, changing: Article) -> None:
        page = story_page(at_the_desk(editor), changing.pk)
        page["publish-change"], page["publish-pending"] = "update", "replace"
        page["publish-when"], page["publish-moment"] = "later", LATER.strftime("%Y-%m-%dT%H:%M")
        page.press("_publish")
        edition = Edition.objects.pending(timezone.now()).get()
        assert (edition.headline, edition.live_from.year) == ("Ferry sinks", 2050)
        assert Edition.objects.live(timezone.now()).get().headline == "Ferry leaves on time"

    def test_that_came_after_the_page_was_read_is_not_replaced_unseen(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        page = story_page(at_the_desk(editor), changing.pk)
        page["publish-change"], page["publish-pending"] = "update", "replace"
        page["publish-pending_number"] = "1"
        assert "has a publication scheduled for" in told(page.press("_publish", follow=True))

    def test_is_cancelled(self, at_the_desk: Desk, editor: User, changing: Article) -> None:
        client = at_the_desk(editor)
        assert "Cancelled" in told(story_page(client, changing.pk).press("_cancel", follow=True))
        assert not Edition.objects.pending(timezone.now()).exists()
        assert "nothing scheduled" in told(story_page(client, changing.pk).press("_cancel", follow=True))


class TheEnd:
    def test_is_set_and_taken_away(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        client = at_the_desk(editor)
        page = story_page(client, live.article_id)
        page["desk-ends"] = LATER.strftime("%Y-%m-%dT%H:%M")
        assert "It ends at" in told(page.press("_end", follow=True))
        live.refresh_from_db()
        assert live.live_until
        page = story_page(client, live.article_id)
        assert page["desk-ends"] == LATER.strftime("%Y-%m-%dT%H:%M")
        page["desk-ends"] = ""
        assert "It stays" in told(page.press("_end", follow=True))
        live.refresh_from_db()
        assert live.live_until is None

    def test_of_a_story_that_readers_do_not_have_is_refused(
        self, at_the_desk: Desk, editor: User, draft: Article
    ) -> None:
        assert "cannot take" in told(story_page(at_the_desk(editor), draft.pk).press("_end", follow=True))
