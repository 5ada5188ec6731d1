"""Webhooks: an act as JSON to an address of WEBHOOKS, signed, and never to a machine of our own network."""

import contextlib
import hashlib
import hmac
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from articles.models import Effect

from .undeliverable import NotNeeded

SECONDS = 5  # without a byte
SECONDS_IN_ALL = 10
LONGEST_ANSWER = 64 * 1024


class NotTaken(Exception):
    """The receiver's address cannot be used, or it did not answer with a status from 200 to 299."""


def post(effect: Effect) -> None:
    """Send an effect to its target. Raises NotTaken, or OSError when nobody answers in time.

    The header `Idempotency-Key` is the same whenever the effect is sent again, `X-Newsroom-Signature` the
    HMAC-SHA256 of the body by WEBHOOK_SECRET. Redirects are not followed.
    """
    if effect.target not in settings.WEBHOOKS:
        raise NotNeeded("WEBHOOKS does not name this address any more.")
    body = json.dumps(effect.payload, ensure_ascii=False, sort_keys=True).encode()
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Newsroom",
        "Idempotency-Key": effect.key,
        "X-Newsroom-Signature": f"sha256={signature(body)}",
    }
    where = urlsplit(effect.target)
    with _connected(where) as connection:
        path = where.path or "/"
        connection.request("POST", f"{path}?{where.query}" if where.query else path, body, headers)
        answer = connection.getresponse()
        _read(answer)
    if not 200 <= answer.status < 300:
        raise NotTaken(f"{where.hostname} answered {answer.status}.")


def signature(body: bytes) -> str:
    """Sign a body as its receiver can check."""
    return hmac.new(settings.WEBHOOK_SECRET.encode(), body, hashlib.sha256).hexdigest()


@contextlib.contextmanager
def _connected(where: SplitResult) -> Iterator[HTTPConnection]:
    # The name is resolved once, judged and connected to: a second look could be answered differently.
    if where.scheme not in {"http", "https"} or not where.hostname:
        raise NotTaken(f"{where.geturl()} is no address of the web: correct it in WEBHOOKS.")
    secure = where.scheme == "https"
    port = where.port or (443 if secure else 80)
    raw = socket.create_connection((_public_address(where.hostname, port), port), timeout=SECONDS)
    connection = (HTTPSConnection if secure else HTTPConnection)(where.hostname, port, timeout=SECONDS)
    try:
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(raw, server_hostname=where.hostname) if secure else raw
        yield connection
    finally:
        connection.close()
        raw.close()


def _public_address(host: str, port: int) -> str:
    found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    private = [address for address in found if not ipaddress.ip_address(address.split("%")[0]).is_global]
    if private and not settings.WEBHOOKS_MAY_BE_PRIVATE:
        raise NotTaken(
            f"{host} is {private[0]}, an address of a private network: "
            "name a public one, or set WEBHOOKS_MAY_BE_PRIVATE."
        )
    return found[0]


def _read(answer: HTTPResponse) -> None:
    ends = time.monotonic() + SECONDS_IN_ALL
    size = 0
    while part := answer.read1(4096):
        size += len(part)
        if size > LONGEST_ANSWER or time.monotonic() > ends:
            raise NotTaken("The answer is too long or too slow.")
