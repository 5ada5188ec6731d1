"""An embargo is set and lifted at the form of a story, and what was refused stands there again."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Change, Edition
from articles.publishing import embargo
from articles.publishing.editions import Announcement
from articles.publishing.schedule import schedule
from tests.admin.forms import story_page, told

Desk = Callable[[User], Client]

LATER = datetime(2050, 1, 1, 6, 0)  # noqa: DTZ001 - by the clock of the paper, as it is typed


@pytest.fixture
def changing(live: Edition) -> Article:
    """A live story for which a change is scheduled."""
    at = timezone.now()
    update = Announcement(Change.UPDATE, updated=at + timedelta(hours=3))
    schedule(live.article, update, starts=at + timedelta(hours=3), by=None, via="test", at=at)
    return live.article


class AnEmbargo:
    def test_is_set_by_who_may_publish_and_eased_by_the_chief(
        self, at_the_desk: Desk, editor: User, editor_in_chief: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        page["desk-embargo"] = LATER.strftime("%Y-%m-%dT%H:%M")
        assert "Under embargo until" in told(page.press("_embargo", follow=True))
        page = story_page(page.client, draft.pk)
        assert b'name="_lift"' not in page.response.content
        page["desk-embargo"] = "2049-01-01T06:00"
        refused = page.press("_embargo")
        assert refused.status_code == 403
        assert refused.content.decode().count("may not ease or lift an embargo in World") == 1
        assert page.press("_lift").status_code == 403
        page = story_page(at_the_desk(editor_in_chief), draft.pk)
        assert "lifted" in told(page.press("_lift", follow=True))

    def test_needs_its_moment(self, at_the_desk: Desk, editor: User, draft: Article) -> None:
        page = story_page(at_the_desk(editor), draft.pk)
        assert "Say until when" in told(page.press("_embargo", follow=True))
        page = story_page(page.client, draft.pk)
        page["desk-embargo"] = "soon"
        assert "a time of day" in told(page.press("_embargo", follow=True))
        page = story_page(page.client, draft.pk)
        page["desk-embargo"] = "2001-01-01T06:00"
        assert "That moment has passed" in told(page.press("_embargo", follow=True))
        draft.refresh_from_db()
        assert draft.embargo_until is None

    def test_does_not_pass_over_what_is_scheduled(
        self, at_the_desk: Desk, editor: User, changing: Article
    ) -> None:
        page = story_page(at_the_desk(editor), changing.pk)
        page["desk-embargo"] = LATER.strftime("%Y-%m-%dT%H:%M")
        answer = page.press("_embargo", follow=True)
        assert "before that embargo would end" in told(answer)
        again = page.again(answer)
        assert again["desk-embargo"] == LATER.strftime("%Y-%m-%dT%H:%M")
        assert '<details class="fold" open>' in answer.content.decode()
        assert again.press("_save", follow=True).content.decode().count('class="fold" open') == 0

    def test_that_is_lifted_no_longer_proposes_its_moment(
        self, at_the_desk: Desk, editor_in_chief: User, draft: Article
    ) -> None:
        until = timezone.now() + timedelta(days=1)
        embargo.set_embargo(draft, until, by=None, via="test", at=timezone.now())
        page = story_page(at_the_desk(editor_in_chief), draft.pk)
        page["publish-note"] = "A note."
        assert page["publish-when"] == "later"
        page = page.again(page.press("_lift", follow=True))
        assert page["publish-when"] == "now"
        assert not page.fields.get("publish-moment")
        assert not page.fields.get("desk-embargo")
