import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.page.authors import agency_in, authors_in


class AuthorsIn:
    @pytest.mark.parametrize(
        ("printed", "names"),
        [
            ("Ines Okafor", ["Ines Okafor"]),
            ("By INES OKAFOR", ["Ines Okafor"]),
            ("By Ines Okafor and Tomas Lind", ["Ines Okafor", "Tomas Lind"]),
            ("Ines Okafor, Ada Bell & Tomas Lind", ["Ines Okafor", "Ada Bell", "Tomas Lind"]),
            ("By Ines Okafor, Staff Writer", ["Ines Okafor"]),
            ("Ines Okafor in Damascus", ["Ines Okafor"]),
            ("Martin King, Jr.", ["Martin King, Jr."]),
            ("Ines Okafor | The Daily Buoy", ["Ines Okafor"]),
            ("Neža Kovačič-Brand", ["Neža Kovačič-Brand"]),
            ("Ines Okafor (Reuters)", ["Ines Okafor"]),
        ],
    )
    def test_lists_people(self, printed: str, names: list[str]) -> None:
        assert authors_in(printed, ["The Daily Buoy"]) == names

    @pytest.mark.parametrize(
        "printed",
        [
            "", "No Author", "admin", "Staff", "https://www.facebook.com/buoy", "@buoy", "By The Daily Buoy",
            "Reuters", "The Daily Buoy", "desk@buoy.example", "12345", "Newsroom", "null",
        ],
    )  # fmt: skip
    def test_lists_nobody_else(self, printed: str) -> None:
        assert authors_in(printed, ["The Daily Buoy"]) == []

    @given(st.text())
    def test_takes_any_text(self, printed: str) -> None:
        assert all(authors_in(printed))


class AgencyIn:
    def test_names_the_agency_of_a_byline(self) -> None:
        assert agency_in("By Reuters") == "Reuters"
        assert agency_in("Ines Okafor, AFP") == "AFP"
        assert agency_in("Ines Okafor") == ""
