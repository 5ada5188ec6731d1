"""Write articles out."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.exchange.export import lines, selection_of, write_file
from articles.exchange.options import WrongUsage
from articles.management.progress import beside_the_bar, counted

WRONG_USAGE = 2
OPTIONS: dict[str, dict[str, Any]] = {
    "--format": {"default": "json", "metavar": "F", "help": "json, the default: one object an article"},
    "--all": {"action": "store_true", "help": "every article, not only those readers see"},
    "--section": {"default": "", "metavar": "S", "help": "only this section and those beneath it"},
    "--since": {"default": "", "metavar": "DATE", "help": "only stories dated on this day or later"},
    "--output": {"type": Path, "metavar": "DIR", "help": "write a file there, not to standard output"},
}


class Command(BaseCommand):
    help = "Write articles out, a line of JSON each: those readers see, or all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, option in OPTIONS.items():
            parser.add_argument(name, **option)

    def handle(self, *, output: Path | None, **given: Any) -> None:
        try:
            written = lines(selection_of(given), form=given["format"], at=timezone.now())
            told = counted(written, "articles")
            if output:
                self.stdout.write(f"{write_file(told, output)}")
            else:
                self._print(told)
        except WrongUsage as refusal:
            raise CommandError(str(refusal), returncode=WRONG_USAGE) from None

    def _print(self, written: Iterable[str]) -> None:
        try:
            for line in written:
                with beside_the_bar():
                    self.stdout.write(line)
            self.stdout.flush()
        except BrokenPipeError:
            # Whoever reads us, as `head` does, has seen enough; nor must the flush at our end say so.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
