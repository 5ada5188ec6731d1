"""Which addresses a text may link to."""

import re
from urllib.parse import urlsplit

_IGNORED_BY_BROWSERS = re.compile(r"[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_TO_QUOTE = {ord(sign): f"%{ord(sign):02X}" for sign in ' "<>`{}|^'}
_HOST = re.compile(r"[^\s/?#@\\%]+\Z")


def safe_link(address: str) -> str:
    """Give an address as it may be written into a page, or nothing if it may not be linked at all.

    Allowed are http, https, mailto, tel and addresses from the site's root; ``//host`` would leave the site.
    """
    address = _IGNORED_BY_BROWSERS.sub("", address).strip().translate(_TO_QUOTE)
    scheme = _SCHEME.match(address)
    if scheme is None:
        return address if re.match(r"/(?![/\\])", address) else ""
    if scheme[1].lower() in ("mailto", "tel"):
        return address
    return address if is_web_address(address) else ""


def is_web_address(address: str) -> bool:
    """Tell whether this is a whole http or https address with a host."""
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:  # an unclosed IPv6 bracket, or a port that is no number
        return False
    return parts.scheme in ("http", "https") and "\\" not in parts.netloc and bool(_HOST.match(host or ""))
