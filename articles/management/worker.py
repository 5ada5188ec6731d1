"""The process behind `manage.py worker`: it wakes at a commit, delivers effects and seals the audit log."""

import select
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, InterfaceError, connection, connections
from django.utils import timezone

from articles.models import Effect
from articles.publishing import sealing
from articles.publishing.effects import CHANNEL
from articles.publishing.outbox import deliver_next

IDLE = 1.0  # seconds until it looks again when nothing wakes it
THOROUGH = 60.0  # seconds between two looks for entries that were committed very late
Tell = Callable[[str], object]


def work_once(tell: Tell, *, lease: timedelta) -> int:
    """Deliver everything that is ready and seal everything there is; returns how many deliveries failed."""
    failed = 0
    while effect := deliver_next(at=timezone.now(), lease=lease):
        failed += _report(effect, tell)
    while sealing.seal_any(at=timezone.now()):
        pass
    return failed


class Worker:
    """Some lanes that deliver, each one effect at a time, and one that listens and seals."""

    def __init__(self, tell: Tell, *, lanes: int, lease: timedelta) -> None:
        self._tell = tell
        self._lease = lease
        self._stopped = threading.Event()
        self._woken = threading.Condition()
        self._lanes = [threading.Thread(target=self._lane, name=f"lane {n}") for n in range(lanes)]

    def run(self) -> None:
        """Work until `stop` is called; what is being delivered then is finished first."""
        for lane in self._lanes:
            lane.start()
        try:
            self._repeat(self._listen_and_seal)
        finally:
            self.stop()
            for lane in self._lanes:
                lane.join()

    def stop(self, *_: object) -> None:
        # Called by signals too, while the main thread may hold the condition: so no lock is taken here.
        self._stopped.set()

    def _lane(self) -> None:
        self._repeat(self._deliver)
        connection.close()

    def _repeat(self, work: Callable[[], None]) -> None:
        """Do it again and again, also when the database went away meanwhile."""
        while not self._stopped.is_set():
            try:
                work()
            except (DatabaseError, InterfaceError) as error:
                self._tell(f"The database cannot be used: {' '.join(str(error).split())}")
                connection.close()
                self._stopped.wait(IDLE)

    def _deliver(self) -> None:
        effect = deliver_next(at=timezone.now(), lease=self._lease)
        if effect:
            _report(effect, self._tell)
            return
        with self._woken:
            self._woken.wait(IDLE)

    def _listen_and_seal(self) -> None:
        listening = connections.create_connection("default")
        try:
            listening.ensure_connection()
            with listening.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            thorough = 0.0
            while not self._stopped.is_set():
                if time.monotonic() > thorough:
                    sealing.seal_any(at=timezone.now())
                    thorough = time.monotonic() + THOROUGH
                self._seal_all_recent()
                self._wait(listening.connection)
        finally:
            listening.close()

    def _seal_all_recent(self) -> None:
        while not self._stopped.is_set() and sealing.seal_recent(at=timezone.now()) == sealing.AT_ONCE:
            pass

    def _wait(self, raw: Any) -> None:
        if not select.select([raw], [], [], IDLE / 2)[0]:
            return
        raw.poll()
        raw.notifies.clear()
        with self._woken:
            self._woken.notify_all()


def _report(effect: Effect, tell: Tell) -> int:
    """Say in one line what could not be delivered."""
    if effect.done_at or effect.dropped_at or not effect.last_error:
        return 0
    why = effect.last_error.strip().splitlines()[-1]
    tell(f"Effect {effect.pk} ({effect.kind}, {effect.target}), attempt {effect.attempts}: {why}")
    return 1
