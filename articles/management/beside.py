"""A worker beside a server, as a process of its own that ends when the server does, however that ends."""

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

from django.conf import settings

GLANCE = 0.5  # seconds between two looks at whether the parent is still there
PATIENCE = 20  # seconds for what is being delivered


@contextlib.contextmanager
def worker_beside() -> Iterator[None]:
    """Have a worker for the length of the block."""
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "worker", "--parent", str(os.getpid())],
        cwd=settings.BASE_DIR,
        env={**os.environ, "SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL},
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the server, which then ends it
    )
    try:
        yield
    finally:
        end(worker)


def end(worker: "subprocess.Popen[bytes]") -> None:
    """Have it finish what it is delivering, or kill it."""
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def stop_after(parent: int, stop: Callable[[], object]) -> None:
    """Call `stop` as soon as the process that started this one is gone; it may be gone already."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(GLANCE)
        stop()

    threading.Thread(target=watch, name="parent", daemon=True).start()
