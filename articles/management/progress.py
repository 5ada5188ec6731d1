"""How far a long command has come: a bar on a terminal, a plain line now and then elsewhere."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from tqdm import tqdm

SECONDS_BETWEEN_LINES = 10

Thing = TypeVar("Thing")


class Stopped(Exception):
    """The operator has seen enough."""


def counted(things: Iterable[Thing], what: str, *, total: int | None = None) -> Iterator[Thing]:
    """Pass the things on, telling standard error how many have passed."""
    if sys.stderr.isatty():
        yield from tqdm(things, total=total, unit=f" {what}", leave=False)
    else:
        yield from _in_lines(things, f"of {total} {what}" if total else what)


def beside_the_bar() -> AbstractContextManager[None]:
    """Take the bar away while something else is printed on the terminal."""
    return tqdm.external_write_mode()


@contextmanager
def until_stopped() -> Iterator[None]:
    """Raise Stopped when the operator presses Ctrl-C, or nobody reads the results any more."""
    try:
        yield
    except KeyboardInterrupt:
        raise Stopped from None
    except BrokenPipeError:
        # Python would complain of the pipe once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise Stopped from None


def _in_lines(things: Iterable[Thing], what: str) -> Iterator[Thing]:
    told = time.monotonic()
    for count, thing in enumerate(things, start=1):
        yield thing
        if time.monotonic() - told >= SECONDS_BETWEEN_LINES:
            told = time.monotonic()
            sys.stderr.write(f"{count} {what}\n")
