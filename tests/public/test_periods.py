"""Which years, months and days have stories."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Section
from articles.public.periods import Period, span, with_stories
from tests.cast import publish_story

NOW = timezone.now()


def dated(world: Section, *moments: datetime) -> None:
    for number, moment in enumerate(moments):
        publish_story(f"Story {number}", section=world, published=moment, at=NOW - timedelta(hours=1))


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


class PeriodOf:
    @pytest.mark.parametrize(
        ("figures", "start", "end"),
        [
            ((2010,), date(2010, 1, 1), date(2011, 1, 1)),
            ((2010, 2), date(2010, 2, 1), date(2010, 3, 1)),
            ((2010, 12), date(2010, 12, 1), date(2011, 1, 1)),
            ((2012, 2, 29), date(2012, 2, 29), date(2012, 3, 1)),
        ],
    )
    def test_ends_where_the_next_begins(self, figures: tuple[int, ...], start: date, end: date) -> None:
        assert Period.of(*figures) == Period(start, end)

    @pytest.mark.parametrize("figures", [(2010, 13), (2011, 2, 29), (0,), (9999,), (9999, 12, 31)])
    def test_refuses_what_is_no_date(self, figures: tuple[int, ...]) -> None:
        with pytest.raises((ValueError, OverflowError)):
            Period.of(*figures)


class PeriodStories:
    def test_are_dated_in_the_sites_zone(self, world: Section, settings: Any) -> None:
        settings.TIME_ZONE = "Pacific/Auckland"
        dated(world, utc(2010, 11, 4, 10, 59), utc(2010, 11, 4, 11, 0))
        day = Period.of(2010, 11, 5)
        assert [edition.headline for edition in day.stories(NOW)] == ["Story 1"]


class Span:
    def test_reaches_from_the_oldest_to_the_newest(self, world: Section) -> None:
        dated(world, utc(2010, 11, 4), utc(1998, 2, 3), utc(2020, 1, 1))
        assert span(NOW) == Period(date(1998, 2, 3), date(2020, 1, 2))

    def test_is_nothing_without_stories(self, db: None) -> None:
        assert span(NOW) is None


class WithStories:
    def test_names_only_the_steps_that_have_some(self, world: Section) -> None:
        dated(world, utc(2010, 11, 4), utc(2010, 11, 30, 23, 59), utc(2011, 1, 1), utc(1998, 2, 3))
        everything = Period(date(1998, 2, 3), date(2011, 1, 2))
        assert with_stories(everything, "year", NOW) == [date(1998, 1, 1), date(2010, 1, 1), date(2011, 1, 1)]
        months = [date(1998, 2, 1), date(2010, 11, 1), date(2011, 1, 1)]
        assert with_stories(everything, "month", NOW) == months
        assert with_stories(Period.of(2010, 11), "day", NOW) == [date(2010, 11, 4), date(2010, 11, 30)]

    def test_keeps_the_sites_zone_through_the_change_of_clocks(self, world: Section, settings: Any) -> None:
        settings.TIME_ZONE = "Europe/Ljubljana"
        # 27 March 2011 had 23 hours; these are its first moment, its last, and the next day's first.
        dated(world, utc(2011, 3, 26, 23), utc(2011, 3, 27, 21, 59), utc(2011, 3, 27, 22))
        assert with_stories(Period.of(2011, 3), "day", NOW) == [date(2011, 3, 27), date(2011, 3, 28)]

    def test_leaves_out_what_is_not_live(self, world: Section) -> None:
        publish_story(section=world, published=utc(2010, 11, 4), at=NOW + timedelta(hours=1))
        assert with_stories(Period.of(2010), "month", NOW) == []

    def test_is_one_question(self, world: Section) -> None:
        with CaptureQueriesContext(connection) as queries:
            with_stories(Period.of(2010), "day", NOW)
        assert len(queries) == 1
