"""Asking for pages inside this process, as a reader does."""

from typing import Any

from django.conf import settings
from django.test import Client


class Reader(Client):
    """Asks as the paper is asked: by HTTPS where it is served so, or every answer would be a redirect."""

    def generic(self, *args: Any, **options: Any) -> Any:
        options["secure"] = settings.SITE_URL.startswith("https:")
        return super().generic(*args, **options)


def anybody() -> Client:
    """Return a reader who has never been here."""
    return Reader(
        headers={"host": settings.SITE_URL.partition("://")[2], "accept-encoding": "identity"},
        raise_request_exception=False,
    )


def told(client: Client, path: str) -> str:
    """Ask, and return the answer as text: its status, its headers, and its body unless that is a picture."""
    answer = client.get(path)
    is_text = not answer.get("Content-Type", "").startswith("image/")
    lines = [f"{name}: {value}" for name, value in answer.items()]
    body = answer.content.decode(errors="replace") if is_text else ""
    return "\n".join([str(answer.status_code), *lines, body])
