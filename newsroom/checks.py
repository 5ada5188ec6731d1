"""Settings that can be read but not be meant: each has an id, and a hint at what to do."""

import contextlib
import ipaddress
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core import checks
from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator
from django.db import connections
from django.http.request import validate_host

from articles.access import second_factor
from articles.publishing import mail, roles
from articles.text.house import STYLES

_host_name = DomainNameValidator(accept_idna=False)


@checks.register(checks.Tags.compatibility)
def check_settings(**_: Any) -> list[checks.CheckMessage]:
    """Return what is wrong with the settings of our own."""
    ours = (
        _site_url,
        _allowed_hosts,
        _media_root,
        _default_section,
        _dateline_style,
        _second_factor,
        _webhooks,
        _mail,
    )
    return [message for check in ours for message in check()]


@checks.register(checks.Tags.security, deploy=True)
def check_deployment(**_: Any) -> list[checks.CheckMessage]:
    """Return what is fine on one machine and wrong on several."""
    return [*_kept_key(), *_proxies()]


@checks.register(checks.Tags.database)
def check_database(*, databases: Sequence[str] | None = None, **_: Any) -> list[checks.CheckMessage]:
    """Connect to each database asked about: one that cannot be used says so itself."""
    for alias in databases or []:
        connections[alias].ensure_connection()
    return []


def _kept_key() -> Iterator[checks.CheckMessage]:
    if not os.environ.get("SECRET_KEY"):
        yield checks.Warning(
            "The key that signs sessions is kept in var/secret-key.",
            hint="Processes on other machines must know it too, or log-ins fail there: set SECRET_KEY.",
            id="newsroom.W001",
        )


def _proxies() -> Iterator[checks.CheckMessage]:
    if settings.SERVED_BY_HTTPS and not settings.PROXIES:
        yield checks.Warning(
            "Everybody seems to come from the address of the proxy, and shares its guesses at the log-in.",
            hint="Set PROXIES to how many proxies of yours add to X-Forwarded-For.",
            id="newsroom.W004",
        )


def _second_factor() -> Iterator[checks.CheckMessage]:
    known = {second_factor.EVERYBODY, *roles.EVERY_ROLE}
    for name in settings.SECOND_FACTOR:
        if name not in known:
            yield checks.Error(
                f"SECOND_FACTOR names {name}, which is no role, so nobody of it would be asked.",
                hint=f"Write everybody, or roles with commas between: {', '.join(roles.EVERY_ROLE)}.",
                id="newsroom.E005",
            )


def _site_url() -> Iterator[checks.CheckMessage]:
    address = urlsplit(settings.SITE_URL)
    if address.scheme not in {"http", "https"} or not address.hostname or address.path or address.query:
        yield checks.Error(
            "SITE_URL is not the address of a site.",
            hint="Write scheme and host and nothing more, such as https://news.example.org.",
            id="newsroom.E001",
        )
    elif not validate_host(address.hostname, settings.ALLOWED_HOSTS):
        yield checks.Warning(
            f"SITE_URL names {address.hostname}, which ALLOWED_HOSTS does not: readers get error 400.",
            hint="Add it to ALLOWED_HOSTS.",
            id="newsroom.W002",
        )


def _allowed_hosts() -> Iterator[checks.CheckMessage]:
    for host in settings.ALLOWED_HOSTS:
        if "/" in host:
            yield checks.Error(
                "ALLOWED_HOSTS holds an address.",
                hint="Write hosts only, with commas between: news.example.org,www.example.org.",
                id="newsroom.E002",
            )


def _media_root() -> Iterator[checks.CheckMessage]:
    folder = Path(settings.MEDIA_ROOT)
    nearest = next(above for above in (folder, *folder.parents) if above.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK):
        yield checks.Error(
            f"MEDIA_ROOT: pictures cannot be written to {folder}.",
            hint=f"Make {nearest} a folder that this user may write to.",
            id="newsroom.E003",
        )


def _default_section() -> Iterator[checks.CheckMessage]:
    if "/" in settings.DEFAULT_SECTION or not settings.DEFAULT_SECTION.strip():
        yield checks.Error(
            "DEFAULT_SECTION is not the name of a section.",
            hint="Write one name, such as News.",
            id="newsroom.E004",
        )


def _dateline_style() -> Iterator[checks.CheckMessage]:
    if settings.DATELINE_STYLE not in STYLES:
        yield checks.Error(
            f"DATELINE_STYLE is {settings.DATELINE_STYLE}, no house style: nothing could be published.",
            hint=f"Write one of {', '.join(STYLES)}.",
            id="newsroom.E009",
        )


def _webhooks() -> Iterator[checks.CheckMessage]:
    for number, address in enumerate(settings.WEBHOOKS, start=1):
        if not _can_be_posted_to(address):
            # Not told as it stands: it may hold a password or a token.
            yield checks.Error(
                f"WEBHOOKS: its address number {number} cannot be posted to.",
                hint="Write whole addresses with commas between: https://example.org/hook. "
                "A comma within one is written %2C, and none may hold a user or a fragment.",
                id="newsroom.E006",
            )


def _mail() -> Iterator[checks.CheckMessage]:
    # What is no address at all was refused when the settings were read.
    if settings.EMAIL_BACKEND == mail.NOWHERE:
        return
    if not _is_host(settings.EMAIL_HOST) or not settings.EMAIL_PORT:
        yield checks.Error(
            "EMAIL_URL does not name a mail server and its port.",
            hint="Write smtp+tls://user:password@mail.example.org:587.",
            id="newsroom.E007",
        )
    if bool(settings.EMAIL_HOST_USER) != bool(settings.EMAIL_HOST_PASSWORD):
        yield checks.Error(
            "EMAIL_URL has a user without a password or a password without a user, so nobody would log in.",
            hint="Write both, with %-escapes for special characters, or neither.",
            id="newsroom.E008",
        )


def _can_be_posted_to(address: str) -> bool:
    with contextlib.suppress(ValueError):  # of a port or a bracket
        where = urlsplit(address)
        return where.scheme in {"http", "https"} and _says_only_where(where)
    return False


def _says_only_where(where: SplitResult) -> bool:
    whole = f"{where.path}{where.query}"
    printable = whole.isascii() and not any(sign.isspace() for sign in whole)
    extra = where.fragment or "@" in where.netloc
    return printable and not extra and where.port != 0 and _is_host(where.hostname or "")


def _is_host(name: str) -> bool:
    with contextlib.suppress(ValueError):
        return bool(ipaddress.ip_address(name))
    with contextlib.suppress(ValidationError):
        _host_name(name if "." in name else f"{name}.local")
        return True
    return False
