"""How far apart two moments are, as one says it."""

from datetime import datetime

# unit: its days, and from how many days on it is used
_UNITS = {"year": (365, 350), "month": (30, 59), "week": (7, 13), "day": (1, 0)}


def distance(moment: datetime, *, than: datetime) -> str:
    """Say how much earlier or later a moment is: “3 days earlier”; within twelve hours, “the same day”."""
    days = round((moment - than).total_seconds() / 86_400)
    if not days:
        return "the same day"
    unit = next(unit for unit, (_, least) in _UNITS.items() if abs(days) >= least)
    count = round(abs(days) / _UNITS[unit][0])
    return f"{count} {unit}{'s' if count > 1 else ''} {'earlier' if days < 0 else 'later'}"
