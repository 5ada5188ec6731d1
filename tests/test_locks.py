"""The two commands on a machine that is not ours: locks for every platform, and no word about where from."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.source import ROOT

LOCKS = ["requirements/base.txt", "requirements/dev.txt"]
TARGET = re.compile(r"^([a-z]+):(?!=)", re.MULTILINE)


def text(name: str) -> str:
    return (ROOT / name).read_text()


def locked(name: str) -> dict[str, str]:
    """Return each package of a lock with its version."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text(name), re.MULTILINE))


def wanted(*tables: str) -> set[str]:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    lists = {"dependencies": project["dependencies"], **project["optional-dependencies"]}
    return {re.split(r"[^a-z0-9-]", line.lower())[0] for table in tables for line in lists[table]}


@pytest.mark.parametrize("lock", LOCKS)
class ALock:
    def test_names_no_host(self, lock: str) -> None:
        assert not re.findall(r"://|index-url|find-links|trusted-host|\.(?:org|com|net|io)\b", text(lock))

    def test_has_a_hash_for_every_package(self, lock: str) -> None:
        packages = re.split(r"^(?=[a-z])", text(lock), flags=re.MULTILINE)
        assert not [package for package in packages if package.strip() and "--hash=sha256:" not in package]

    def test_never_lets_psycopg_3_in(self, lock: str) -> None:
        assert not {"psycopg", "psycopg-binary", "psycopg-c"} & set(locked(lock))


class TheLocks:
    def test_hold_what_the_project_asks_for(self) -> None:
        assert wanted("dependencies") <= set(locked(LOCKS[0]))
        assert wanted("dependencies", "dev") <= set(locked(LOCKS[1]))

    def test_agree_on_every_version(self) -> None:
        base, dev = map(locked, LOCKS)
        assert base.items() <= dev.items()


class TheMakefile:
    def test_explains_every_target(self) -> None:
        alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        done = subprocess.run(
            ["make", "help"], cwd=ROOT, env=alone, capture_output=True, text=True, check=True
        )
        named = set(TARGET.findall(text("Makefile"))) - {"chromium"}
        assert {"demo", "test", "install", "check", "help"} <= named
        assert named == {line.split()[1] for line in done.stdout.splitlines()}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A fresh clone, as far as make can see."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


class AMachine:
    """What is missing on it is said by the last line before make's own."""

    @pytest.mark.parametrize(
        ("python", "said"),
        [
            (
                "exit 1",
                "is not Python 3.11 or newer: install one, or name it with make PYTHON=/path/to/python.",
            ),
            ('test "$1" = -c', "install Python's venv (Debian: apt install python3-venv)."),
        ],
    )
    def test_without_a_usable_python_is_told_so(self, elsewhere: Path, python: str, said: str) -> None:
        stub = elsewhere / "python"
        stub.write_text(f"#!/bin/sh\n{python}\n")
        stub.chmod(0o755)
        done = self.make(elsewhere, ".venv/made", "PYTHON=./python")
        assert done.returncode == 2
        assert done.stderr.splitlines()[-2].endswith(said)

    def test_without_a_way_to_the_packages_is_told_so(self, elsewhere: Path) -> None:
        python = elsewhere / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text("#!/bin/sh\necho 'pip: no network' >&2\nexit 1\n")
        python.chmod(0o755)
        (elsewhere / ".venv" / "made").touch()
        done = self.make(elsewhere, ".venv/base")
        assert done.returncode == 2
        assert "pip: no network" in done.stderr
        assert "check the way to the package index" in done.stderr
        assert "install a C compiler" in done.stderr

    def test_without_a_browser_is_told_so(self, elsewhere: Path) -> None:
        done = self.make(elsewhere, "chromium", "CHROMIUM=", "APT=no-such-program")
        assert done.returncode == 2
        assert "install it (Debian: sudo apt install chromium), then run make test again" in done.stderr

    def make(self, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, check=False)
