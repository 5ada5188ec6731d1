"""`manage.py worker` as processes of their own, in the middle of whose work one is killed."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone

from articles.models import AuditEntry, Effect
from articles.publishing import audit, schedule
from articles.publishing.effects import enqueue
from tests.cast import publish_story
from tests.management.process import ROOT, environment, manage
from tests.publishing.receiver import Receiver, receiving
from tests.publishing.verbs import HOUR

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Start = Callable[..., "subprocess.Popen[str]"]
PATIENCE = 60


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as listening:
        yield listening


@pytest.fixture
def start(receiver: Receiver) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []
    told = {"WEBHOOKS": receiver.address, "WEBHOOKS_MAY_BE_PRIVATE": "on"}

    def run(*arguments: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "manage.py", "worker", *arguments],
            cwd=ROOT,
            env=environment() | told,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def put(receiver: Receiver, count: int) -> None:
    for number in range(count):
        enqueue("webhook", {"n": number}, key=f"{number}", at=timezone.now(), target=receiver.address)


def eventually(what: Callable[[], Any]) -> bool:
    ends = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < ends:
        time.sleep(0.05)
    return bool(what())


class TwoWorkers:
    def test_deliver_everything_though_one_is_killed_meanwhile(
        self, start: Start, receiver: Receiver
    ) -> None:
        tries: dict[str, int] = {}

        def fail_sometimes(key: str) -> int:
            tries[key] = tries.get(key, 0) + 1
            return 500 if int(key) % 7 == 3 and tries[key] == 1 else 200

        receiver.answer, receiver.seconds = fail_sometimes, 0.05
        put(receiver, 40)
        killed, _ = start("--lease", "3"), start("--lease", "3")
        assert eventually(lambda: len(receiver.arrived) >= 10)
        killed.kill()
        assert eventually(lambda: not Effect.objects.waiting().exists())
        assert set(receiver.taken) == {str(number) for number in range(40)}
        assert not receiver.met_twice

    def test_are_not_held_up_by_a_poisoned_effect(self, start: Start, receiver: Receiver) -> None:
        receiver.answer = lambda key: 500 if key == "7" else 200
        put(receiver, 100)
        start(), start()
        assert eventually(lambda: Effect.objects.waiting().count() == 1)
        assert len(receiver.taken) == 99
        assert sum(receiver.taken.values()) == 99


class Worker:
    def test_is_woken_by_a_commit(self, start: Start, receiver: Receiver) -> None:
        start()
        put(receiver, 1)
        assert eventually(lambda: receiver.taken)
        enqueue("webhook", {}, key="woken", at=timezone.now(), target=receiver.address)
        assert eventually(lambda: receiver.taken["woken"])

    def test_that_starts_after_a_story_has_ended_tells_it_once(
        self, start: Start, receiver: Receiver, settings: Any
    ) -> None:
        settings.WEBHOOKS = [receiver.address]
        now = timezone.now()
        article = publish_story(at=now - 2 * HOUR).article
        schedule.expire(article, ends=now - HOUR, by=None, via="test", at=now - 2 * HOUR)
        for _ in range(2):
            assert start("--once").wait(PATIENCE) == 0
        assert [told["verb"] for told in receiver.payloads] == ["published", "ended"]
        assert manage("whats_next").returncode == 0

    def test_seals_the_audit_log(self, start: Start) -> None:
        start()
        audit.record("changed", by=None, via="test", at=timezone.now(), thing="section:1")
        assert eventually(lambda: AuditEntry.objects.filter(seal__isnull=False).exists())

    def test_ends_at_sigterm(self, start: Start, receiver: Receiver) -> None:
        worker = start()
        put(receiver, 1)
        assert eventually(lambda: receiver.taken)
        worker.send_signal(signal.SIGTERM)
        _, said = worker.communicate(timeout=PATIENCE)
        assert (worker.returncode, said) == (0, "")

    def test_once_names_what_failed(self, receiver: Receiver, start: Start) -> None:
        receiver.answer = lambda key: 503
        put(receiver, 1)
        worker = start("--once")
        _, said = worker.communicate(timeout=PATIENCE)
        assert worker.returncode == 1
        assert "answered 503" in said
        assert len(said.splitlines()) == 2


class VerifyAudit:
    def test_says_that_all_is_well_and_what_is_not(self, start: Start) -> None:
        entry = audit.record("changed", by=None, via="test", at=timezone.now(), thing="section:1")
        unsealed = manage("verify_audit", "--patience", "0")
        assert unsealed.returncode == 1
        assert f"Entry {entry.pk} " in unsealed.stderr
        assert start("--once").wait(PATIENCE) == 0
        whole = manage("verify_audit")
        assert whole.returncode == 0
        assert whole.stdout.startswith("The audit log is whole: 1 entries sealed. Its head, to note: 1:")

    def test_refuses_what_is_no_head(self, db: None) -> None:
        assert manage("verify_audit", "--noted", "1").returncode == 2
