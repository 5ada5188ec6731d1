"""manage.py read_dateline: a paragraph a line in, an object a line out."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command


def read(tmp_path: Path, *lines: str | bytes) -> list[dict[str, Any]]:
    file = tmp_path / "paragraphs.txt"
    file.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines))
    out = io.StringIO()
    call_command("read_dateline", str(file), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


class ReadDateline:
    def test_tells_what_was_read(self, tmp_path: Path) -> None:
        (told,) = read(tmp_path, "PORTLAND, Ore., March 3 (SW) - A mill will reopen.")
        (place,) = told.pop("places")
        assert told == {
            "dateline": "PORTLAND, Ore., March 3 (SW)",
            "mark": " - ",
            "rest": "A mill will reopen.",
            "date": "March 3",
            "agency": "SW",
            "certainty": "certain",
            "proposal": "",
        }
        assert (round(place.pop("latitude")), round(place.pop("longitude"))) == (46, -123)
        assert place == {
            "name": "Portland",
            "place": "Portland",
            "region": "Oregon",
            "country": "United States",
            "country_code": "US",
        }

    def test_gives_an_old_name_as_printed_and_todays(self, tmp_path: Path) -> None:
        (told,) = read(tmp_path, "PEKING, Jan 3 - A mill will reopen.")
        assert [(place["name"], place["place"]) for place in told["places"]] == [("Peking", "Beijing")]

    def test_proposes_what_is_in_doubt_and_cuts_nothing(self, tmp_path: Path) -> None:
        (told,) = read(tmp_path, "MOBILE - Sales rose")
        assert (told["dateline"], told["rest"]) == (None, "MOBILE - Sales rose")
        assert (told["certainty"], told["proposal"]) == ("ambiguous", "MOBILE")

    def test_answers_a_line_for_every_line(self, tmp_path: Path) -> None:
        told = read(tmp_path, "MOSCOW - A mill will reopen.\r", "", "  WHEAT - Prices fell.  ")
        assert [line["certainty"] for line in told] == ["certain", "none", "none"]
        assert [line["rest"] for line in told] == ["A mill will reopen.", "", "  WHEAT - Prices fell.  "]

    def test_names_a_line_that_is_not_utf_8(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="Not UTF-8: 1") as refusal:
            read(tmp_path, "MOSCOW - A mill.", b"M\xfcnchen - Text")
        assert refusal.value.returncode == 1

    def test_refuses_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="cannot be read") as refusal:
            call_command("read_dateline", str(tmp_path / "nothing"))
        assert refusal.value.returncode == 2
