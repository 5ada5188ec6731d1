"""Days as they are written where only the year or the month may be known."""

import re
from datetime import date

_WRITTEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def first_day(text: str) -> date:
    """Read "2008", "2008-05" or "2008-05-07" as the first day of it. Raises ValueError for anything else."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise ValueError(f"“{text}” is no year, month or day such as 2008, 2008-05 or 2008-05-07")
    year, month, day = (int(figure or 1) for figure in written.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"“{text}” is no day of the calendar") from None
