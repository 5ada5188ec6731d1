"""The worker that `manage.py demo` has beside its server: there as long as the server is, and no longer."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator

import psutil
import pytest
from django.utils import timezone

from articles.management import beside
from articles.models import AuditEntry
from articles.publishing import audit
from tests.management.process import ROOT, environment

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PATIENCE = 30
SERVE = """
import sys, django
django.setup()
from articles.management.beside import worker_beside
from newsroom.serve import serve
with worker_beside():
    serve("127.0.0.1", int(sys.argv[1]), workers=1)
"""
Server = tuple["subprocess.Popen[bytes]", psutil.Process]


def eventually(what: Callable[[], bool]) -> bool:
    ends = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < ends:
        time.sleep(0.05)
    return what()


def is_gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture
def server() -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(port)], cwd=ROOT, env=environment())
    family: list[psutil.Process] = []
    try:
        assert eventually(lambda: answers(port))
        family = psutil.Process(process.pid).children(recursive=True)
        (worker,) = [child for child in family if "worker" in child.cmdline()]
        yield process, worker
    finally:
        process.kill()
        process.wait()
        for child in family:
            if not is_gone(child):
                child.kill()


class AWorkerBeside:
    def test_works(self, server: Server) -> None:
        audit.record("changed", by=None, via="test", at=timezone.now(), thing="section:1")
        assert eventually(lambda: AuditEntry.objects.filter(seal__isnull=False).exists())

    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_has_ended_when_the_server_has(self, server: Server, how: signal.Signals) -> None:
        process, worker = server
        process.send_signal(how)
        assert process.wait(PATIENCE) == 0
        assert is_gone(worker)

    def test_ends_when_the_server_is_killed(self, server: Server) -> None:
        process, worker = server
        process.kill()
        process.wait()
        assert eventually(lambda: is_gone(worker))

    def test_may_die_without_the_server(self, server: Server) -> None:
        process, worker = server
        worker.kill()
        assert eventually(lambda: is_gone(worker))
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0


class End:
    def test_kills_what_does_not_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(beside, "PATIENCE", 0.1)
        deaf = (
            "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
        )
        worker = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
        assert worker.stdout
        with worker.stdout:
            worker.stdout.readline()
            beside.end(worker)
        assert worker.returncode == -signal.SIGKILL


class StopAfter:
    def test_stops_at_once_when_the_parent_is_gone_already(self) -> None:
        stopped = threading.Event()
        beside.stop_after(os.getppid() + 1, stopped.set)
        assert stopped.wait(PATIENCE)
