"""Several short values are written one a line."""

import pytest
from django.forms import ValidationError

from articles.admin.lines import LinesField


@pytest.fixture
def field() -> LinesField:
    return LinesField(longest=10)


class Lines:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("", []),
            ("A. L.", ["A. L."]),
            ("A. L.\r\nАда\r\n", ["A. L.", "Ада"]),
            ("  A.   L. \n\n\n", ["A. L."]),
            ("Ada\nAda\nada", ["Ada", "ada"]),
        ],
    )
    def test_are_trimmed_and_kept_once(self, field: LinesField, typed: str, kept: list[str]) -> None:
        assert field.clean(typed) == kept

    def test_are_no_longer_than_they_may(self, field: LinesField) -> None:
        with pytest.raises(ValidationError, match="longer than 10 characters"):
            field.clean("Ada\n" + "x" * 11)

    def test_refuse_a_nul(self, field: LinesField) -> None:
        with pytest.raises(ValidationError):
            field.clean("A\0da")

    def test_are_shown_one_a_line(self, field: LinesField) -> None:
        assert field.prepare_value(["Ada", "Ада"]) == "Ada\nАда"
        assert field.prepare_value("typed\nagain") == "typed\nagain"

    def test_know_whether_they_changed(self, field: LinesField) -> None:
        assert not field.has_changed(["Ada", "Ада"], "Ada\r\nАда")
        assert not field.has_changed(None, "")
        assert field.has_changed(["Ada"], "Ada\nBo")
