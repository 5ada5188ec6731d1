"""What readers have is put right while a change is scheduled, and the scheduled text gets the same change."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Change, Edition, Effect, Section
from articles.publishing.editions import Announcement
from articles.publishing.roles import PRODUCER
from articles.publishing.schedule import schedule
from tests.admin.forms import Page
from tests.cast import member, rewrite

Desk = Callable[[User], Client]


@pytest.fixture
def changing(live: Edition) -> Article:
    """A live story whose next headline is scheduled."""
    article, at = rewrite(live.article, headline="Ferry flies"), timezone.now()
    starts = at + timedelta(hours=3)
    schedule(article, Announcement(Change.UPDATE, updated=starts), starts=starts, by=None, via="test", at=at)
    return article


def opened(client: Client, article: Article) -> Page:
    return Page(client, f"/admin/articles/article/{article.pk}/correct-now/", "act_form")


class CorrectNow:
    def test_goes_into_both_texts(self, at_the_desk: Desk, editor: User, changing: Article) -> None:
        page = opened(at_the_desk(editor), changing)
        assert page["headline"] == "Ferry leaves on time"
        page["standfirst"] = "It left late."
        page["publish-change"], page["publish-note"] = "correction", "It left late."
        assert page.press("").status_code == 302
        now, then = (getattr(Edition.objects, when)(timezone.now()).get() for when in ("live", "pending"))
        assert (now.headline, now.standfirst, now.change) == (
            "Ferry leaves on time",
            "It left late.",
            "correction",
        )
        assert (then.headline, then.standfirst) == ("Ferry flies", "It left late.")

    def test_that_the_scheduled_text_changes_too_is_refused_and_kept(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        page = opened(at_the_desk(editor), changing)
        page["headline"], page["publish-change"] = "Ferry left late", "update"
        again = page.again(page.press(""))
        assert "changes the same place (headline)" in again.text
        assert again["headline"] == "Ferry left late"
        assert Edition.objects.live(timezone.now()).get().headline == "Ferry leaves on time"

    def test_is_refused_where_someone_has_saved_meanwhile_and_kept(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        page = opened(at_the_desk(editor), changing)
        rewrite(changing, kicker="Sea")
        page["standfirst"], page["publish-change"] = "It left late.", "update"
        again = page.again(page.press(""))
        assert again.response.status_code == 409
        assert again["standfirst"] == "It left late."
        assert again.press("").status_code == 302
        changing.refresh_from_db()
        assert (changing.kicker, changing.standfirst) == ("Sea", "It left late.")

    def test_stays_refused_where_readers_have_something_else_meanwhile(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        first, second = (opened(at_the_desk(editor), changing) for _ in range(2))
        for page, words in ((first, "It left late."), (second, "It never left.")):
            page["standfirst"], page["publish-change"] = words, "update"
        first.press("")
        again = second.again(second.press(""))
        assert again.press("").status_code == 409
        assert Edition.objects.live(timezone.now()).get().standfirst == "It left late."

    def test_alone_takes_a_reason_where_a_second_person_is_wanted(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        page = opened(at_the_desk(editor), changing)
        assert b"publish-override" not in page.response.content
        Section.objects.update(four_eyes=True)
        page = opened(page.client, changing)
        assert "World wants a second person to publish" in page.text
        page["standfirst"], page["publish-change"] = "It left late.", "update"
        again = page.again(page.press(""))
        assert again.response.status_code == 409
        again["publish-override"] = "Nobody else is here at night."
        assert again.press("").status_code == 302
        entry = AuditEntry.objects.get(verb="published alone")
        assert (entry.by, entry.changes) == (editor, {"reason": ["", "Nobody else is here at night."]})
        assert Edition.objects.live(timezone.now()).get().standfirst == "It left late."
        assert Effect.objects.filter(kind="mail").exists()

    def test_is_for_others_where_a_second_person_is_wanted_and_no_reason_counts(
        self, at_the_desk: Desk, changing: Article
    ) -> None:
        Section.objects.update(four_eyes=True)
        producer = member("paul", PRODUCER, is_staff=True)
        page = opened(at_the_desk(producer), changing)
        assert "Ask someone who may publish without one." in page.text
        page["standfirst"], page["publish-change"] = "It left late.", "update"
        assert b"publish-override" not in page.response.content
        page["publish-override"] = "I am in a hurry."
        assert page.press("").status_code == 409
        assert not AuditEntry.objects.filter(verb="published alone").exists()

    def test_comes_now_whatever_moment_is_sent(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        page = opened(at_the_desk(editor), changing)
        assert not {"publish-when", "publish-moment"} & set(page.fields)
        page["standfirst"], page["publish-change"] = "It left late.", "update"
        page["publish-when"], page["publish-moment"] = "later", "2050-01-01T06:00"
        page.press("")
        now = Edition.objects.live(timezone.now()).get()
        assert (now.standfirst, now.updated) == ("It left late.", now.live_from)

    def test_never_loses_a_note_in_silence(self, at_the_desk: Desk, editor: User, changing: Article) -> None:
        page = opened(at_the_desk(editor), changing)
        page["standfirst"], page["publish-change"], page["publish-note"] = "Late.", "update", "It left late."
        again = page.again(page.press(""))
        assert "This note would be told to nobody" in again.text
        assert (again["standfirst"], again["publish-note"]) == ("Late.", "It left late.")
        assert not Edition.objects.filter(standfirst="Late.").exists()

    def test_is_not_needed_where_nothing_is_scheduled(
        self, at_the_desk: Desk, editor: User, reporter: User, draft: Article
    ) -> None:
        url = f"/admin/articles/article/{draft.pk}/correct-now/"
        assert "Nothing is scheduled" in at_the_desk(editor).get(url).content.decode()
        assert at_the_desk(reporter).get(url).status_code == 403
