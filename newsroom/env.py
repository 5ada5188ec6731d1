"""Settings from the environment, each refused in one sentence that names the variable and what it expects."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

_environment = environ.Env()


class Refused(ImproperlyConfigured):
    """A variable of the environment holds something that cannot be used."""


def text(name: str, default: str) -> str:
    """Return the variable as it is, or the default when it is unset or empty."""
    return str(_environment.str(name, default="")) or default


def switch(name: str, *, default: bool) -> bool:
    """Return the variable as on or off."""
    written = text(name, "on" if default else "off").strip().lower()
    if written in {"1", "true", "yes", "on"}:
        return True
    if written in {"0", "false", "no", "off"}:
        return False
    raise Refused(f"{name} is neither on nor off: use one of on, off, true, false, yes, no, 1, 0.")


def words(name: str, default: list[str]) -> list[str]:
    """Return the variable's words, which commas separate."""
    written = [word.strip() for word in text(name, "").split(",")]
    return [word for word in written if word] or default


def folder(name: str, default: Path) -> Path:
    """Return the variable as an absolute folder."""
    return Path(text(name, str(default))).expanduser().resolve()


def database(name: str) -> dict[str, Any]:
    """Return Django's settings for the PostgreSQL server that the variable names."""
    return dict(_environment.db(name))
