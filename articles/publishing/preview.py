"""Seeing a story as readers will, before they do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Edition

from .editions import live_edition
from .moves import publish, update


@contextmanager
def as_published(article: Article, *, by: User | None, at: datetime) -> Iterator[Edition]:
    """Publish the article for the length of the block only.

    The block runs in a transaction that is undone at its end, so a page rendered inside is the page readers
    would get, and nobody outside sees any of it. Raises NotReadyToPublish.
    """
    with transaction.atomic():
        verb = update if live_edition(article, at=at) else publish
        state = article.state
        try:
            yield verb(article, by=by, via="preview", at=at)
        finally:
            article.state = state
            transaction.set_rollback(True)
