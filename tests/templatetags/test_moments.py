"""Moments as readers see them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.templatetags.moments import day, masthead_day, moment, since

AT = datetime(2010, 11, 4, 23, 29, 58, 123456, tzinfo=UTC)


class Moment:
    @pytest.mark.parametrize(
        ("zone", "shown", "exact"),
        [
            ("UTC", "4 November 2010, 23:29 UTC", "2010-11-04T23:29:58+00:00"),
            ("Europe/Ljubljana", "5 November 2010, 00:29 CET", "2010-11-05T00:29:58+01:00"),
            ("America/Sao_Paulo", "4 November 2010, 21:29 UTC-02", "2010-11-04T21:29:58-02:00"),
            ("Asia/Kolkata", "5 November 2010, 04:59 IST", "2010-11-05T04:59:58+05:30"),
        ],
    )
    def test_is_in_the_sites_zone_and_names_it(
        self, settings: Any, zone: str, shown: str, exact: str
    ) -> None:
        settings.TIME_ZONE = zone
        assert moment(AT) == f'<time datetime="{exact}">{shown}</time>'


class Day:
    def test_is_the_sites_day(self, settings: Any) -> None:
        settings.TIME_ZONE = "Europe/Ljubljana"
        assert day(AT) == '<time datetime="2010-11-05T00:29:58+01:00">5 November 2010</time>'


class Since:
    @pytest.mark.parametrize(
        ("now", "shown"),
        [
            (datetime(2010, 11, 4, 23, 59, tzinfo=UTC), "23:29"),
            (datetime(2010, 11, 5, 0, 1, tzinfo=UTC), "4 November"),
            (datetime(2011, 1, 1, tzinfo=UTC), "4 November 2010"),
        ],
    )
    def test_says_no_more_than_is_needed(self, now: datetime, shown: str) -> None:
        assert f">{shown}</time>" in since(AT, now)

    def test_always_says_it_exactly_to_machines(self) -> None:
        assert 'datetime="2010-11-04T23:29:58+00:00"' in since(AT, AT)


class MastheadDay:
    def test_names_the_day_of_the_week(self) -> None:
        assert masthead_day(AT) == '<time datetime="2010-11-04">Thursday, 4 November 2010</time>'
