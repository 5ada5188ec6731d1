"""How long does it take to gather what a page leads to, and to propose related stories to an editor?

    DATABASE_URL=postgresql://…/scratch .venv/bin/python -m benchmarks.related [STORIES]

Asks for so many live stories, chosen by chance but the same ones each time. Grow the database first.
"""

import os
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import django

SEED = 4


def measured(act: Callable[[Any], object], stories: list[Any]) -> str:
    """Do it once for each story to warm up, then again, and print the middle, the slow and the slowest."""
    for story in stories:
        act(story)
    took = []
    for story in stories:
        start = time.perf_counter()
        act(story)
        took.append((time.perf_counter() - start) * 1000)
    took.sort()
    slow = took[int(len(took) * 0.95)]
    return f"median {took[len(took) // 2]:6.1f} ms   p95 {slow:6.1f} ms   slowest {took[-1]:6.1f} ms"


def main(count: int) -> None:
    from django.utils import timezone

    from articles.admin.related import draft_of
    from articles.models import Article, Edition
    from articles.public.related import related_to
    from articles.suggestions.related import related_stories

    at = timezone.now()
    keys = list(Edition.objects.live(at).order_by("pk").values_list("pk", flat=True))
    chosen = random.Random(SEED).sample(keys, min(count, len(keys)))  # noqa: S311 - chance, no secret
    editions = list(Edition.objects.filter(pk__in=chosen).select_related("address", "article"))

    def propose(edition: Edition) -> object:
        draft = draft_of(edition.article, linked=())
        return related_stories(draft, among=Article.objects.all(), at=at)

    print(f"{Article.objects.count()} articles, {len(editions)} of them asked for")
    print(f"what a page leads to   {measured(lambda edition: related_to(edition, at), editions)}")
    print(f"proposals to an editor {measured(propose, editions)}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
