import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.letters import fold, plain_letters, without_marks


class WithoutMarks:
    def test_takes_accents_off(self) -> None:
        assert without_marks("Neža Kovačič, São Paulo") == "Neza Kovacic, Sao Paulo"

    def test_leaves_letters_of_their_own(self) -> None:
        assert without_marks("Йошкар-Ола, Їжак") == "Йошкар-Ола, Їжак"


class PlainLetters:
    @pytest.mark.parametrize(
        ("text", "latin"),
        [
            ("Müller", "muller"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("Дмитрий Щукин", "dmitriy shchukin"),
            ("Αθήνα", "athina"),
            ("Μπουτάρης", "boutaris"),
            ("ærø", "aero"),
            ("北京", "北京"),
        ],
    )
    def test_writes_in_latin_letters(self, text: str, latin: str) -> None:
        assert plain_letters(text) == latin

    def test_writes_german_umlauts_as_germans_do(self) -> None:
        assert plain_letters("Größe", language="de") == "groesse"


class Fold:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("N'DJAMENA", "N’Djaména"),
            ("St. John's", "ST JOHNS"),
            ("Port-au-Prince", "PORT AU PRINCE"),
            ("МОСКВА", "Москва"),
        ],
    )
    def test_makes_spellings_of_one_name_equal(self, one: str, other: str) -> None:
        assert fold(one) == fold(other)

    @given(st.text())
    @example("𝓐")
    def test_changes_nothing_twice(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)
