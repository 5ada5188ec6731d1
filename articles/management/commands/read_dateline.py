"""Read the dateline off first paragraphs, a line each."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management import BaseCommand, CommandError

from articles.text.dateline_report import report

SOME_FAILED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "Read the dateline off first paragraphs: a paragraph a line in, a JSON object a line out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", metavar="FILE", help="UTF-8; standard input when not given")

    def handle(self, *, file: str | None, **_: Any) -> None:
        try:
            opened: BinaryIO = Path(file).open("rb") if file else sys.stdin.buffer  # noqa: SIM115 - below
        except OSError as refusal:
            raise CommandError(
                f"{file} cannot be read: {refusal.strerror}.", returncode=WRONG_USAGE
            ) from None
        with opened as lines:
            failed = self._read(lines)
        if failed:
            raise CommandError(f"Not UTF-8: {failed}, each named above.", returncode=SOME_FAILED)

    def _read(self, lines: BinaryIO) -> int:
        failed = 0
        for number, (text, is_whole) in enumerate(_paragraphs(lines), 1):
            if not is_whole:
                failed += 1
                self.stderr.write(f"Line {number} is not UTF-8; what could not be read stands as \ufffd.")
            self.stdout.write(json.dumps(report(text), ensure_ascii=False))
        return failed


def _paragraphs(lines: BinaryIO) -> Iterator[tuple[str, bool]]:
    """Give each line without its end, and whether all of it was UTF-8."""
    for number, line in enumerate(lines):
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if number == 0:
            line = line.removeprefix(b"\xef\xbb\xbf")
        text = line.decode(errors="replace")
        yield text, text.encode() == line
