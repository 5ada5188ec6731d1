"""Put every fault into a copy of the project and see that the tests named turn red: `make faults`.

Words after the command choose faults by their name or scenario. Prints a line for each; exit 1 when one was
not caught, 2 when the tests are red without any.
"""

import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.faults.copies import ALL_GREEN, Copy
from tests.faults.fault import Fault, faults

COPIES = int(os.environ.get("COPIES", "2"))


def main(words: list[str]) -> int:
    chosen = [fault for fault in faults() if _is_meant(fault, words)]
    if not chosen:
        _say(f"No fault is called {' or '.join(words)}: name a scenario (A2.2) or words of a fault's name.")
        return 2
    with tempfile.TemporaryDirectory(prefix="newsroom-faults-") as folder:
        copies = [Copy(Path(folder), number) for number in range(min(COPIES, len(chosen)))]
        named = sorted({test for fault in chosen for test in fault.tests})
        if not _are_green(copies, named):
            return 2
        caught = _planted(copies, chosen)
    _say(f"\ncaught {sum(caught)} of {len(caught)} seeded")
    return 0 if all(caught) else 1


def _is_meant(fault: Fault, words: list[str]) -> bool:
    return not words or any(word in (fault.scenario, fault.name) or word in fault.name for word in words)


def _are_green(copies: list[Copy], tests: list[str]) -> bool:
    """See that the tests pass while nothing is wrong, or what they say to a fault means nothing."""
    busy = copies[: len(tests)]  # a copy without a share would run every test there is
    with ThreadPoolExecutor(len(busy)) as threads:
        shares = [tests[copy.number :: len(busy)] for copy in busy]
        runs = list(threads.map(Copy.run, busy, shares))
    red = [run for run in runs if run.returncode != ALL_GREEN]
    for run in red:
        _say(f"{run.stdout[-3000:]}{run.stderr[-1000:]}\nRed without any fault: mend this first.")
    return not red


def _planted(copies: list[Copy], chosen: list[Fault]) -> list[bool]:
    free: SimpleQueue[Copy] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def plant(fault: Fault) -> bool:
        copy, begun = free.get(), time.monotonic()
        try:
            caught = copy.turns_red(fault)
        except ValueError as stale:
            _say(str(stale))
            caught = False
        finally:
            free.put(copy)
        word = "caught" if caught else "NOT CAUGHT"
        _say(f"{word:<10}  {fault.scenario:<5}  {fault.name}  ({time.monotonic() - begun:.0f} s)")
        return caught

    with ThreadPoolExecutor(len(copies)) as threads:
        return list(threads.map(plant, chosen))


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
