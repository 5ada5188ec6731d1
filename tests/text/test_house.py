"""Lines in house style."""

from datetime import date

import pytest

from articles.text.house import byline_text, dateline_text
from articles.text.similarity import headline_key


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
        assert dateline_text(places, day=day, agency=agency) == text


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
