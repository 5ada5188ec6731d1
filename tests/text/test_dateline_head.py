import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.dateline_head import take_apart


class TakeApart:
    @pytest.mark.parametrize(
        ("head", "places", "date", "agency"),
        [
            ("MOSCOW", ["Moscow"], "", ""),
            ("Madrid, 10 abr (EFE)", ["Madrid"], "10 abr", "EFE"),
            ("(ANSA) - ROMA, 01 SET", ["Roma"], "01 SET", "ANSA"),
            ("ROMA - (ANSA)", ["Roma"], "", "ANSA"),
            ("SEOUL/WASHINGTON, May 2 (SW)", ["Seoul", "Washington"], "May 2", "SW"),
            ("LONDON, PARIS", None, "", ""),
            ("Frankfurt/Main (dpa)", ["Frankfurt/Main"], "", "dpa"),
            ("МОСКВА, 10 фев — РИА Новости", ["Москва"], "10 фев", "РИА Новости"),
            ("Jan 3 (SW)", [], "Jan 3", "SW"),
            ("MOSCOW, Monday (Reuters)", ["Moscow"], "Monday", "Reuters"),
        ],
    )
    def test_reads_the_whole_head_or_nothing(
        self, head: str, places: list[str] | None, date: str, agency: str
    ) -> None:
        parts = take_apart(head)
        if places is None:
            assert parts is None
            return
        assert parts is not None
        assert ([place.name for place in parts.places], parts.date, parts.agency) == (places, date, agency)

    @pytest.mark.parametrize(
        "head",
        [
            "",
            " ",
            "The minister",
            "NATO said the alliance",
            "(Adds detail on cargo)",
            "7.8015",
            "UPDATE",
            "a",
            "(",
            "/",
        ],
    )
    def test_reads_nothing_into_sentences(self, head: str) -> None:
        assert take_apart(head) is None

    def test_tells_a_region_from_an_agency(self) -> None:
        rostov, busan = take_apart("Rostow (Russland)"), take_apart("BUSAN (CA)")
        assert rostov is not None
        assert (rostov.agency, rostov.places[0].region) == ("", "Russland")
        assert busan is not None
        assert (busan.agency, busan.places[0].region) == ("CA", "")

    def test_says_how_much_a_name_tells(self) -> None:
        mobile = take_apart("MOBILE")
        assert mobile is not None
        assert (mobile.places[0].is_known, mobile.places[0].is_word_too, mobile.places[0].in_capitals) == (
            True,
            True,
            True,
        )
        nowhere = take_apart("Kleinkleckersdorf")
        assert nowhere is not None
        assert not nowhere.places[0].is_known

    @given(st.text(max_size=60))
    def test_takes_any_text(self, head: str) -> None:
        take_apart(head)
