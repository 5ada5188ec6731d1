import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.gazetteer import Entry, load


def first(name: str, **where: Any) -> Entry:
    return load().find(name, **where)[0]


class Load:
    def test_takes_a_moment(self) -> None:
        start = time.process_time()
        load.__wrapped__()
        assert time.process_time() - start < 0.4


class Find:
    @pytest.mark.parametrize(
        ("printed", "name", "country"),
        [
            ("MOSCOW", "Moscow", "Russia"), ("London", "London", "United Kingdom"),
            ("Tripoli", "Tripoli", "Libya"), ("Peking", "Beijing", "China"), ("Kiev", "Kyiv", "Ukraine"),
            ("KYIV", "Kyiv", "Ukraine"), ("Bombay", "Mumbai", "India"),
            ("Leningrad", "St. Petersburg", "Russia"), ("Saigon", "Ho Chi Minh City", "Vietnam"),
            ("UNITED NATIONS", "United Nations", "United States"),
            ("VATICAN CITY", "Vatican City", "Vatican City"), ("THE HAGUE", "The Hague", "Netherlands"),
            ("Davos", "Davos", "Switzerland"), ("Kirkuk", "Kirkuk", "Iraq"),
            ("Srebrenica", "Srebrenica", "Bosnia and Herzegovina"), ("N'DJAMENA", "N'Djamena", "Chad"),
            ("ST. LOUIS", "St. Louis", "United States"), ("Saint Louis", "St. Louis", "United States"),
            ("Frankfurt/Main", "Frankfurt", "Germany"), ("Wien", "Vienna", "Austria"),
            ("København", "Copenhagen", "Denmark"), ("Москва", "Moscow", "Russia"),
            ("北京", "Beijing", "China"), ("Rostow", "Rostov-on-Don", "Russia"),
            ("NEW YORK", "New York", "United States"), ("Gaza", "Gaza", "Palestinian Territories"),
            ("Victoria", "Victoria", "Canada"), ("Salisbury", "Salisbury", "United Kingdom"),
        ],
    )  # fmt: skip
    def test_knows_names_old_and_new(self, printed: str, name: str, country: str) -> None:
        assert (first(printed).name, first(printed).country) == (name, country)

    @pytest.mark.parametrize(
        ("printed", "region", "found"),
        [
            ("PORTLAND", "Ore.", "Oregon"), ("PORTLAND", "Maine", "Maine"),
            ("ROCHESTER", "N.Y.", "New York"), ("CHARLESTON", "W.Va.", "West Virginia"),
            ("LONDON", "Ontario", "Ontario"), ("LONDON", "Ontario, Canada", "Ontario"),
            ("ATLANTA", "Georgia", "Georgia"), ("MOSCOW", "Idaho", "Idaho"),
        ],
    )  # fmt: skip
    def test_minds_the_region(self, printed: str, region: str, found: str) -> None:
        assert first(printed, region=region).region == found

    def test_minds_the_country(self) -> None:
        assert first("Tripoli", country="Lebanon").country_code == "LB"
        assert first("TBILISI", region="Georgia").country_code == "GE"

    def test_gives_nothing_where_there_is_no_such_place(self) -> None:
        assert load().find("Portland", country="Slovenia") == []
        assert load().find("WHEAT") == []
        assert load().find("") == []

    def test_minds_the_section_where_nothing_else_is_said(self) -> None:
        assert first("Birmingham", section_path="us").region == "Alabama"
        assert first("Tripoli", section_path="news/world/middle-east").country_code == "LB"
        assert first("London", section_path="news/world").region == "England"

    def test_leaves_the_cities_everybody_means_where_they_are(self) -> None:
        assert first("LONDON", section_path="news/canada").region == "England"
        assert first("PARIS", section_path="us/texas").country_code == "FR"
        assert first("WASHINGTON", section_path="news/uk").region == "District of Columbia"
        assert first("MOSCOW", section_path="us").country_code == "RU"

    def test_knows_capitals(self) -> None:
        for name in ("Vienna", "Reykjavik", "Bogota", "Ottawa", "Astana", "New Delhi"):
            assert first(name).is_capital
        assert not first("New York").is_capital

    def test_gives_all_the_others_after_the_likeliest(self) -> None:
        assert {entry.region for entry in load().find("Portland")} >= {"Oregon", "Maine", "Texas"}

    def test_says_where_on_earth(self) -> None:
        moscow = first("Moscow")
        assert (round(moscow.latitude, 1), round(moscow.longitude, 1)) == (55.8, 37.6)
        assert moscow.time_zone == "Europe/Moscow"
        assert moscow.country_code == "RU"
        assert "Москва" in moscow.aliases

    def test_answers_in_a_millisecond(self) -> None:
        load().find("Moscow")
        start = time.process_time()
        for name in ("London", "Springfield", "San Jose", "nowhere") * 25:
            load().find(name, section_path="world")
        assert (time.process_time() - start) / 100 < 0.001

    @given(st.text())
    def test_takes_any_name(self, name: str) -> None:
        load().find(name, region=name)


class Get:
    def test_finds_what_was_found(self) -> None:
        london = first("London")
        assert load().get(london.id) == london
        assert load().get(first("United Nations").id) == first("United Nations")

    def test_knows_no_other_numbers(self) -> None:
        assert load().get(0) is None


class StartsWith:
    def test_lists_the_largest_first(self) -> None:
        assert load().starts_with("mosc", 3)[0].name == "Moscow"
        assert len(load().starts_with("s", 7)) == 7

    def test_lists_each_place_once(self) -> None:
        found = load().starts_with("москв", 10)
        assert [entry.name for entry in found].count("Moscow") == 1

    def test_lists_nothing_without_letters(self) -> None:
        assert load().starts_with(" - ") == []
