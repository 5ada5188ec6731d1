"""What a story's page leads to, as its reader finds it, and a story to come."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition
from articles.publishing.saving import keep
from tests.public.stories import links, page, texts
from tests.publishing.verbs import put_off

HOUR = timedelta(hours=1)
DESK: dict[str, Any] = {"by": None, "via": "test"}


def heads(client: Client, edition: Edition) -> list[str]:
    return texts(page(client, edition.address.path), "section.related h2")


def shown_on(client: Client, edition: Edition, place: str = "section.related") -> dict[str, str]:
    return links(page(client, edition.address.path), place)


def print_later(article: Article) -> None:
    """Have a story published in an hour."""
    keep(article, at=timezone.now(), **DESK)
    put_off(article, timezone.now() + HOUR, at=timezone.now())
