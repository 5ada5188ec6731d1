"""The two commands on a machine that is not ours: locks for every platform, and no word about where from."""

import re
import subprocess
import tomllib

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
        shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        named = set(TARGET.findall(text("Makefile"))) - {"chromium"}
        assert {"demo", "test", "install", "check", "help"} <= named
        assert named == {line.split()[1] for line in shown.splitlines()}

    def test_calls_no_python_that_is_too_old(self) -> None:
        tried = subprocess.run(
            ["make", "--always-make", "--dry-run", ".venv/made", "PYTHON=python2"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert "python2 is not Python 3.11 or newer" in tried.stdout
