"""How far a long command has come."""

import os
import pty
import sys
import termios
from io import StringIO

import pytest

from articles.management import progress
from articles.management.progress import Stopped, beside_the_bar, counted, until_stopped


def piece_of(terminal: int) -> str:
    """Read what a terminal shows; nothing once it is closed."""
    try:
        return os.read(terminal, 10_000).decode()
    except OSError:  # how Linux tells of the other side's end
        return ""


class Counted:
    def test_passes_everything_on_in_order(self) -> None:
        assert list(counted(iter("abc"), "files")) == ["a", "b", "c"]

    def test_says_nothing_of_what_is_quickly_done(self, capsys: pytest.CaptureFixture[str]) -> None:
        list(counted("abc", "files", total=3))
        assert capsys.readouterr() == ("", "")

    @pytest.mark.parametrize(
        ("total", "line"), [(3, "1 of 3 files\n2 of 3 files\n"), (None, "1 files\n2 files\n")]
    )
    def test_tells_standard_error_in_plain_lines_how_far_it_is(
        self,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        total: int | None,
        line: str,
    ) -> None:
        monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0)
        files = counted("abc", "files", total=total)
        assert [next(files), next(files), next(files)] == ["a", "b", "c"]
        assert capsys.readouterr() == ("", line)

    def test_shows_a_bar_on_a_terminal_and_takes_it_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        reader, writer = pty.openpty()
        termios.tcsetwinsize(writer, (24, 80))
        with os.fdopen(writer, "w") as terminal:
            monkeypatch.setattr(sys, "stderr", terminal)
            for _ in counted("abc", "files", total=3):
                with beside_the_bar():
                    pass
            terminal.flush()
        # The terminal may hand over in several pieces what was written before it was closed.
        shown = "".join(iter(lambda: piece_of(reader), ""))
        os.close(reader)
        assert "0/3" in shown
        assert shown.rstrip(" ").endswith("\r")


class UntilStopped:
    def test_turns_an_interruption_into_a_fact(self) -> None:
        with pytest.raises(Stopped), until_stopped():
            raise KeyboardInterrupt

    def test_lets_go_of_a_pipe_that_nobody_reads(self, monkeypatch: pytest.MonkeyPatch) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w") as pipe:
            monkeypatch.setattr(sys, "stdout", pipe)
            with pytest.raises(Stopped), until_stopped():
                pipe.write("A line\n" * 100_000)
            pipe.write("What is left goes nowhere, quietly.")
            pipe.flush()

    def test_leaves_other_troubles_alone(self) -> None:
        with pytest.raises(ZeroDivisionError), until_stopped():
            print(1 / 0, file=StringIO())
