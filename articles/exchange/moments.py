"""The moment a source means."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class NoSuchZone(Exception):
    """A zone that the time zone database does not have."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no time zone “{name}”: give a name such as Europe/Moscow, or dateline.")


def zone_named(name: str) -> tzinfo:
    """Find a zone by its name. Raises NoSuchZone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NoSuchZone(name) from None


def resolve(moment: datetime, zone: tzinfo) -> datetime:
    """Give a wall time the zone; a time that has its own keeps it.

    A time that a clock showed twice is the first of the two; one it never showed is read as if the clock had
    not been changed yet.
    """
    return moment if moment.tzinfo else moment.replace(tzinfo=zone).astimezone(UTC)
