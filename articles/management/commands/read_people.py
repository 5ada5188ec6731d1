"""Say who texts name, a line of JSON each."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from articles.management.progress import beside_the_bar, counted
from articles.suggestions.lines import Lines, Malformed

FAILED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "Say who texts name: a JSON object a line in (id, lang, date, text), one out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        told = "the texts, a line of JSON each; standard input when missing"
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=told)

    def handle(self, *, file: Path | None, **_: Any) -> None:
        if file is None:
            return self._answer(sys.stdin, "standard input")
        try:
            with file.open(encoding="utf-8", errors="replace") as texts:
                return self._answer(texts, str(file))
        except OSError as refusal:
            raise CommandError(
                f"{file} cannot be read: {refusal.strerror}.", returncode=WRONG_USAGE
            ) from None

    def _answer(self, texts: Iterable[str], name: str) -> None:
        failed, lines = 0, Lines()
        for number, line in enumerate(counted(texts, "lines"), start=1):
            if not line.strip():
                continue
            with beside_the_bar():
                try:
                    self.stdout.write(json.dumps(lines.answer(line), ensure_ascii=False))
                except Malformed as reason:
                    failed += 1
                    self.stderr.write(f"{name}, line {number}: {reason}")
        if failed:
            raise CommandError(f"Failed: {failed}, each named above.", returncode=FAILED)
