"""import_people, as an operator runs it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import Person

ADA, BO = {"id": "1", "name": "Ada Lovell"}, {"id": "2", "name": "Bo Lind"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.json"


def run(file: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    call_command("import_people", str(file))
    return capsys.readouterr().out.splitlines()


def write(file: Path, *items: Any) -> None:
    file.write_text(json.dumps(items))


class ImportPeople:
    def test_can_be_run_again(self, db: None, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(file, ADA, BO)
        assert run(file, capsys) == ["2 people: 2 created, 0 updated, 0 unchanged, 0 failed"]
        assert run(file, capsys) == ["2 people: 0 created, 0 updated, 2 unchanged, 0 failed"]
        write(file, ADA | {"aliases": ["A. Lovell"]}, BO)
        assert run(file, capsys) == ["2 people: 0 created, 1 updated, 1 unchanged, 0 failed"]

    def test_names_each_bad_item_and_takes_in_the_others(
        self, db: None, file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(file, ADA, {"id": "3", "name": ""}, BO)
        with pytest.raises(CommandError, match="Failed: 1, each named above") as refusal:
            call_command("import_people", str(file))
        assert refusal.value.returncode == 1
        assert capsys.readouterr().out.splitlines() == [
            f"failed     {file}: item 2 (id 3): name: is empty",
            "3 people: 2 created, 0 updated, 0 unchanged, 1 failed",
        ]
        assert Person.objects.count() == 2

    def test_warns_of_a_namesake_and_is_done_all_the_same(
        self, db: None, file: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        own = Person.objects.create(name="Ada Lovell", slug="ada", sort_key="lovell ada")
        write(file, ADA)
        assert run(file, capsys)[0] == (
            f"warning    {file}: item 1 (id 1): person {own.pk} is called Ada Lovell too: "
            "if they are one, merge them"
        )

    @pytest.mark.parametrize("content", ["{}", "[", "null"])
    def test_refuses_a_file_that_is_no_list(self, db: None, file: Path, content: str) -> None:
        file.write_text(content)
        with pytest.raises(CommandError, match=r"people\.json") as refusal:
            call_command("import_people", str(file))
        assert refusal.value.returncode == 2

    def test_refuses_a_file_that_is_not_there(self, db: None, file: Path) -> None:
        with pytest.raises(CommandError, match="cannot be read") as refusal:
            call_command("import_people", str(file))
        assert refusal.value.returncode == 2
