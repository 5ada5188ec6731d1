"""manage.py check_datelines: figures, and every miss."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

RIGHT = "MOSCOW - A mill will reopen.\tMOSCOW\tMoscow\tRU"
LOOK_ALIKE = "WHEAT - Prices fell.\t\t\t"
HEADER = "text\tdateline\tplaces\tcountry_code"


def check(tmp_path: Path, *lines: str, totals: bool = False) -> tuple[str, int]:
    file = tmp_path / "labelled.tsv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = io.StringIO()
    try:
        call_command("check_datelines", str(file), totals=totals, stdout=out)
    except CommandError as refusal:
        return out.getvalue() + str(refusal), refusal.returncode
    return out.getvalue(), 0


class CheckDatelines:
    def test_prints_the_figures(self, tmp_path: Path) -> None:
        told, code = check(tmp_path, "# invented", HEADER, RIGHT, LOOK_ALIKE)
        assert "recognised         1 of 1, 100.0 %" in told
        assert "right place        1 of 1, 100.0 %" in told
        assert "look-alikes cut    0 of 1" in told
        assert "reversible         2 of 2, 100.0 %" in told
        assert code == 0

    def test_needs_no_more_than_text_and_dateline(self, tmp_path: Path) -> None:
        told, code = check(tmp_path, "dateline\ttext", "MOSCOW\tMOSCOW - A mill will reopen.")
        assert ("right place        none to read" in told, code) == (True, 0)

    @pytest.mark.parametrize(
        ("row", "miss"),
        [
            ("WHEAT - Prices fell.\tWHEAT\t\t", "line 3: dateline: wanted 'WHEAT', found 'none'"),
            ("MOSCOW - A mill will reopen.\t\t\t", "line 3: look-alike cut: wanted '', found 'MOSCOW'"),
            ("MOSCOW - A mill will reopen.\tMOSCOW\tOmsk\tRU", "line 3: places: wanted 'Omsk/RU'"),
            ("MOSCOW - A mill will reopen.\tMOSCOW\tMoscow\tUS", "line 3: places: wanted 'Moscow/US'"),
        ],
    )
    def test_names_every_miss(self, tmp_path: Path, row: str, miss: str) -> None:
        told, code = check(tmp_path, HEADER, RIGHT, row)
        assert miss in told
        assert "The figures are not reached." in told
        assert code == 1

    def test_takes_the_printed_name_for_todays(self, tmp_path: Path) -> None:
        for name in ("Peking", "Beijing"):
            assert check(tmp_path, HEADER, f"PEKING - A mill will reopen.\tPEKING\t{name}\tCN")[1] == 0

    def test_names_other_parts_that_are_wrong_below_no_figure(self, tmp_path: Path) -> None:
        told, code = check(tmp_path, "text\tdateline\tdate", "MOSCOW, Nov 4 - A mill.\tMOSCOW, Nov 4\tNov 5")
        assert "line 2: date: wanted 'Nov 5', found 'Nov 4'" in told
        assert ("other parts wrong  1" in told, code) == (True, 0)

    def test_prints_no_row_with_totals(self, tmp_path: Path) -> None:
        told, _ = check(tmp_path, HEADER, "WHEAT - Prices fell.\tWHEAT\t\t", totals=True)
        assert "WHEAT" not in told

    @pytest.mark.parametrize("lines", [["text\tplaces", "x\ty"], [""]])
    def test_refuses_what_is_no_table_of_datelines(self, tmp_path: Path, lines: list[str]) -> None:
        told, code = check(tmp_path, *lines)
        assert ("cannot be read" in told, code) == (True, 2)

    def test_refuses_a_file_that_is_not_there(self) -> None:
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("check_datelines", "/nowhere.tsv")
