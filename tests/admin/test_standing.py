"""Where a story stands decides what its page says and what its button does."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.html import strip_tags

from articles.admin.standing import Standing
from articles.models import Article, Change, Edition, Section
from articles.publishing import takedowns
from articles.publishing.editions import Announcement
from articles.publishing.schedule import expire, schedule
from tests.cast import publish_story, rewrite, write_story

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def standing(article: Article | None, *, at: datetime | None = None) -> Standing:
    return Standing.of(article, at=at or timezone.now())


class State:
    def test_of_a_new_story_is_a_draft(self) -> None:
        new = standing(None)
        assert (new.state, new.address, new.is_live) == ("draft", "", False)

    def test_of_a_draft(self, draft: Article) -> None:
        found = standing(draft)
        assert (found.state, found.is_live) == ("draft", False)
        assert found.effect == "Saves this text and puts it before readers."

    def test_of_a_live_story(self, live: Edition) -> None:
        found = standing(live.article)
        assert (found.state, found.is_live) == ("live", True)
        assert "as the change you name" in found.effect

    def test_of_a_live_story_that_was_changed(self, live: Edition) -> None:
        rewrite(live.article, headline="Ferry flies")
        assert standing(live.article).state == "changed"

    def test_of_a_withdrawn_story(self, live: Edition) -> None:
        takedowns.withdraw(live.article, notice="", by=None, via="test", at=timezone.now())
        found = standing(live.article)
        assert (found.state, found.is_live) == ("withdrawn", False)
        assert "back at its address" in found.effect


class Coming:
    @time_machine.travel(NOW, tick=False)
    def test_is_said_with_its_zone_and_how_far_off_it_is(self, draft: Article) -> None:
        starts = NOW + timedelta(hours=2, minutes=10)
        schedule(draft, Announcement(Change.FIRST), starts=starts, by=None, via="test", at=NOW)
        found = standing(draft, at=NOW)
        assert found.state == "scheduled"
        assert strip_tags(found.comes) == "The story comes at 23 Nov 2026 14:10 UTC, in 2 h 10 min."

    @time_machine.travel(NOW, tick=False)
    def test_of_a_change_says_which(self, world: Section) -> None:
        article = publish_story(section=world, at=NOW).article
        later = NOW + timedelta(hours=1)
        fix = Announcement(Change.CORRECTION, note="It was late.", updated=later)
        schedule(article, fix, starts=later, by=None, via="test", at=NOW + timedelta(minutes=1))
        found = standing(article, at=NOW + timedelta(minutes=2))
        assert (found.state, found.is_live) == ("changing", True)
        assert "A change (correction) comes at" in strip_tags(found.comes)

    def test_end_is_that_of_what_readers_have(self, live: Edition) -> None:
        at = timezone.now()
        expire(live.article, ends=at + timedelta(hours=3), by=None, via="test", at=at)
        assert standing(live.article).ends_at == at + timedelta(hours=3)
        assert standing(live.article, at=at + timedelta(hours=4)).ends == ""

    def test_embargo_counts_while_it_holds(self, draft: Article) -> None:
        draft.embargo_until = NOW
        assert standing(draft, at=NOW - timedelta(hours=1)).embargo == NOW
        assert standing(draft, at=NOW).embargo_ends == ""


class Address:
    def test_of_a_draft_is_where_it_would_stand(self, draft: Article) -> None:
        assert standing(draft, at=NOW).address == "/news/world/2026/11/23/ferry-leaves-on-time/"

    def test_of_an_old_story_has_its_own_day(self, world: Section) -> None:
        old = write_story(section=world, published=datetime(2010, 11, 4, 23, 30, tzinfo=UTC), slug="ferry")
        assert standing(old).address == "/news/world/2010/11/04/ferry/"

    def test_of_a_headline_without_letters_has_the_number(self, world: Section) -> None:
        odd = write_story("?!", section=world)
        assert standing(odd, at=NOW).address == f"/news/world/2026/11/23/story-{odd.pk}/"

    def test_is_not_known_without_a_section(self, db: None) -> None:
        assert standing(write_story(section=None)).address == ""

    def test_of_a_live_story_is_the_one_readers_have(self, live: Edition) -> None:
        assert standing(live.article).address == live.address.path


class Words:
    def test_say_who_saved_last(self, reporter: User) -> None:
        assert "by Rosa Lindqvist" in standing(write_story(by=reporter)).saved
        assert " by " not in standing(write_story(by=None)).saved

    @pytest.mark.parametrize(
        ("state", "shape"), [("draft", "○"), ("live", "●"), ("changed", "◐"), ("withdrawn", "✕")]
    )
    def test_and_a_shape_stand_for_the_state(self, state: str, shape: str) -> None:
        assert shape in Standing(state, NOW).chip
