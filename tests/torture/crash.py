"""An act in a process of its own, which is killed at the statement one names."""

import os
import signal
from collections.abc import Callable
from typing import Any

from django.db import connection

KILLED, DONE = -signal.SIGKILL, 0
FAILED = 70


class Boundary:
    """Counts the gaps between statements, and kills its process in one of them.

    A gap that only reading lies before is, for the database, the gap before that; such are counted only when
    every one is asked for.
    """

    def __init__(self, point: int, *, every: bool) -> None:
        self.left, self.every = point, every

    def reach(self) -> None:
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1

    def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if self.every or not only_reads(sql):
            self.reach()
        return execute(sql, *rest)

    def around(self, commit: Callable[[], None]) -> Callable[[], None]:
        """Count a commit, which Django sends without a cursor, as a statement."""

        def counted() -> None:
            self.reach()
            commit()
            self.reach()

        return counted


def only_reads(sql: str) -> bool:
    """Tell whether a statement leaves nothing behind, neither a row nor a lock nor a notice."""
    return sql.startswith("SELECT") and " FROM " in sql and "FOR UPDATE" not in sql


def crash(act: Callable[[], object], *, point: int, every: bool = False) -> int:
    """Do the act in a child that dies at the point; return KILLED, or DONE when it got to the end before."""
    child = os.fork()
    if child == 0:
        _die_in(act, Boundary(point, every=every))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _die_in(act: Callable[[], object], boundary: Boundary) -> None:
    """Never return: the tests go on in the parent only."""
    try:
        connection.connection = None  # the parent's; psycopg2 leaves it open, for another process made it
        connection.ensure_connection()
        connection._commit = boundary.around(connection._commit)  # type: ignore[attr-defined]
        with connection.execute_wrapper(boundary):
            act()
        os._exit(DONE)
    finally:
        os._exit(FAILED)
