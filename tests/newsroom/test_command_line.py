"""What `manage.py` says when it cannot do what it was asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import ROOT

pytestmark = pytest.mark.slow


def manage(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.defpath, "SECRET_KEY": "for this test", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


class AWrongSetting:
    @pytest.mark.parametrize(
        ("name", "value", "said"),
        [
            ("DATABASE_URL", "postgresql://desk:s3cret@127.0.0.1:1/news", "(Connection refused)"),
            ("DATABASE_URL", "sqlite:///news.db", "is not the address of a PostgreSQL database"),
            ("DEBUG", "perhaps", "is neither on nor off"),
            ("TIME_ZONE", "Lisbon", "names no time zone"),
        ],
    )
    def test_ends_a_command_with_one_sentence(self, name: str, value: str, said: str) -> None:
        done = manage("migrate", **{name: value})
        assert done.returncode == 2
        assert done.stderr.startswith(name)
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
        assert "s3cret" not in done.stdout + done.stderr

    def test_of_the_database_is_found_by_a_check(self) -> None:
        done = manage("check", "--database", "default", DATABASE_URL="postgresql://desk@127.0.0.1:1/news")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1

    def test_that_can_be_read_but_not_meant_is_a_check(self) -> None:
        done = manage("check", SITE_URL="news.example.org")
        assert done.returncode == 1
        assert "(newsroom.E001) SITE_URL is not the address of a site." in done.stderr


class AFolderThatCannotBeWritten:
    def test_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        done = manage("shell", "-c", f"open({str(tmp_path / 'file' / 'inside')!r}, 'w')")
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "inside" in done.stderr


class CtrlC:
    def test_ends_a_command_without_a_traceback(self) -> None:
        done = manage("shell", "-c", "import os, signal; os.kill(os.getpid(), signal.SIGINT)")
        assert (done.returncode, done.stderr) == (130, "Stopped.\n")
