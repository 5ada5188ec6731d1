"""Ask every public address, as everybody, for words of stories that readers do not have."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from articles.management.progress import counted
from articles.proof.leaks import Leak, audit, unread
from articles.proof.surfaces import surfaces

WRONG_USAGE = 2


class Command(BaseCommand):
    help = "Ask every public address, as everybody, for words of stories that readers do not have."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--most", type=int, metavar="N", help="ask so many addresses of a kind (all)")

    def handle(self, *, most: int | None, **_: Any) -> None:
        if most is not None and most < 1:
            raise CommandError("--most takes a number from 1.", returncode=WRONG_USAGE)
        at = timezone.now()
        leaks: list[Leak] = []
        with audit(at) as asking:
            for surface in counted(surfaces(most=most), "addresses"):
                leaks += asking.ask(surface)
            for story in counted(unread(at)[:most], "stories asked for at the desk"):
                leaks += asking.ask_the_desk(story)
            leaks = asking.still_hidden(leaks, timezone.now())
            for leak in leaks:
                self.stdout.write(str(leak))
        if leaks:
            raise CommandError(f"Leaks: {len(leaks)}, each named above.", returncode=1)
        whom = ", ".join(asking.readers)
        self.stdout.write(f"Asked {asking.count} addresses as {whom}: nothing hidden is to be read.")
