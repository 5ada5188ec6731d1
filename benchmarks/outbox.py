"""How many effects are delivered a second, by one worker and by three?

    DATABASE_URL=postgresql://…/any .venv/bin/python -m benchmarks.outbox [EFFECTS]

Starts `manage.py worker` on a scratch database beside the named one, and a receiver of webhooks on 127.0.0.1.
The time runs from the commit that writes the effects until the last one is taken; all workers listen by then.
One worker and three take turns; the figures are medians of the rounds.
"""

import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.scratch import scratch_database, wait_until, working

if TYPE_CHECKING:
    from tests.publishing.receiver import Receiver

EFFECTS, ROUNDS = 300, 3
FEW, MANY = 1, 3
# How many addresses are told, and for how many seconds each keeps a worker waiting for its answer.
RECEIVERS = [("one address", 1, 0.0), ("16 addresses", 16, 0.0), ("16 addresses, 50 ms each", 16, 0.05)]


def write(count: int, addresses: list[str], *, name: str) -> None:
    """Write effects for all the addresses in turn, in one transaction."""
    from django.db import transaction
    from django.utils import timezone

    from articles.publishing.effects import enqueue

    at = timezone.now()
    with transaction.atomic():
        for number in range(count):
            where = addresses[number % len(addresses)]
            enqueue("webhook", {"n": number}, key=f"{name}:{number}", at=at, target=where)


def rate(receiver: "Receiver", addresses: list[str], *, workers: int, count: int, name: str) -> float:
    """Return how many effects so many workers deliver a second."""
    with working(workers, WEBHOOKS=",".join(addresses), WEBHOOKS_MAY_BE_PRIVATE="on"):
        before = receiver.taken.total()
        write(count, addresses, name=name)
        began = time.perf_counter()
        wait_until(lambda: receiver.taken.total() >= before + count)
        return count / (time.perf_counter() - began)


def compare(receiver: "Receiver", addresses: list[str], *, count: int, name: str) -> tuple[float, float]:
    few, more = (
        rate(receiver, addresses, workers=workers, count=count, name=f"{name}:{workers}")
        for workers in (FEW, MANY)
    )
    return few, more


def main(count: int) -> None:
    from tests.publishing.receiver import receiving

    print(f"{'effects delivered a second':<28}{FEW} worker {MANY} workers   ratio")
    for name, many, seconds in RECEIVERS:
        with receiving() as receiver:
            receiver.seconds = seconds
            addresses = [f"{receiver.address}/{number}" for number in range(many)]
            rounds = [compare(receiver, addresses, count=count, name=f"{name}:{n}") for n in range(ROUNDS)]
        few, more = (statistics.median(column) for column in zip(*rounds, strict=True))
        ratio = statistics.median(more / few for few, more in rounds)
        print(f"{name:<28}{few:>8.0f} {more:>9.0f} {ratio:>7.2f}", flush=True)


if __name__ == "__main__":
    with scratch_database():
        main(int(sys.argv[1]) if len(sys.argv) > 1 else EFFECTS)
