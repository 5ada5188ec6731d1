"""The check that refuses an address whose view does not say what it needs."""

from collections.abc import Iterable
from typing import Any

from django.core import checks

from .addresses import every_address
from .needs import need_of


@checks.register(checks.Tags.urls)
def check_addresses(*, patterns: Iterable[Any] | None = None, **_: Any) -> list[checks.CheckMessage]:
    """Return an error for each pattern whose view declares nothing."""
    hint = "Put @needs(…) from articles.access.needs on the view."
    return [
        checks.Error(f"/{address.route} does not say what it needs.", hint=hint, id="articles.E001")
        for address in every_address(patterns)
        if need_of(address.view) is None
    ]
