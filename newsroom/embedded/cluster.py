"""A PostgreSQL server of our own in a folder, shared by every process that uses it.

Each process holds a shared lock on the file `users` for as long as it lives. One supervisor, a process of its
own, starts the server and stops it when it can have that lock for itself: when the last user is gone, however
it went. Locks of this kind are released by the kernel, so nothing is left behind by a `kill -9`.
"""

import contextlib
import fcntl
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg2

LONG_LOG = 1_000_000  # bytes
PATIENCE = 60.0  # seconds: a start takes one, a recovery after a crash may take more
GLANCE = 0.05  # seconds between two looks at a server that comes back
PROJECT = Path(__file__).resolve().parent.parent.parent

_one_thread = threading.Lock()
_used: dict[Path, int] = {}  # the lock on `users` of each folder this process uses


class NotStarted(Exception):
    """The embedded server cannot be started."""


@dataclass(frozen=True)
class Cluster:
    """A server in `folder`; one that is not durable may lose everything in a crash, and is quicker for it."""

    folder: Path
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def running(self) -> Path:
        """Return the socket folder of a server that answers, started if need be; or raise NotStarted."""
        with _one_thread:
            try:
                self._use()
                if not self._is_well():
                    with self._locked("starting"):
                        self._start()
            except OSError as error:
                raise NotStarted(self._refusal(error)) from error
            return self.socket()

    def socket(self) -> Path:
        """Return the folder of the server's socket, as its supervisor wrote it down."""
        return Path((self.folder / "socket").read_text())

    def answers(self) -> bool:
        """Tell whether one can connect."""
        try:
            psycopg2.connect(host=str(self.socket()), user="newsroom", dbname="newsroom").close()
        except (FileNotFoundError, psycopg2.OperationalError):
            return False
        return True

    def _comes_back(self) -> bool:
        """Wait for a server that is looked after: one whose process was killed recovers without our help."""
        until = time.monotonic() + PATIENCE
        while self._is_supervised():
            if self.answers():
                return True
            if time.monotonic() > until:
                raise NotStarted(f"The embedded PostgreSQL does not answer: {self._last_words()}")
            time.sleep(GLANCE)
        return False

    @contextlib.contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        with (self.folder / name).open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _use(self) -> None:
        if self.folder in _used:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        users = os.open(self.folder / "users", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(users, fcntl.LOCK_SH)  # waits while a server is being stopped
        _used[self.folder] = users

    def _is_well(self) -> bool:
        return self.answers() and self._is_supervised()

    def _is_supervised(self) -> bool:
        with (self.folder / "supervisor").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _start(self) -> None:
        if self._comes_back():
            return
        command = [sys.executable, "-m", "newsroom.embedded.supervisor", str(self.folder)]
        with self._log_that_ends() as log:
            supervisor = subprocess.run(
                command if self.durable else [*command, "--not-durable"],
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the command, whose last act may be a commit
            )
        if supervisor.returncode:
            raise NotStarted(
                f"The embedded PostgreSQL did not start: {self._last_words()} (more in {self.log})"
            )

    def _log_that_ends(self) -> IO[str]:
        """Open the log, empty once it has grown long: nobody rotates it."""
        is_long = self.log.exists() and self.log.stat().st_size > LONG_LOG
        return self.log.open("w" if is_long else "a")

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        telling = [
            line for line in lines if "Error: " in line or ("FATAL" in line and "starting up" not in line)
        ]
        return (telling or lines or ["it said nothing"])[-1]

    def _refusal(self, error: OSError) -> str:
        return (
            f"The embedded PostgreSQL cannot use {self.folder} ({error.strerror}): "
            "make it writable for this user, or set DATABASE_URL to a server."
        )
