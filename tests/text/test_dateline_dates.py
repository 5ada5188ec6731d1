"""The day in a dateline."""

from datetime import date

import pytest

from articles.text.dateline_dates import date_last, filing_day, is_nearly_month, mistyped_date_last


class IsNearlyMonth:
    def test_forgives_one_slip(self) -> None:
        for typed in ("Mach", "Narch", "Macrh", "Juen", "Febuary", "Setpember", "Apirl", "Decemebr", "march"):
            assert is_nearly_month(typed), typed

    def test_forgives_no_more(self) -> None:
        for word in ("Man", "Stage", "Group", "Match of", "Mrh", "Chapter", "Level", "October fest"):
            assert not is_nearly_month(word), word


class DateLast:
    def test_takes_the_day_with_its_weekday_and_year(self) -> None:
        assert date_last("LISBON, Tuesday, April 25") == ("Tuesday, April 25", "LISBON")
        assert date_last("Madrid, 3 de marzo de 2019") == ("3 de marzo de 2019", "Madrid")
        assert date_last("GENEVA (12 March 2020)") == ("12 March 2020", "GENEVA")
        assert date_last("MOSCOW") == ("", "MOSCOW")

    def test_leaves_slips_to_the_other(self) -> None:
        assert date_last("BOSTON, March 119") == ("", "BOSTON, March 119")
        assert mistyped_date_last("BOSTON, March 119") == ("March 119", "BOSTON")
        assert mistyped_date_last("BOSTON, Stage 4") == ("", "BOSTON, Stage 4")


class FilingDay:
    @pytest.mark.parametrize(
        ("printed", "near", "day"),
        [
            ("Feb 26", date(1987, 2, 27), date(1987, 2, 26)),
            ("Dec. 31", date(1988, 1, 1), date(1987, 12, 31)),
            ("1 January", date(1987, 12, 31), date(1988, 1, 1)),
            ("21 Abr", date(2016, 4, 21), date(2016, 4, 21)),
            ("22 mai 2012", date(2016, 4, 21), date(2012, 5, 22)),
            ("February 29", date(2017, 1, 1), date(2016, 2, 29)),
            ("March 3, 2012", None, date(2012, 3, 3)),
            ("March 3", None, None),
            ("3月15日", date(2016, 4, 21), date(2016, 3, 15)),
            ("16 февраля", date(2016, 4, 21), date(2016, 2, 16)),
            ("Monday", date(2016, 4, 21), None),
            ("", date(2016, 4, 21), None),
        ],
    )
    def test_is_the_one_nearest_to_the_storys_date(
        self, printed: str, near: date | None, day: date | None
    ) -> None:
        assert filing_day(printed, near=near) == day
