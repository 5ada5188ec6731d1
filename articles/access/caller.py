"""Where a request comes from, as far as that can be believed."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the caller's address; of IPv6 the network of 64 bits, which one caller has all of.

    X-Forwarded-For is read from its end, as many steps as there are proxies of ours: what stands before was
    written by the caller.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    told = [step.strip() for step in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < settings.PROXIES <= len(told):
        return _network(told[-settings.PROXIES]) or _network(peer)
    return _network(peer)


def _network(address: str) -> str:
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(read, ipaddress.IPv4Address):
        return str(read)
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    return str(ipaddress.ip_network((read.packed[:8] + bytes(8), 64)))
