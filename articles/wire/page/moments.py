"""Which of the moments a page gives is the story's."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from articles.wire.dates import Moment

_SAME = timedelta(minutes=1)


def published(found: Sequence[Moment], warnings: list[str]) -> datetime | None:
    """Choose the most trusted moment: one with a zone before one without, a time of day before a mere day."""
    if not found:
        return None
    chosen = max(found, key=lambda moment: (moment.has_time, moment.has_zone))
    others = [moment for moment in found if moment is not chosen and _differ(chosen, moment)]
    if others:
        warnings.append(
            f"the page gives several dates; {chosen.at.isoformat()} was taken, not {others[0].at.isoformat()}"
        )
    if not chosen.has_time:
        warnings.append("the date has no time of day")
    return chosen.at


def updated(found: Sequence[Moment], since: datetime | None) -> datetime | None:
    """Choose the moment of the last change, if it is later than the first publication."""
    usable = [moment for moment in found if moment.has_time]
    if not usable:
        return None
    chosen = max(usable, key=lambda moment: moment.has_zone)
    if since is None or (since.tzinfo is None) != (chosen.at.tzinfo is None):
        return (
            chosen.at
            if since is None or chosen.at.replace(tzinfo=None) > since.replace(tzinfo=None)
            else None
        )
    return chosen.at if chosen.at > since else None


def _differ(one: Moment, other: Moment) -> bool:
    """Compare as far as both say: a moment without a zone may be local time or UTC."""
    if not (one.has_time and other.has_time):
        return abs((one.at.replace(tzinfo=None) - other.at.replace(tzinfo=None)).days) > 1
    if one.has_zone and other.has_zone:
        return abs(one.at - other.at) > _SAME
    clocks = [_clocks(moment) for moment in (one, other)]
    return all(abs(first - second) > _SAME for first in clocks[0] for second in clocks[1])


def _clocks(moment: Moment) -> list[datetime]:
    local = moment.at.replace(tzinfo=None)
    offset = moment.at.utcoffset()
    return [local] if offset is None else [local, local - offset]
