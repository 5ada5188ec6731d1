"""Prove that the audit log is what was written."""

import re
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError

from articles.management.progress import counted
from articles.models import AuditSeal
from articles.publishing.verifying import Broken, Sealed, require_sealed, waiting, walk

BROKEN, WRONG_USAGE = 1, 2


class Command(BaseCommand):
    help = "Walk the chain over the audit log, and name the first entry that is not as it was sealed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--patience",
            type=float,
            default=5,
            metavar="SECONDS",
            help="how long an entry may be unsealed (5)",
        )
        parser.add_argument("--noted", default="", metavar="HEAD", help="a head printed by an earlier run")

    def handle(self, *, patience: float, noted: str, **_: Any) -> None:
        reached, earlier = Sealed(), head_of(noted)
        began, unsealed = time.monotonic(), waiting()
        try:
            total = AuditSeal.objects.count()
            for reached in counted(walk(noted=earlier), "entries", total=total):  # noqa: B007  the last counts
                pass
            if unsealed:
                time.sleep(max(0, began + patience - time.monotonic()))
                require_sealed(unsealed)
        except Broken as breach:
            raise CommandError(str(breach), returncode=BROKEN) from None
        self.stdout.write(
            f"The audit log is whole: {reached.position} entries sealed. Its head, to note: {reached}"
        )


def head_of(noted: str) -> Sealed | None:
    """Read a head as this command prints it."""
    if not noted:
        return None
    if not re.fullmatch(r"[0-9]+:[0-9a-f]{64}", noted):
        raise CommandError(
            "--noted is not a head: write one as this command prints it.", returncode=WRONG_USAGE
        )
    position, mark = noted.split(":")
    return Sealed(int(position), mark)
