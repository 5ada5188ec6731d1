"""Lines in house style."""

from datetime import date

import pytest

from articles.text.dateline import read
from articles.text.house import STYLES, Filed, byline_text, dateline_text, years_text
from articles.text.similarity import headline_key

MOSCOW = Filed("Moscow", "", "Russia", "RU")


class DatelineText:
    @pytest.mark.parametrize(
        ("places", "day", "agency", "text"),
        [
            (["Moscow"], None, "", "MOSCOW"),
            (["Paris", "Berlin"], None, "", "PARIS/BERLIN"),
            (["Rio de Janeiro"], date(2010, 11, 4), "SW", "RIO DE JANEIRO, Nov 4 (SW)"),
            ([], date(2010, 11, 4), "", "Nov 4"),
            ([], None, "SW", "(SW)"),
            ([], None, "", ""),
        ],
    )
    def test_joins_what_there_is(self, places: list[str], day: date | None, agency: str, text: str) -> None:
        filed = [Filed(place) for place in places]
        assert dateline_text(filed, day=day, agency=agency) == text

    @pytest.mark.parametrize(
        ("style", "text"),
        [
            ("ap", "MOSCOW, Nov. 4 (AP)"),
            ("reuters", "MOSCOW, Nov 4 (AP)"),
            ("plain", "MOSCOW, Nov 4 (AP)"),
        ],
    )
    def test_sets_the_day_in_each_style(self, style: str, text: str) -> None:
        assert dateline_text([MOSCOW], style=style, day=date(2010, 11, 4), agency="AP") == text

    @pytest.mark.parametrize(
        ("place", "ap", "reuters"),
        [
            (MOSCOW, "MOSCOW", "MOSCOW"),
            (Filed("Moscow", "Idaho", "United States", "US"), "MOSCOW, Idaho", "MOSCOW, Idaho"),
            (Filed("London", "England", "United Kingdom", "GB"), "LONDON", "LONDON"),
            (Filed("London", "Ontario", "Canada", "CA"), "LONDON, Ontario", "LONDON, Ontario"),
            (Filed("Portland", "Oregon", "United States", "US"), "PORTLAND, Ore.", "PORTLAND, Oregon"),
            (Filed("Kabul", "", "Afghanistan", "AF"), "KABUL, Afghanistan", "KABUL"),
            (Filed("Singapore", "", "Singapore", "SG"), "SINGAPORE", "SINGAPORE"),
            (Filed("New York", "New York", "United States", "US"), "NEW YORK", "NEW YORK"),
            (Filed("At sea"), "AT SEA", "AT SEA"),
        ],
    )
    def test_names_the_country_unless_the_city_stands_alone(
        self, place: Filed, ap: str, reuters: str
    ) -> None:
        assert (dateline_text([place], style="ap"), dateline_text([place], style="reuters")) == (ap, reuters)
        assert dateline_text([place], style="plain") == place.name.upper()

    def test_joins_several_places_as_the_style_does(self) -> None:
        berlin = Filed("Berlin", "Berlin", "Germany", "DE")
        assert dateline_text([MOSCOW, berlin], style="ap") == "MOSCOW and BERLIN"
        assert dateline_text([MOSCOW, berlin], style="reuters") == "MOSCOW/BERLIN"

    def test_is_read_back_as_what_it_was_set_from(self) -> None:
        portland = Filed("Portland", "Oregon", "United States", "US")
        for style, manner in STYLES.items():
            line = dateline_text([portland], style=style, day=date(2010, 11, 4), agency="AP")
            reading = read(f"{line}{manner.mark}The ferry left on time.")
            assert (reading.dateline, reading.mark, reading.agency) == (line, manner.mark, "AP")


class BylineText:
    @pytest.mark.parametrize(
        ("credited", "text"),
        [
            ([], ""),
            ([("Ada", "reporter")], "By Ada"),
            ([("Ada", "reporter"), ("Bo", "reporter"), ("Cy", "reporter")], "By Ada, Bo and Cy"),
            ([("Ada", "reporter"), ("Bo", "photographer")], "By Ada. Photographs by Bo"),
            ([("Bo", "agency")], "From Bo"),
        ],
    )
    def test_lists_names_by_role(self, credited: list[tuple[str, str]], text: str) -> None:
        assert byline_text(credited) == text


class HeadlineKey:
    @pytest.mark.parametrize(
        "other", ["‘Ferry’ leaves — on time!", "FERRY LEAVES ON TIME", "Ferry  leaves on-time"]
    )
    def test_is_the_same_for_the_same_words(self, other: str) -> None:
        assert headline_key(other) == headline_key("Ferry leaves on time")

    def test_differs_where_words_do(self) -> None:
        assert headline_key("Ferry leaves") != headline_key("Ferry leaves late")


class YearsText:
    @pytest.mark.parametrize(
        ("since", "until", "text"),
        [
            (2008, 2012, "2008–2012"),
            (2008, 2008, "2008"),
            (2008, None, "since 2008"),
            (2008, 2040, "since 2008"),
            (None, 2012, "until 2012"),
            (None, None, ""),
            (None, 2040, ""),
        ],
    )
    def test_sets_when_a_role_was_held(self, since: int | None, until: int | None, text: str) -> None:
        begins = date(since, 3, 1) if since else None
        ends = date(until, 9, 1) if until else None
        assert years_text(begins, ends, today=date(2026, 11, 24)) == text
