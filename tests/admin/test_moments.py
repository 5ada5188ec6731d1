"""Moments are said as people at the desk say them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from articles.admin.moments import away, exact, in_words, moment, name_of, within

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class InWords:
    @pytest.mark.parametrize(
        ("at", "words"),
        [
            (datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "today 09:05"),
            (datetime(2026, 11, 23, 0, 0, tzinfo=UTC), "today 00:00"),
            (datetime(2026, 11, 22, 23, 59, tzinfo=UTC), "yesterday 23:59"),
            (datetime(2026, 11, 24, 6, 0, tzinfo=UTC), "tomorrow 06:00"),
            (datetime(2026, 11, 4, 17, 30, tzinfo=UTC), "4 Nov, 17:30"),
            (datetime(2010, 11, 4, 17, 30, tzinfo=UTC), "4 Nov 2010"),
            (datetime(2027, 1, 1, 8, 0, tzinfo=UTC), "1 Jan 2027"),
        ],
    )
    def test_says_no_more_than_is_needed(self, at: datetime, words: str) -> None:
        with time_machine.travel(NOON, tick=False):
            assert in_words(at) == words

    def test_goes_by_the_papers_own_day(self) -> None:
        with time_machine.travel(NOON, tick=False), timezone.override("Asia/Tokyo"):
            assert in_words(datetime(2026, 11, 22, 15, 30, tzinfo=UTC)) == "today 00:30"


class Moment:
    def test_carries_the_exact_time_for_machines(self) -> None:
        with time_machine.travel(NOON, tick=False):
            html = moment(datetime(2026, 11, 23, 9, 5, 7, tzinfo=UTC))
        assert html.startswith('<time datetime="2026-11-23T09:05:07+00:00"')
        assert html.endswith(">Today 09:05</time>")

    def test_within_a_sentence_begins_small(self) -> None:
        with time_machine.travel(NOON, tick=False):
            assert within(datetime(2026, 11, 23, 9, 5, tzinfo=UTC)).endswith(">today 09:05</time>")

    def test_can_be_read_in_utc_too(self) -> None:
        with timezone.override("Europe/Moscow"):
            html = exact(datetime(2026, 11, 25, 3, 0, tzinfo=UTC))
        assert html.endswith('title="25 November 2026, 03:00 UTC">25 Nov 2026 06:00 Europe/Moscow</time>')


class Away:
    @pytest.mark.parametrize(
        ("minutes", "words"),
        [
            (0.5, "in less than a minute"),
            (9, "in 9 min"),
            (130, "in 2 h 10 min"),
            (60 * 24, "in 1 day"),
            (60 * 24 * 3.9, "in 3 days"),
            (-45, "45 min ago"),
            (-60 * 24 * 2, "2 days ago"),
        ],
    )
    def test_is_as_exact_as_is_of_use(self, minutes: float, words: str) -> None:
        assert away(NOON + timedelta(minutes=minutes), at=NOON) == words


class NameOf:
    def test_is_the_full_name_or_else_the_user_name(self) -> None:
        assert name_of(User(username="rosa", first_name="Rosa", last_name="Lindqvist")) == "Rosa Lindqvist"
        assert name_of(User(username="rosa")) == "rosa"
        assert name_of(None) == ""
