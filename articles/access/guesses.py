"""How many guesses are looked at: a budget each for an account, a device and an address, which refills."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from articles.models import GuessBudget

_SPEND = """
INSERT INTO articles_guessbudget AS kept (key, whole_at) VALUES (%(key)s, %(at)s + %(every)s)
ON CONFLICT (key) DO UPDATE SET whole_at = GREATEST(kept.whole_at, %(at)s) + %(every)s
WHERE GREATEST(kept.whole_at, %(at)s) + %(every)s <= %(at)s + %(all)s
"""


@dataclass(frozen=True)
class Budget:
    """So many guesses at once, and one more each time `every` has passed."""

    key: str
    guesses: int
    every: timedelta


class TooManyGuesses(Exception):
    """A budget is used up until `again_at`."""

    def __init__(self, again_at: datetime, at: datetime) -> None:
        minutes = max(1, -(-(again_at - at) // timedelta(minutes=1)))
        wait = "a minute" if minutes == 1 else f"{minutes} minutes"
        clock = timezone.localtime(again_at + timedelta(seconds=59)).strftime("%H:%M")
        super().__init__(f"That was tried too often. Try again in {wait}, at {clock}.")
        self.again_at = again_at


def of_account(name: str) -> Budget:
    """Count guesses at one account, from wherever they come; the name need not be anyone's."""
    return Budget(f"account:{_digest(name.casefold())}", 5, timedelta(minutes=5))


def of_device(token: str) -> Budget:
    """Count guesses from a browser that has logged in to this account before."""
    return Budget(f"device:{_digest(token)}", 10, timedelta(minutes=2))


def of_address(address: str) -> Budget:
    """Count guesses from one address, at whichever account; a whole newsroom may share it."""
    return Budget(f"address:{address}", 20, timedelta(minutes=2))


def of_person(key: int) -> Budget:
    """Count the codes and passwords by which someone already known proves to be there."""
    return Budget(f"person:{key}", 5, timedelta(minutes=5))


def of_telling(thing: str) -> Budget:
    """Count what the audit log is told about wrong guesses: once an hour for each thing."""
    return Budget(f"told:{thing}", 1, timedelta(hours=1))


def spend(budgets: Iterable[Budget], *, at: datetime) -> None:
    """Take a guess from every budget, or from none. Raises TooManyGuesses."""
    with transaction.atomic(), connection.cursor() as cursor:
        for budget in budgets:
            wants: dict[str, Any] = {
                "key": budget.key,
                "at": at,
                "every": budget.every,
                "all": budget.every * budget.guesses,
            }
            cursor.execute(_SPEND, wants)
            if not cursor.rowcount:
                raise TooManyGuesses(_again(budget), at)


def allows(budget: Budget, *, at: datetime) -> bool:
    """Take one from a budget, and tell whether there was one."""
    try:
        spend([budget], at=at)
    except TooManyGuesses:
        return False
    return True


def give_back(budget: Budget) -> None:
    """Return the guess that turned out right; those before it stay counted."""
    GuessBudget.objects.filter(key=budget.key).update(whole_at=F("whole_at") - budget.every)


def clear(budget: Budget, *, at: datetime) -> None:
    """Forget the guesses of a budget, and every budget that is whole again anyway."""
    GuessBudget.objects.filter(key=budget.key).delete()
    GuessBudget.objects.filter(whole_at__lte=at).delete()


def _again(budget: Budget) -> datetime:
    kept = GuessBudget.objects.get(key=budget.key)
    return kept.whole_at - budget.every * (budget.guesses - 1)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
