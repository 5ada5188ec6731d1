"""What every test may count on: the cast, and a database that is known to be there."""

import signal
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from pytest_django.plugin import blocking_manager_key

from newsroom.database.base import Unusable

pytest_plugins = ["tests.cast", "tests.chromium"]


def pytest_configure() -> None:
    """Let what tests start hear Ctrl-C: a shell starts jobs in the background deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Say in one sentence that there is no database, instead of once per test."""
    if hasattr(session.config, "workerinput"):
        return
    try:
        with session.config.stash[blocking_manager_key].unblock():
            connection.ensure_connection()
            connection.close()
    except Unusable as refusal:
        pytest.exit(str(refusal), returncode=2)


def pytest_pycollect_makeitem(collector: Any, name: str, obj: object) -> Sequence[pytest.Item] | None:
    """Leave out classes that a test module only imports: ours may have any name."""
    if isinstance(obj, type) and obj.__module__ != collector.module.__name__:
        return []
    return None
