"""Take old pages in as articles."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.exchange.batch import opened
from articles.exchange.intake import DatabaseGone, Intake
from articles.exchange.options import WrongUsage, options_of
from articles.exchange.report import Report
from articles.management.progress import Stopped, beside_the_bar, counted, until_stopped

SOME_FAILED, WRONG_USAGE = 1, 2
GOES_ON = "What was taken in until then stays; the same command again goes on from there."
OPTIONS: dict[str, dict[str, Any]] = {
    "--format": {"default": "", "metavar": "F", "help": "the format of every file, instead of telling it"},
    "--section": {"default": "", "metavar": "S", "help": "for stories whose section is not here"},
    "--create-sections": {"action": "store_true", "help": "make the sections that stories name"},
    "--zone": {"default": "", "metavar": "Z", "help": "of times without one: Europe/Moscow, or dateline"},
    "--publish": {"action": "store_true", "help": "make public what its source had made public"},
    "--link-people": {"action": "store_true", "help": "mention the people whom the text certainly names"},
    "--plan": {"action": "store_true", "help": "change nothing, and print what would be done"},
    "--report": {"metavar": "FILE", "help": "write a line of JSON there for each item"},
}


class Command(BaseCommand):
    help = "Take old pages in as articles: new ones, changed ones, and nothing twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, a folder, .zip, .tar or .tar.gz"
        )
        for name, option in OPTIONS.items():
            parser.add_argument(name, **option)

    def handle(self, *, paths: list[str], report: str | None, **given: Any) -> None:
        try:
            intake = Intake(options_of(given), by=None, clock=timezone.now)
            with opened(paths) as items, Report(report) as told, until_stopped():
                for outcome in intake.outcomes(counted(items, "files", total=len(items))):
                    with beside_the_bar():
                        self.stdout.write(told.line_about(outcome))
        except WrongUsage as refusal:
            raise CommandError(str(refusal), returncode=WRONG_USAGE) from None
        except DatabaseGone as refusal:
            raise CommandError(f"{refusal} {GOES_ON}", returncode=SOME_FAILED) from None
        except Stopped:
            raise CommandError(f"Stopped. {GOES_ON}", returncode=SOME_FAILED) from None
        self.stdout.write("\n".join(told.summary()))
        if told.failed:
            raise CommandError(f"Failed: {told.failed}, each named above.", returncode=SOME_FAILED)
