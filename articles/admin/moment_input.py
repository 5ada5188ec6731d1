"""A field for a moment, to the minute; one that nobody touched comes back exactly as it was."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.safestring import SafeString

MINUTES = "%Y-%m-%dT%H:%M"


class MomentInput(forms.DateTimeInput):
    """A moment by the clock of the paper, and beside it the same moment exactly, unseen."""

    supports_microseconds = True

    def __init__(self, **attrs: str) -> None:
        super().__init__(format=MINUTES, attrs={"type": "datetime-local", **attrs})

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        was = _exactly(value)
        shown = super().render(name, _to_the_minute(was) if was else value, attrs, renderer)
        if was is None:
            return shown
        return format_html('{}<input type="hidden" name="{}-was" value="{}">', shown, name, was.isoformat())

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        typed, was = data.get(name), _exactly(data.get(f"{name}-was"))
        return was.isoformat() if was and typed == _to_the_minute(was) else typed


def _exactly(value: Any) -> datetime | None:
    """Return the moment a value is; what was typed is none, for it has no zone."""
    try:
        if isinstance(value, datetime):  # a field has set it to the clock of the paper
            return value if timezone.is_aware(value) else timezone.make_aware(value)
        moment = parse_datetime(value or "")
        return timezone.localtime(moment) if moment and timezone.is_aware(moment) else None
    except (ValueError, OverflowError):
        return None


def _to_the_minute(moment: datetime) -> str:
    return timezone.localtime(moment).strftime(MINUTES)
