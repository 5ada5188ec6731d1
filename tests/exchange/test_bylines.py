"""Who a printed byline names."""

import pytest

from articles.exchange.bylines import names_in


class NamesIn:
    @pytest.mark.parametrize(
        ("byline", "names"),
        [
            ("By Ines Okafor", ["Ines Okafor"]),
            ("By Ines Okafor and Tomas Lind", ["Ines Okafor", "Tomas Lind"]),
            ("By Ada Bell, Ines Okafor and Tomas Lind", ["Ada Bell", "Ines Okafor", "Tomas Lind"]),
            ("BY INES OKAFOR & TOMAS LIND", ["Ines Okafor", "Tomas Lind"]),
            ("Von Neža Kovačič-Brand und Jens Ohm", ["Neža Kovačič-Brand", "Jens Ohm"]),
            ("By Ines Okafor, chief correspondent", ["Ines Okafor, chief correspondent"]),
            ("  By  Ines   Okafor. ", ["Ines Okafor"]),
            ("Reuters", ["Reuters"]),
            ("Byron Anderson", ["Byron Anderson"]),
            ("By", ["By"]),
            ("", []),
        ],
    )
    def test_takes_a_byline_apart(self, byline: str, names: list[str]) -> None:
        assert names_in(byline) == names
