"""Does sealing slow down who publishes, and how fast is the audit log sealed and verified?

    DATABASE_URL=postgresql://…/any .venv/bin/python -m benchmarks.audit [ENTRIES]

In a scratch database beside the named one. Writers publish new stories, in turn with no worker and with one
that seals meanwhile; the figures are medians of the rounds. Then this one process seals a log of ENTRIES and
verifies it.
"""

import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from benchmarks.scratch import scratch_database, working

ENTRIES, STORIES, ROUNDS = 20_000, 200, 5
WRITERS = (1, 4)


def rate(count: int, work: Callable[[], object]) -> float:
    """Do the work and return how much of it was done a second."""
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def publish(writers: int) -> None:
    """Let writers at once share out the stories."""
    with ThreadPoolExecutor(writers) as threads:
        list(threads.map(_write_and_publish, [STORIES // writers] * writers))


def _write_and_publish(stories: int) -> None:
    from django.db import connection

    from tests.cast import publish_story

    for number in range(stories):
        publish_story(f"Tide gauge read high for {number} years")
    connection.close()


def write_log(entries: int) -> None:
    """Write entries like those of a save, all at once."""
    from django.utils import timezone

    from articles.models import AuditEntry

    at = timezone.now()
    rows = (
        AuditEntry(
            at=at,
            by_name="Ada Bell",
            via="benchmark",
            verb="changed",
            thing=f"section:{number}",
            changes={"name": [f"Harbour {number}", f"Harbour and coast {number}"]},
        )
        for number in range(entries)
    )
    AuditEntry.objects.bulk_create(rows, batch_size=1_000)


def seal_all() -> None:
    from django.utils import timezone

    from articles.publishing import sealing

    while sealing.seal_any(at=timezone.now()):
        pass


def verify() -> None:
    from articles.publishing.verifying import walk

    for _ in walk():
        pass


def print_publishing() -> None:
    """Print what a sealer costs who publishes."""
    print(f"{'stories published a second':<28}{'no sealer':>10} {'sealer':>8} {'ratio':>7}")
    publish(1)
    for writers in WRITERS:
        work, alone, sealed = partial(publish, writers), [], []
        for _ in range(ROUNDS):
            alone.append(rate(STORIES, work))
            with working(1):
                sealed.append(rate(STORIES, work))
        ratio = statistics.median(with_it / without for without, with_it in zip(alone, sealed, strict=True))
        medians = f"{statistics.median(alone):>10.0f} {statistics.median(sealed):>8.0f}"
        print(f"{f'by {writers} at once':<28}{medians} {ratio:>7.2f}", flush=True)


def print_log(entries: int) -> None:
    """Print how fast one process seals and verifies."""
    from articles.models import AuditEntry

    seal_all()
    write_log(entries)
    print(f"{'entries sealed a second':<28}{rate(entries, seal_all):>10.0f}", flush=True)
    print(f"{'entries verified a second':<28}{rate(AuditEntry.objects.count(), verify):>10.0f}")


if __name__ == "__main__":
    with scratch_database():
        print_publishing()
        print_log(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
