"""Asking for pages inside this process, as a reader does."""

from django.conf import settings
from django.test import Client


def anybody() -> Client:
    """Return a reader who has never been here."""
    return Client(
        headers={"host": settings.SITE_URL.partition("://")[2], "accept-encoding": "identity"},
        raise_request_exception=False,
    )
