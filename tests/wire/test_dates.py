from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.dates import moment


class MomentIn:
    @pytest.mark.parametrize(
        ("printed", "iso"),
        [
            ("2016-04-21T10:15:00+02:00", "2016-04-21T10:15:00+02:00"),
            ("2016-04-21T08:15:00Z", "2016-04-21T08:15:00+00:00"),
            ("20160421T101500+0200", "2016-04-21T10:15:00+02:00"),
            ("2016-04-21 10:15:00 +0200", "2016-04-21T10:15:00+02:00"),
            ("2014-04-14T10:15:00.0000000+02:00", "2014-04-14T10:15:00+02:00"),
            ("2010-11-04 09:29", "2010-11-04T09:29:00"),
            ("November 4, 2010 9:29 am", "2010-11-04T09:29:00"),
            ("Nov. 4, 2010 at 9:29 p.m. EST", "2010-11-04T21:29:00-05:00"),
            ("21 April 2016 10:15", "2016-04-21T10:15:00"),
            ("Published: 21 April 2016", "2016-04-21T00:00:00"),
            ("Thu, 04 Nov 2010 09:29:00 GMT", "2010-11-04T09:29:00+00:00"),
            ("04.11.2010 09:29 Uhr", "2010-11-04T09:29:00"),
            ("3. März 2019 um 14.30 Uhr", "2019-03-03T14:30:00"),
            ("10 de abril de 2019 18:20h", "2019-04-10T18:20:00"),
            ("4 ноября 2010, 09:29", "2010-11-04T09:29:00"),
            ("2010年11月4日 09:29", "2010-11-04T09:29:00"),
            ("09:29, 4 November 2010", "2010-11-04T09:29:00"),
            ("Updated 2:15 pm, Jan 3, 2020", "2020-01-03T14:15:00"),
            ("December 31, 1999 | 11:59 PM", "1999-12-31T23:59:00"),
            ("12:30 am, Jan 3, 2020", "2020-01-03T00:30:00"),
            ("25/11/2010 10:00", "2010-11-25T10:00:00"),
            ("10-Nov-2010", "2010-11-10T00:00:00"),
        ],
    )
    def test_is_read(self, printed: str, iso: str) -> None:
        found = moment(printed)
        assert found is not None
        assert found.at.isoformat() == iso

    @pytest.mark.parametrize(
        "printed",
        [
            "",
            "10:15",
            "May 2010",
            "11/04/2010",
            "2010-13-45",
            "99999999T999999+9999",
            "0000-00-00 00:00:00",
            "1 Jan 0001",
        ],
    )
    def test_is_not_guessed(self, printed: str) -> None:
        assert moment(printed) is None

    def test_tells_a_day_from_a_time(self) -> None:
        day, time = moment("2010-11-04"), moment("2010-11-04 00:00")
        assert day is not None
        assert time is not None
        assert (day.has_time, time.has_time, time.has_zone) == (False, True, False)

    @given(st.text())
    def test_takes_any_text(self, text: str) -> None:
        moment(text)

    @given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
    def test_reads_what_iso_8601_writes(self, at: datetime) -> None:
        found = moment(str(at))
        assert found is not None
        assert found.at == at
