"""Score the reading of datelines against labelled first paragraphs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from articles.text.dateline_scores import NotLabelled, Scores, scores

BELOW, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "Score the reading of datelines against labelled first paragraphs, and print every miss."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", metavar="FILE.tsv", help="a table whose header names text, dateline and more columns"
        )
        parser.add_argument(
            "--totals", action="store_true", help="print the figures only, no row and no miss"
        )

    def handle(self, *, file: str, totals: bool, **_: Any) -> None:
        try:
            with Path(file).open(encoding="utf-8-sig", newline="\n") as lines:
                counted = scores(lines)
        except (OSError, UnicodeDecodeError, NotLabelled) as refusal:
            raise CommandError(f"{file} cannot be read: {refusal}", returncode=WRONG_USAGE) from None
        if not totals:
            self.stdout.writelines(f"{miss}" for miss in counted.misses)
        self.stdout.write(_figures(counted))
        if not counted.are_reached:
            raise CommandError("The figures are not reached.", returncode=BELOW)


def _figures(counted: Scores) -> str:
    rows = counted.datelines + counted.look_alikes
    return "\n".join((
        f"recognised         {_of(counted.recognised, counted.datelines)}  (at least 99 %)",
        f"right place        {_of(counted.right_place, counted.located)}  of certain ones (at least 97 %)",
        f"look-alikes cut    {counted.cut} of {counted.look_alikes}  (0)",
        f"reversible         {_of(rows - counted.irreversible, rows)}  (100 %)",
        f"other parts wrong  {counted.other_parts}",
    ))  # fmt: skip


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole}, {100 * part / whole:.1f} %" if whole else "none to read"
