"""Days of which only the year or the month may be known."""

from datetime import date

import pytest

from articles.text.days import first_day


class FirstDay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2008", date(2008, 1, 1)),
            ("2008-05", date(2008, 5, 1)),
            ("2008-05-07", date(2008, 5, 7)),
            ("0988", date(988, 1, 1)),
            ("2008-02-29", date(2008, 2, 29)),
        ],
    )
    def test_begins_what_is_written(self, text: str, day: date) -> None:
        assert first_day(text) == day

    @pytest.mark.parametrize("text", ["", "08", "2008-5", "2008/05", "May 2008", "2008-05-07T00:00", "٢٠٠٨"])
    def test_is_refused_for_anything_else(self, text: str) -> None:
        with pytest.raises(ValueError, match="is no year, month or day"):
            first_day(text)

    @pytest.mark.parametrize("text", ["2008-13", "2009-02-29", "0000"])
    def test_is_refused_for_no_day_of_the_calendar(self, text: str) -> None:
        with pytest.raises(ValueError, match="is no day of the calendar"):
            first_day(text)
