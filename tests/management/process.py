"""manage.py as a process of its own, in the database of the tests."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


def manage(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command and wait for it."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )


def environment() -> dict[str, str]:
    """Name the database of the tests, which may stand behind a socket."""
    used = connection.get_connection_params()
    named = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password"}
    server = {variable: str(used[name]) for variable, name in named.items() if used.get(name)}
    address = {"DATABASE_URL": f"postgresql:///{used['dbname']}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return {**os.environ, **server, **address}
