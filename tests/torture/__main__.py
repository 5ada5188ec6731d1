"""`make torture`: eight writers, and kill -9 at random moments; whatever was confirmed must be there after.

ROUNDS (200) kills, at most MINUTES (60) long; SEED makes the same choices again. Prints a table; exit 1 when
anything confirmed is lost, or a rule broken.
"""

import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from tests.torture.rounds import Torture

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.torture.settings"
ROUNDS, MINUTES = int(os.environ.get("ROUNDS", "200")), float(os.environ.get("MINUTES", "60"))
SEED = int(os.environ.get("SEED", "0")) or random.randrange(1, 1_000_000)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="newsroom-torture-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL may run under an account of its own
        os.environ["TORTURE_FOLDER"] = name
        django.setup()
        from tests.torture.rounds import Torture  # noqa: PLC0415 - models need the setup

        torture = Torture(folder, seed=SEED)
        try:
            _rounds(torture)
        finally:
            torture.end()
        return _told(torture)


def _rounds(torture: "Torture") -> None:
    until = time.monotonic() + 60 * MINUTES
    for number in range(1, ROUNDS + 1):
        if time.monotonic() > until or torture.troubles:
            return
        how, seconds = torture.round()
        _say(f"{number:>4}  killed {how}, up again after {seconds:.1f} s; {torture.count} confirmed")


def _told(torture: "Torture") -> int:
    _say(f"\nseed {SEED}\n{'killed':<28}{'times':>6}{'longest until up':>18}")
    for how, times in sorted(torture.killed.items()):
        _say(f"{how:<28}{times:>6}{torture.longest[how]:>16.1f} s")
    _say(f"{'all':<28}{torture.killed.total():>6}\n")
    for act, number in sorted(Counter(torture.confirmed).items()):
        _say(f"{act + ' confirmed':<28}{number:>6}")
    for trouble in torture.troubles:
        _say(f"BROKEN  {trouble}")
    _say("nothing confirmed is lost, nothing is half done" if not torture.troubles else "see above")
    return 1 if torture.troubles else 0


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
