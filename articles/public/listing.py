"""Lists of stories, newest first, a page at a time; the last page costs what the first does."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import Http404

from articles.models import Edition
from articles.models.edition import EditionQuerySet

PAGE_SIZE = 30
CURSOR_TIME = "%Y%m%dT%H%M%S%f"
CURSOR = re.compile(r"([0-9]{8}T[0-9]{12})-([0-9]{1,18})")


@dataclass(frozen=True)
class Listing:
    """One page of a list; `older` is the cursor of the next, empty on the last."""

    editions: list[Edition]
    older: str = ""

    @property
    def newest(self) -> Edition | None:
        return self.editions[0] if self.editions else None


@dataclass(frozen=True)
class Found:
    """A list of stories with what its page and its feeds are called, and where they are."""

    title: str
    path: str
    listing: Listing
    about: str = ""
    thing: Any = None


def page_of(*lists: EditionQuerySet, before: str = "", size: int = PAGE_SIZE) -> Listing:
    """Merge lists into one page of editions older than the cursor; 1 query a list.

    Raises Http404 when the cursor is none of ours.
    """
    begun = [_older(editions, before) for editions in lists]
    found = _newest_of(edition for some in begun for edition in _ready(some)[: size + 1])
    more = len(found) > size
    return Listing(found[:size], cursor(found[size - 1]) if more else "")


def cursor(edition: Edition) -> str:
    """Name the place in a list right after the edition."""
    return f"{edition.published.astimezone(UTC):{CURSOR_TIME}}-{edition.pk}"


def or_404(listing: Listing) -> Listing:
    """Return a list that has something in it; an empty one is no page."""
    if not listing.editions:
        raise Http404("Nothing here is live.")
    return listing


def _ready(editions: EditionQuerySet) -> EditionQuerySet:
    return editions.newest_first().select_related("address")


def _older(editions: EditionQuerySet, before: str) -> EditionQuerySet:
    if not before:
        return editions
    written = CURSOR.fullmatch(before)
    try:
        if written is None:
            raise ValueError(before)
        published = datetime.strptime(written[1], CURSOR_TIME).replace(tzinfo=UTC)
    except ValueError:
        raise Http404("There is no such page of this list.") from None
    return editions.older_than(published, int(written[2]))


def _newest_of(editions: Iterable[Edition]) -> list[Edition]:
    once = {edition.pk: edition for edition in editions}
    return sorted(once.values(), key=lambda edition: (edition.published, edition.pk), reverse=True)
