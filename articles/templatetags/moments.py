"""Moments as readers see them: in the site's zone, and exact for machines."""

from datetime import datetime

from django import template
from django.utils import dateformat, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

DAY = "j F Y"


@register.filter
def moment(value: datetime) -> SafeString:
    """Show day, time and zone: 4 November 2010, 09:29 UTC."""
    local = timezone.localtime(value)
    return _element(local, f"{dateformat.format(local, DAY)}, {local:%H:%M} {zone_name(local)}")


@register.filter
def day(value: datetime) -> SafeString:
    """Show the day alone: 4 November 2010."""
    local = timezone.localtime(value)
    return _element(local, dateformat.format(local, DAY))


@register.filter
def since(value: datetime, at: datetime) -> SafeString:
    """Show what tells it apart now: the hour of today, the day of this year, else the whole date."""
    local, now = timezone.localtime(value), timezone.localtime(at)
    if local.date() == now.date():
        return _element(local, f"{local:%H:%M}")
    return _element(local, dateformat.format(local, "j F" if local.year == now.year else DAY))


@register.filter
def masthead_day(value: datetime) -> SafeString:
    """Show the day as a masthead does: Thursday, 4 November 2010."""
    local = timezone.localtime(value)
    text = dateformat.format(local, f"l, {DAY}")
    return format_html('<time datetime="{}">{}</time>', f"{local:%Y-%m-%d}", text)


def zone_name(local: datetime) -> str:
    """Name the moment's zone; one known only by its offset gets UTC before it."""
    name = local.tzname() or ""
    return f"UTC{name}" if name[:1] in "+-" else name


def _element(local: datetime, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="seconds"), text)
