"""Carry out what follows publications, and seal the audit log."""

import signal
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management import BaseCommand, CommandError

from articles.management.beside import stop_after
from articles.management.worker import Worker, work_once

SOME_FAILED = 1
OPTIONS: dict[str, dict[str, Any]] = {
    "--once": {"action": "store_true", "help": "do what is there to do now, and end"},
    "--lanes": {"type": int, "default": 4, "metavar": "N", "help": "deliver so many effects at a time (4)"},
    "--lease": {
        "type": int,
        "default": 120,
        "metavar": "SECONDS",
        "help": "after which another worker takes over from one that died (120)",
    },
    "--parent": {"type": int, "metavar": "PID", "help": "end with this process, which started it"},
}


class Command(BaseCommand):
    help = "Deliver what follows publications and seal the audit log, until stopped. Any number may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, option in OPTIONS.items():
            parser.add_argument(name, **option)

    def handle(self, *, once: bool, lanes: int, lease: int, parent: int | None, **_: Any) -> None:
        after = timedelta(seconds=lease)
        if once:
            failed = work_once(self.stderr.write, lease=after)
            if failed:
                raise CommandError(
                    f"{failed} deliveries failed; they are tried again.", returncode=SOME_FAILED
                )
            return
        worker = Worker(self.stderr.write, lanes=lanes, lease=after)
        for ending in (signal.SIGTERM, signal.SIGINT):
            signal.signal(ending, worker.stop)
        if parent:
            stop_after(parent, worker.stop)
        worker.run()
