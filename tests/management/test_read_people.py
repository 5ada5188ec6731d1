"""The command answers each line with who it names."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import PersonIdentifier, Scheme
from tests.cast import person_named

LINE = {
    "id": "a",
    "lang": "en",
    "date": "2010-11-20",
    "text": "Ada Lovell met Senator Mira Holloway and Marsh.",
}


@pytest.fixture
def texts(db: None, tmp_path: Path) -> Path:
    ada = person_named("Ada Lovell")
    PersonIdentifier.objects.create(person=ada, scheme=Scheme.IMPORT, value="p001")
    for name in ("Bruno Marsh", "Carla Marsh"):
        person_named(name)
    return tmp_path / "texts.jsonl"


class ReadPeople:
    def test_names_people_by_the_identifier_of_their_import(self, texts: Path, capsys: Any) -> None:
        texts.write_text(json.dumps(LINE) + "\n")
        call_command("read_people", str(texts))
        assert json.loads(capsys.readouterr().out) == {
            "id": "a",
            "mentions": [{"start": 0, "end": 10, "person": "p001"}, {"start": 23, "end": 36, "person": None}],
            "ambiguous": [{"start": 41, "end": 46, "candidates": ["bruno-marsh", "carla-marsh"]}],
        }

    def test_reads_standard_input(self, texts: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(LINE)))
        call_command("read_people")
        assert json.loads(capsys.readouterr().out)["id"] == "a"

    @pytest.mark.parametrize("line", ["no json", "[]", '{"id": 1}', json.dumps(LINE | {"date": "tomorrow"})])
    def test_names_a_line_it_cannot_read_and_goes_on(self, texts: Path, line: str, capsys: Any) -> None:
        texts.write_text(f"{line}\n{json.dumps(LINE)}\n")
        with pytest.raises(CommandError, match="Failed: 1") as refusal:
            call_command("read_people", str(texts))
        told = capsys.readouterr()
        assert refusal.value.returncode == 1
        assert f"{texts}, line 1: " in told.err
        assert json.loads(told.out)["id"] == "a"
