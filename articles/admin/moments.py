"""Moments and names as the desk reads them."""

from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def moment(at: datetime) -> SafeString:
    """Render a moment that begins a line: the clock for today and yesterday, the day before that."""
    return _element(at, capfirst(in_words(at)))


def within(at: datetime) -> SafeString:
    """Render a moment within a sentence."""
    return _element(at, in_words(at))


def exact(at: datetime) -> SafeString:
    """Render a moment with its day and zone, as 25 Nov 2026 06:00 Europe/Moscow; in UTC when pointed at."""
    return _element(at, f"{date_format(timezone.localtime(at), 'j M Y H:i')} {zone()}")


def in_words(at: datetime) -> str:
    """Say a moment in the time zone of the paper."""
    local, today = timezone.localtime(at), timezone.localdate()
    clock = date_format(local, "H:i")
    days = {today: "today", today - timedelta(days=1): "yesterday", today + timedelta(days=1): "tomorrow"}
    if local.date() in days:
        return f"{days[local.date()]} {clock}"
    return date_format(local, "j M, H:i" if local.year == today.year else "j M Y")


def away(moment: datetime, *, at: datetime) -> str:
    """Say how far off a moment is: in 2 h 10 min, 3 days ago."""
    seconds = abs((moment - at).total_seconds())
    if seconds < _MINUTE:
        far = "less than a minute"
    elif seconds < _HOUR:
        far = f"{seconds // _MINUTE:.0f} min"
    elif seconds < _DAY:
        far = f"{seconds // _HOUR:.0f} h {seconds % _HOUR // _MINUTE:.0f} min"
    else:
        days = int(seconds // _DAY)
        far = f"{days} day{'s' if days > 1 else ''}"
    return f"in {far}" if moment >= at else f"{far} ago"


def zone() -> str:
    """Name the time zone of the paper."""
    return str(timezone.get_current_timezone_name())


def name_of(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def _element(at: datetime, words: str) -> SafeString:
    local = timezone.localtime(at).isoformat(timespec="seconds")
    utc = f"{at.astimezone(UTC):%-d %B %Y, %H:%M} UTC"
    return format_html('<time datetime="{}" title="{}">{}</time>', local, utc, words)
