"""The processes that are killed, by their number: the server, one of its workers, the database, an import."""

import contextlib
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from newsroom.embedded import Cluster
from tests.source import ROOT
from tests.torture.writers import Wire

PATIENCE = 60  # seconds


class NotUp(Exception):
    """The newspaper did not come back."""


class Newspaper:
    """The server, started again whenever it is gone, and its database, which starts by itself."""

    def __init__(self, cluster: Cluster, folder: Path) -> None:
        self.cluster = cluster
        self.port = _free_port()
        self.log = (folder / "server.log").open("ab")
        self.process: subprocess.Popen[bytes] | None = None
        self.family: list[psutil.Process] = []

    def bring_up(self) -> float:
        """Return the seconds until it answers, started again if it has to be. Raises NotUp."""
        begun = time.monotonic()
        while not self._is_ready():
            if time.monotonic() - begun > PATIENCE:
                raise NotUp(self.last_words())
            if self.process is None or self.process.poll() is not None:
                self._start()
            time.sleep(0.1)
        assert self.process
        main = psutil.Process(self.process.pid)
        self.family = [main, *main.children(recursive=True)]
        return time.monotonic() - begun

    def down(self) -> None:
        """End every process of the server that there is."""
        for process in self.family:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        if self.process:
            self.process.wait()

    def die_with_its_database(self) -> None:
        self.down()
        _kill(self.postmaster())

    def last_words(self) -> str:
        """Return how the logs of server and database end."""
        logs = (Path(self.log.name), self.cluster.log)
        return "\n".join(log.read_text(errors="replace")[-3000:] for log in logs if log.exists())

    def worker(self, chance: random.Random) -> psutil.Process:
        return chance.choice(self.family[1:] or self.family)

    def postmaster(self) -> psutil.Process:
        return psutil.Process(int((self.cluster.data / "postmaster.pid").read_text().split()[0]))

    def _start(self) -> None:
        self.down()  # who is left of the one before holds its port
        command = [sys.executable, "-m", "tests.torture.serving", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=self.log, stderr=self.log)
        self.family = [psutil.Process(self.process.pid)]

    def _is_ready(self) -> bool:
        if self.process and self.process.poll() is None:
            with contextlib.suppress(psutil.NoSuchProcess):
                main = psutil.Process(self.process.pid)
                self.family = list({*self.family, main, *main.children(recursive=True)})
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5) as answer:
                return bool(answer.status == 200)
        except (OSError, urllib.error.URLError):
            return False


def ways_to_die(
    paper: Newspaper, wires: list[Wire], chance: random.Random
) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield each way by its name, with what does it."""
    yield "a worker of the server", lambda: _kill(paper.worker(chance))
    yield "the whole server", paper.down
    yield "the database server", lambda: _kill(paper.postmaster())
    yield "a process of the database", lambda: _kill(chance.choice(paper.postmaster().children()))
    yield "an import", lambda: _kill_import(chance.choice(wires))
    yield "server and database", paper.die_with_its_database


def _kill(process: psutil.Process) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        process.kill()


def _kill_import(wire: Wire) -> None:
    if wire.running:
        wire.running.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
