"""Moments and names as the desk reads them."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString


def moment(at: datetime) -> SafeString:
    """Render a moment: the clock for today and yesterday, the day before that."""
    local = timezone.localtime(at)
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), in_words(at))


def in_words(at: datetime) -> str:
    """Say a moment in the time zone of the paper."""
    local, today = timezone.localtime(at), timezone.localdate()
    clock = date_format(local, "H:i")
    if local.date() == today:
        return f"Today {clock}"
    if local.date() == today - timedelta(days=1):
        return f"Yesterday {clock}"
    return date_format(local, "j M, H:i" if local.year == today.year else "j M Y")


def name_of(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
