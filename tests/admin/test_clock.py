"""The Clock tells what comes by itself, in the zone of the paper, and what should have come and did not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from articles.admin.timeline import DAY, MARGIN, WIDE, timeline
from articles.models import Article, Change, Section
from articles.publishing import embargo, schedule
from articles.publishing.editions import Announcement
from articles.publishing.roles import COPY_EDITOR
from tests.cast import give_post, member, rewrite, write_story

Desk = Callable[[User], Client]

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon() -> object:
    with time_machine.travel(NOON, tick=False) as noon:
        yield noon


def put_off(article: Article, hours: float) -> None:
    starts = NOON + timedelta(hours=hours)
    schedule.schedule(article, Announcement(Change.FIRST), starts=starts, by=None, via="test", at=NOON)


def shown(client: Client) -> str:
    return " ".join(strip_tags(client.get("/admin/clock/").content.decode()).split())


class Clock:
    def test_tells_what_comes_next_and_how_far_off_it_is(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        put_off(draft, 2.5)
        with timezone.override("Europe/Moscow"):
            told = shown(at_the_desk(reporter))
        assert "in 2 h 30 min 25 Nov 2026 17:30 Europe/Moscow Ferry leaves on time Goes live" in told
        assert "It is 25 Nov 2026 15:00 Europe/Moscow" in told

    def test_calls_a_story_what_readers_will_call_it(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        put_off(draft, 2)
        rewrite(draft, headline="Ferry sinks", at=NOON)
        client = at_the_desk(reporter)
        assert "Ferry leaves on time Goes live" in shown(client)
        html = client.get(f"/admin/articles/article/{draft.pk}/change/").content.decode()
        assert "It is version 1: what was changed since is not in it." in html

    def test_names_what_should_have_happened(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        hour = timedelta(hours=1)
        embargo.set_embargo(draft, NOON - hour, by=None, via="test", at=NOON - 2 * hour)
        Article.objects.filter(pk=draft.pk).update(state="ready")
        told = shown(at_the_desk(reporter))
        assert "Should have happened and did not" in told
        assert "1 h 0 min ago" in told

    def test_says_when_nothing_comes(self, at_the_desk: Desk, reporter: User) -> None:
        told = shown(at_the_desk(reporter))
        assert "Nothing is scheduled" in told
        assert "Should have happened" not in told

    def test_shows_nothing_of_sections_one_may_not_see(self, at_the_desk: Desk, draft: Article) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        put_off(draft, 2)
        put_off(write_story("Cup won", section=sport), 3)
        told = shown(at_the_desk(give_post(member("fay", is_staff=True), COPY_EDITOR, sport)))
        assert "Cup won" in told
        assert "Ferry" not in told


class TheDay:
    def test_goes_from_now_to_this_time_tomorrow(self) -> None:
        day = timeline([(NOON, "now"), (NOON + DAY, "then"), (NOON + DAY * 1.01, "after")], at=NOON)
        assert [mark.x for mark in day.marks] == [MARGIN, WIDE - MARGIN]
        assert [tick.words for tick in day.ticks] == [
            *("15:00", "18:00", "21:00", "00:00", "03:00", "06:00", "09:00", "12:00"),
        ]

    def test_is_told_in_words(self) -> None:
        assert timeline([], at=NOON).words == "Nothing happens by itself in the next 24 hours."
        day = timeline([(NOON + timedelta(hours=1), "Ferry leaves")], at=NOON)
        assert day.words == "In the next 24 hours: 13:00 Ferry leaves."
