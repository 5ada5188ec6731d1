"""Settings from the environment, each refused in one sentence that names the variable and what it expects."""

import contextlib
import os
import zoneinfo
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from newsroom import secret_key

SECONDS_TO_CONNECT = 10


class Refused(ImproperlyConfigured):
    """A variable of the environment holds something that cannot be used."""


def text(name: str, default: str) -> str:
    """Return the variable as it is, or the default when it is unset or empty."""
    return os.environ.get(name) or default


def switch(name: str, *, default: bool) -> bool:
    """Return the variable as on or off."""
    written = text(name, "on" if default else "off").strip().lower()
    if written in {"1", "true", "yes", "on"}:
        return True
    if written in {"0", "false", "no", "off"}:
        return False
    raise Refused(f"{name} is neither on nor off: use one of on, off, true, false, yes, no, 1, 0.")


def number(name: str, default: int) -> int:
    """Return the variable as a whole number that is not negative."""
    written = text(name, str(default)).strip()
    if written.isascii() and written.isdigit() and len(written) < 10:
        return int(written)
    raise Refused(f"{name} is not a number: write a whole one, such as {default}.")


def words(name: str, default: list[str]) -> list[str]:
    """Return the variable's words, which commas separate."""
    written = [word.strip() for word in text(name, "").split(",")]
    return [word for word in written if word] or default


def folder(name: str, default: Path) -> Path:
    """Return the variable as an absolute folder."""
    return Path(text(name, str(default))).expanduser().resolve()


def time_zone(name: str, default: str) -> str:
    """Return the variable as the name of a time zone."""
    zone = text(name, default)
    if zone not in zoneinfo.available_timezones():
        raise Refused(f"{name} names no time zone: write one of the tz database, such as Europe/Lisbon.")
    return zone


def secret(name: str, *, kept_in: Path) -> str:
    """Return the variable, or else a secret that a file only its owner can read keeps."""
    try:
        return text(name, "") or secret_key.kept_in(kept_in)
    except OSError as error:
        raise Refused(
            f"{name} is unset, and {kept_in} cannot keep one ({error.strerror}): "
            f"make that folder writable for this user, or set {name}."
        ) from error


def database(name: str) -> dict[str, Any]:
    """Return Django's settings for the PostgreSQL database the variable names; nothing when it is unset."""
    address = text(name, "")
    if not address:
        return {}
    read: dict[str, Any] = {}
    with contextlib.suppress(ValueError):
        read = environ.Env.db_url_config(address, engine="newsroom.database")
    if not address.startswith(("postgresql://", "postgres://")) or not read.get("NAME"):
        raise Refused(
            f"{name} is not the address of a PostgreSQL database: "
            "write postgresql://user:password@host:5432/name (with %-escapes for special characters "
            "in the password), or unset it to use the embedded server."
        )
    return read | {"OPTIONS": {"connect_timeout": SECONDS_TO_CONNECT} | read.get("OPTIONS", {})}


def mail(name: str) -> dict[str, Any]:
    """Return Django's settings for the mail server the variable names; without one nothing is mailed."""
    address = text(name, "")
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    read: dict[str, Any] = {}
    with contextlib.suppress(ValueError, KeyError):
        read = environ.Env.email_url_config(address)
    if not address.startswith(("smtp://", "smtp+tls://", "smtp+ssl://")) or not read.get("EMAIL_HOST"):
        raise Refused(
            f"{name} is not the address of a mail server: write smtp+tls://user:password@host:587 "
            "(with %-escapes for special characters in the password), or unset it to mail nothing."
        )
    return {key: value for key, value in read.items() if key.isupper()}
