"""Budgets of guesses: what they allow, what they refuse, and that no two processes exceed them."""

import threading
from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import connection

from articles.access.guesses import (
    Budget,
    TooManyGuesses,
    clear,
    give_back,
    of_account,
    of_address,
    of_telling,
    spend,
)
from articles.access.guesses import allows as allowed
from articles.models import GuessBudget

THREE = Budget("three", 3, timedelta(minutes=5))
OTHER = Budget("other", 1, timedelta(minutes=5))

pytestmark = pytest.mark.django_db


def count(budget: Budget, at: datetime, *, tries: int = 10) -> int:
    return sum(allowed(budget, at=at) for _ in range(tries))


class Spend:
    def test_allows_so_many_and_then_one_each_time(self, now: datetime) -> None:
        assert count(THREE, now) == 3
        assert count(THREE, now + timedelta(minutes=4, seconds=59)) == 0
        assert count(THREE, now + timedelta(minutes=5)) == 1
        assert count(THREE, now + timedelta(hours=5)) == 3

    def test_says_when_to_come_back(self, now: datetime) -> None:
        at = now.replace(hour=9, minute=30, second=0, microsecond=0)
        count(THREE, at)
        with pytest.raises(TooManyGuesses, match=r"Try again in 4 minutes, at 09:35\.") as refused:
            spend([THREE], at=at + timedelta(minutes=1, seconds=1))
        assert refused.value.again_at == at + timedelta(minutes=5)
        assert allowed(THREE, at=refused.value.again_at)

    def test_takes_from_all_or_none(self, now: datetime) -> None:
        allowed(OTHER, at=now)
        for _ in range(5):
            with pytest.raises(TooManyGuesses):
                spend([THREE, OTHER], at=now)
        assert count(THREE, now) == 3

    @pytest.mark.slow
    def test_looks_at_six_of_ten_thousand_guesses_in_ten_minutes(self, now: datetime) -> None:
        each, looked = timedelta(minutes=10) / 10_000, 0
        for number in range(10_000):
            with suppress(TooManyGuesses):
                spend([of_address(f"127.0.0.{number % 100}"), of_account("rosa")], at=now + number * each)
                looked += 1
        assert looked == 6

    @pytest.mark.slow
    @pytest.mark.django_db(transaction=True)
    def test_is_not_exceeded_by_guesses_at_the_same_moment(self, now: datetime) -> None:
        gate, taken = threading.Barrier(8), []

        def guess() -> None:
            gate.wait()
            taken.append(count(THREE, now, tries=3))
            connection.close()

        threads = [threading.Thread(target=guess) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sum(taken) == 3


class GiveBack:
    def test_returns_one_guess_and_no_more(self, now: datetime) -> None:
        count(THREE, now)
        give_back(THREE)
        assert count(THREE, now) == 1


class Clear:
    def test_forgets_this_budget_and_those_that_are_whole(self, now: datetime) -> None:
        count(THREE, now)
        allowed(OTHER, at=now - timedelta(hours=1))
        allowed(of_telling("user:1"), at=now)
        clear(THREE, at=now)
        assert list(GuessBudget.objects.values_list("key", flat=True)) == ["told:user:1"]


class OfAccount:
    def test_is_one_budget_however_the_name_is_written(self) -> None:
        assert of_account("Rosa") == of_account("rosa")

    def test_does_not_keep_the_name(self) -> None:
        assert "rosa" not in of_account("rosa").key
        assert len(of_account("r" * 150).key) <= 100
