"""How many of N random acts of a superuser against the audit log `verify_audit` finds.

    DATABASE_URL=postgresql://…/scratch .venv/bin/python -m benchmarks.tampering 1000

The acts are those of tests/publishing/tampering.py, each with a seed of its own, on a log of twelve entries
written for it. All of it is undone.
"""

import os
import random
import sys
from collections.abc import Callable
from typing import Any

import django

ENTRIES = 12
Act = Callable[..., None]


def is_found(act: Act, seed: int) -> bool:
    """Do an act to a sealed log of our own, tell whether it is found, and undo both."""
    from django.db import transaction

    with transaction.atomic():
        write_log()
        act(run, random.Random(seed))  # noqa: S311
        found = is_broken()
        transaction.set_rollback(True)
    return found


def is_broken() -> bool:
    from articles.publishing.verifying import Broken, waiting, walk

    try:
        list(walk())
    except Broken:
        return True
    return bool(waiting())


def nothing(*_: Any) -> None:
    """Leave the log as it is, which must not be found."""


def write_log() -> None:
    from django.utils import timezone

    from articles.publishing import audit, sealing

    at = timezone.now()
    for number in range(ENTRIES):
        changes: Any = {"headline": [f"Old {number}", f"New {number}"]}
        audit.record("changed", by=None, via="benchmark", at=at, thing=f"section:{number}", changes=changes)
    sealing.seal_recent(at=at)


def run(statement: str, *values: Any) -> None:
    """Do what a superuser may, whom no trigger and no reference stops."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def main(seeds: int) -> None:
    """Print per act how many were found, and name the seeds that were not."""
    from articles.models import AuditEntry
    from tests.publishing.tampering import ACTS

    if AuditEntry.objects.exists():
        sys.exit("There is an audit log: use a database of its own, empty but for its tables.")
    if is_found(nothing, 0):
        sys.exit("A log that nobody touched is called broken.")
    missed = []
    for number, act in enumerate(ACTS):
        mine = range(number, seeds, len(ACTS))
        missed += (lost := [seed for seed in mine if not is_found(act, seed)])
        print(f"{act.__name__:<36}{len(mine) - len(lost):>6} of {len(mine)}")
    print(f"{seeds - len(missed)} found of {seeds} seeded; missed: {sorted(missed) or 'none'}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    main(int(sys.argv[1]))
