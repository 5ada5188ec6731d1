"""The key that signs sessions, when the environment names none."""

import contextlib
import os
import secrets
from pathlib import Path


def kept_in(file: Path) -> str:
    """Return the key kept in a file that only its owner can read; makes it the first time."""
    if not file.exists():
        _make(file)
    return file.read_text()


def _make(file: Path) -> None:
    """Write elsewhere and link: of several processes that start at once, all read the key of one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(50))
    with contextlib.suppress(FileExistsError):
        file.hardlink_to(fresh)
    fresh.unlink()
