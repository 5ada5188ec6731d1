"""Every address of the site, read from the resolver."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from .needs import View


@dataclass(frozen=True)
class Address:
    """One pattern: its name with that of its room, its route, and the view that answers."""

    name: str
    route: str
    view: View


def every_address(patterns: Iterable[Any] | None = None) -> Iterator[Address]:
    """Yield every pattern there is."""
    yield from _beneath(get_resolver().url_patterns if patterns is None else patterns, "", "")


def _beneath(patterns: Iterable[Any], route: str, room: str) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else room
            yield from _beneath(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{room}{pattern.name}" if pattern.name else "", here, pattern.callback)
