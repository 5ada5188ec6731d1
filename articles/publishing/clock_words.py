"""A moment in the sentences of publishing: by the clock of the paper, with its zone."""

from datetime import datetime

from django.utils import timezone


def by_the_clock(moment: datetime) -> str:
    """Say a moment, as 25 November 2026 06:00 Europe/Moscow."""
    return f"{timezone.localtime(moment):%-d %B %Y %H:%M} {timezone.get_current_timezone_name()}"
