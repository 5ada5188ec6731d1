"""Print what will happen by itself, and what should have happened and did not."""

from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.proof.whats_next import Coming, coming, missed

WRONG_USAGE = 2


class Command(BaseCommand):
    help = "Print what will happen by itself, in order, and what should have happened and did not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--hours", type=float, default=24, metavar="N", help="how far to look (24)")

    def handle(self, *, hours: float, **_: Any) -> None:
        if not 0 < hours <= 100_000:
            raise CommandError("--hours takes a number from 0 to 100000.", returncode=WRONG_USAGE)
        at = timezone.now()
        ahead = self._print(coming(at, at + timedelta(hours=hours)))
        if not ahead:
            self.stdout.write(f"Nothing happens by itself in the next {hours:g} hours.")
        late = list(missed(at))
        if late:
            self.stdout.write("Should have happened:")
            self._print(late)
            raise CommandError(f"Missed: {len(late)}, each named above.", returncode=1)

    def _print(self, events: Iterable[Coming]) -> int:
        lines = [_line(event) for event in events]
        if lines:
            self.stdout.write("\n".join(lines))
        return len(lines)


def _line(event: Coming) -> str:
    return f"{timezone.localtime(event.at):%Y-%m-%d %H:%M:%S %Z}  {event}"
