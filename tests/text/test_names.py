import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.names import natural_case, sort_key


class NaturalCase:
    @pytest.mark.parametrize(
        ("printed", "natural"),
        [
            ("RIO DE JANEIRO", "Rio de Janeiro"),
            ("MCALLEN", "McAllen"),
            ("MACON", "Macon"),
            ("N'DJAMENA", "N'Djamena"),
            ("ST. JOHN'S", "St. John's"),
            ("ST. JOHN’S", "St. John’s"),
            ("L'AQUILA", "L'Aquila"),
            ("CÔTE D'IVOIRE", "Côte d'Ivoire"),
            ("PORT-AU-PRINCE", "Port-au-Prince"),
            ("LOS ANGELES", "Los Angeles"),
            ("THE HAGUE", "The Hague"),
            ("FRANKFURT AM MAIN", "Frankfurt am Main"),
            ("WASHINGTON, D.C.", "Washington, D.C."),
            ("МОСКВА", "Москва"),
            ("UAE", "UAE"),
            ("Moscow", "Moscow"),
            ("", ""),
        ],
    )
    def test_undoes_capitals(self, printed: str, natural: str) -> None:
        assert natural_case(printed) == natural

    @given(st.text())
    def test_changes_nothing_but_case(self, text: str) -> None:
        assert natural_case(text).casefold() == text.casefold()


class SortKey:
    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("Neža Kovačič-Brand", "kovacic-brand neza"),
            ("Martin Luther King Jr.", "king martin luther jr"),
            ("Ludwig van Beethoven", "beethoven ludwig van"),
            ("Kovač, Ana", "kovac ana"),
            ("Дмитрий Медведев", "medvedev dmitriy"),
            ("Madonna", "madonna"),
            ("", ""),
        ],
    )
    def test_puts_the_surname_first(self, name: str, key: str) -> None:
        assert sort_key(name) == key
