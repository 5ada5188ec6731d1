"""What does each page cost, and does it cost the same in a large archive?

    DATABASE_URL=postgresql://…/scratch .venv/bin/python -m benchmarks.pages

Asks every kind of page in one process, without a cache, and prints queries, milliseconds (median of 15) and
bytes as sent. Run it before and after `benchmarks.grow` and compare the two tables.
"""

import gzip
import os
import statistics
import time

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

ROUNDS = 15


def reader_pages() -> dict[str, str]:
    """Choose one address of each kind."""
    from django.utils import timezone

    from articles.models import Edition
    from articles.public.listing import cursor

    live = Edition.objects.live(timezone.now()).select_related("address", "section")
    story = live.exclude(page__people=[]).exclude(page__dateline=None).newest_first()[0]
    deep = live.order_by("published", "pk")[min(200, live.count() - 1)]
    section = f"/{story.section.path}/"
    return {
        "home": "/",
        "section": section,
        "section, deep": f"/{story.page['crumbs'][0]['path']}/?before={cursor(deep)}",
        "article": story.address.path,
        "person": f"/people/{story.page['people'][0]['slug']}/",
        "place": f"/places/{story.page['dateline']['places'][0]['slug']}/",
        "archive day": story.published.strftime("/archive/%Y/%m/%d/"),
        "feed": "/feed.rss",
        "sitemap": "/sitemap.xml",
    }


def desk_pages() -> dict[str, str]:
    from articles.models import Article

    article = Article.objects.latest_work_first()[0]
    lists = "/admin/articles/article/"
    return {
        "desk: index": "/admin/",
        "desk: list": lists,
        "desk: search": f"{lists}?q=minister",
        "desk: live only": f"{lists}?state__exact=live",
        "desk: form": f"{lists}{article.pk}/change/",
        "desk: people": "/admin/articles/person/",
    }


def measure(client: Client, address: str) -> tuple[int, int, float, int, int]:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    count = len(queries)
    took = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        answer = client.get(address)
        took.append(time.perf_counter() - started)
    body = answer.getvalue()
    packed = len(gzip.compress(body))
    return answer.status_code, count, 1000 * statistics.median(took), len(body), packed


def main() -> None:
    from django.contrib.auth.models import User

    from articles.models import Article

    reader, desk = Client(), Client()
    desk.force_login(User.objects.filter(is_superuser=True).order_by("pk")[0])
    print(f"{Article.objects.count()} articles")
    print(f"{'page':16} {'status':>6} {'queries':>7} {'ms':>8} {'bytes':>8} {'gzip':>7}")
    for client, pages in ((reader, reader_pages()), (desk, desk_pages())):
        for name, address in pages.items():
            status, queries, took, size, packed = measure(client, address)
            print(f"{name:16} {status:>6} {queries:>7} {took:>8.1f} {size:>8} {packed:>7}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
    django.setup()
    main()
