"""Take people in from a JSON list."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any, get_args

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.exchange.people import PeopleIntake, Status
from articles.management.progress import Stopped, beside_the_bar, counted, until_stopped
from articles.wire.people import read_list
from articles.wire.story import Malformed

SOME_FAILED, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "Take people in from a JSON list: new ones, what is new of known ones, and nobody twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a JSON list of people")

    def handle(self, *, file: Path, **_: Any) -> None:
        try:
            items = read_list(file)
        except Malformed as refusal:
            raise CommandError(f"{refusal}.", returncode=WRONG_USAGE) from None
        statuses: Counter[str] = Counter()
        outcomes = PeopleIntake(by=None, clock=timezone.now).outcomes(items)
        try:
            with until_stopped():
                for outcome in counted(outcomes, "people", total=len(items)):
                    statuses[outcome.status] += 1
                    if told := outcome.reason or outcome.warning:
                        kind = outcome.status if outcome.reason else "warning"
                        with beside_the_bar():
                            self.stdout.write(f"{kind:<9}  {file}: {outcome.place}: {told}")
        except Stopped:
            raise CommandError(
                "Stopped. Who was taken in until then stays; the same command again goes on from there.",
                returncode=SOME_FAILED,
            ) from None
        counts = ", ".join(f"{statuses[status]} {status}" for status in get_args(Status))
        self.stdout.write(f"{statuses.total()} people: {counts}")
        if statuses["failed"]:
            raise CommandError(f"Failed: {statuses['failed']}, each named above.", returncode=SOME_FAILED)
