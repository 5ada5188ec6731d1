"""A moment that nobody touched comes back exactly as it was; one that was typed is taken as typed."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin.moment_input import MomentInput
from articles.models import Article, Edition
from articles.publishing import embargo, schedule
from tests.admin.forms import Page, story_page, told

Desk = Callable[[User], Client]
HALF_PAST = datetime(2049, 1, 1, 12, 0, 30, 123_456, tzinfo=UTC)


@pytest.fixture
def embargoed(draft: Article) -> Article:
    """A story under an embargo that ends between two minutes."""
    embargo.set_embargo(draft, HALF_PAST, by=None, via="test", at=timezone.now())
    return draft


class AMomentThatNobodyTouched:
    def test_publishes_when_the_embargo_ends(
        self, at_the_desk: Desk, editor: User, embargoed: Article
    ) -> None:
        page = story_page(at_the_desk(editor), embargoed.pk)
        assert page["publish-moment"] == "2049-01-01T12:00"
        assert "Scheduled for" in told(page.press("_publish", follow=True))
        assert Edition.objects.get().live_from == HALF_PAST

    def test_eases_no_embargo(self, at_the_desk: Desk, editor: User, embargoed: Article) -> None:
        page = story_page(at_the_desk(editor), embargoed.pk)
        assert "Under embargo until" in told(page.press("_embargo", follow=True))
        embargoed.refresh_from_db()
        assert embargoed.embargo_until == HALF_PAST

    def test_ends_a_story_when_it_ended(self, at_the_desk: Desk, editor: User, live: Edition) -> None:
        schedule.expire(live.article, ends=HALF_PAST, by=None, via="test", at=timezone.now())
        assert "It ends at" in told(
            story_page(at_the_desk(editor), live.article_id).press("_end", follow=True)
        )
        live.refresh_from_db()
        assert live.live_until == HALF_PAST

    @pytest.mark.parametrize("part", ["headline", "body_html"])  # not saved; saved and not published
    def test_is_exact_still_after_a_refusal(
        self, at_the_desk: Desk, editor: User, embargoed: Article, part: str
    ) -> None:
        client = at_the_desk(editor)
        page = story_page(client, embargoed.pk)
        had, page[part] = page[part], ""
        answer: Any = page.press("_publish", follow=True)
        assert not Edition.objects.exists()
        again = Page(client, page.url, "article_form", answer)
        assert again["publish-moment"] == "2049-01-01T12:00"
        again[part] = had
        again.press("_publish")
        assert Edition.objects.get().live_from == HALF_PAST

    def test_is_told_from_the_hour_that_comes_twice(self) -> None:
        with timezone.override("Europe/Ljubljana"):
            second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
            typed = {"at": "2026-10-25T02:30", "at-was": second.isoformat()}
            value = MomentInput().value_from_datadict(typed, {}, "at")
        assert datetime.fromisoformat(value) == second


class AMomentThatWasTyped:
    def test_is_taken_as_typed(self, at_the_desk: Desk, editor: User, embargoed: Article) -> None:
        page = story_page(at_the_desk(editor), embargoed.pk)
        page["publish-moment"] = "2049-01-01T12:01"
        page.press("_publish")
        assert Edition.objects.get().live_from == datetime(2049, 1, 1, 12, 1, tzinfo=UTC)

    @pytest.mark.parametrize(
        "was", ["", "soon", "2049-13-01T12:00:00+00:00", "2049-01-01T12:00:30", "0001-01-01T00:00:00+14:00"]
    )
    def test_is_taken_as_typed_beside_what_is_no_moment(self, was: str) -> None:
        typed = {"at": "2049-01-01T12:00", "at-was": was}
        with timezone.override("America/New_York"):
            assert MomentInput().value_from_datadict(typed, {}, "at") == "2049-01-01T12:00"
