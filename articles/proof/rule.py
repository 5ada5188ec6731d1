"""A rule that must hold of the whole database, and what breaks it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection

MOST_NAMED = 20


@dataclass(frozen=True)
class Rule:
    """A sentence that must hold, and the question that finds the keys of what breaks it: SQL, or a function.

    SQL may ask for `at`, the moment, and for `webhooks`, the addresses that are told now.
    """

    name: str
    sentence: str
    question: str | Callable[[], Iterable[int]]


@dataclass(frozen=True)
class Breach:
    """How many rows break a rule, and the keys of the first of them."""

    count: int
    rows: list[int]

    def __str__(self) -> str:
        rest = ", …" if self.count > len(self.rows) else ""
        return f"{self.count} found, by their keys: {', '.join(map(str, self.rows))}{rest}"


def broken(rule: Rule, at: datetime) -> Breach | None:
    """Ask whether a rule holds at the moment, over the whole database; 1 query where it is asked in SQL."""
    rows = sorted(_asked(rule.question, at) if isinstance(rule.question, str) else rule.question())
    return Breach(len(rows), rows[:MOST_NAMED]) if rows else None


def _asked(question: str, at: datetime) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(question, {"at": at, "webhooks": list(settings.WEBHOOKS)})
        return [row[0] for row in cursor.fetchall()]
