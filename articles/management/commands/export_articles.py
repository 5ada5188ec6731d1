"""Write articles out."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.exchange.export import lines, selection_of, write_file
from articles.exchange.options import WrongUsage
from articles.management.progress import Stopped, beside_the_bar, counted, until_stopped

WRONG_USAGE = 2
OPTIONS: dict[str, dict[str, Any]] = {
    "--format": {"default": "json", "metavar": "F", "help": "json, the default: one object an article"},
    "--all": {"action": "store_true", "help": "every article, not only those readers see"},
    "--section": {"default": "", "metavar": "S", "help": "only this section and those beneath it"},
    "--since": {"default": "", "metavar": "DATE", "help": "only stories dated on this day or later"},
    "--output": {"metavar": "DIR", "help": "write a file there, not to standard output"},
}


class Command(BaseCommand):
    help = "Write articles out, a line of JSON each: those readers see, or all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, option in OPTIONS.items():
            parser.add_argument(name, **option)

    def handle(self, *, output: str | None, **given: Any) -> None:
        try:
            written = lines(selection_of(given), form=given["format"], at=timezone.now())
            told = counted(written, "articles")
            with until_stopped():
                if output:
                    self.stdout.write(f"{write_file(told, output)}")
                else:
                    self._print(told)
        except WrongUsage as refusal:
            raise CommandError(str(refusal), returncode=WRONG_USAGE) from None
        except Stopped:
            return

    def _print(self, written: Iterable[str]) -> None:
        for line in written:
            with beside_the_bar():
                self.stdout.write(line)
        self.stdout.flush()
