"""A database for one benchmark, which is gone afterwards, and workers beside it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django

PATIENCE = 600  # seconds


@contextmanager
def scratch_database() -> Iterator[None]:
    """Set Django up on a migrated database beside the one that DATABASE_URL names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from django.conf import settings
    from django.test.utils import get_runner

    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        yield
    finally:
        runner.teardown_databases(databases)


@contextmanager
def working(workers: int, **settings: str) -> Iterator[None]:
    """Run workers on the scratch database while the block lasts, which begins when all of them listen."""
    from tests.management.process import environment

    named = environment() | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"} | settings
    command = [sys.executable, "manage.py", "worker"]
    started = [subprocess.Popen(command, env=named) for _ in range(workers)]
    try:
        wait_until(lambda: _listening() == workers)
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def wait_until(reached: Callable[[], bool]) -> None:
    """Look every few milliseconds; give the benchmark up after PATIENCE."""
    ends = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > ends:
            sys.exit(f"Still not there after {PATIENCE} seconds.")
        time.sleep(0.005)


def _listening() -> int:
    from django.db import connection

    from articles.publishing.effects import CHANNEL

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query = %s",
            [f"LISTEN {CHANNEL}"],
        )
        return int(cursor.fetchone()[0])
