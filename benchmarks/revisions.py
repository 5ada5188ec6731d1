"""What 200 saves of a story of 5,000 words take on disk.

    DATABASE_URL=postgresql://…/scratch .venv/bin/python -m benchmarks.revisions

Each save rewrites a few words of one paragraph, now and then the headline. All of it is undone at the end.
"""

import os
import random
from datetime import timedelta

import django

WORDS, SAVES, BUDGET = 5000, 200, 2_000_000
TABLES = ("articles_revision", "articles_passage", "articles_auditentry")
VOCABULARY = [
    f"{start}{end}" for start in ("ha", "fer", "mi", "storm", "po", "a") for end in "bcdfghklmnprst"
]


def sizes() -> dict[str, int]:
    """Return the bytes of each table with its indexes and long values."""
    from django.db import connection

    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute("SELECT pg_total_relation_size(%s)", [table])
            found[table] = int(cursor.fetchone()[0])
    return found


def text_of(paragraphs: list[list[str]]) -> str:
    return "\n".join(f"<p>{' '.join(words)}.</p>" for words in paragraphs)


def save_often(per_paragraph: int) -> dict[str, int]:
    """Save one story SAVES times and return what each table grew by."""
    from django.utils import timezone

    from articles.models import Article
    from articles.publishing.saving import claim, keep

    chance, at = random.Random(1), timezone.now()  # noqa: S311
    text = [chance.choices(VOCABULARY, k=per_paragraph) for _ in range(WORDS // per_paragraph)]
    article = Article.objects.create(headline="A long story", created_at=at, changed_at=at)
    before = sizes()
    for number in range(SAVES):
        words = chance.choice(text)
        for _ in range(3):
            words[chance.randrange(len(words))] = chance.choice(VOCABULARY)
        if number:
            claim(article, version=article.version)
        article.body_html = text_of(text)
        article.headline = f"A long story, {number // 10}"
        article.save()
        keep(article, by=None, via="benchmark", at=at + timedelta(seconds=number))
    return {table: size - before[table] for table, size in sizes().items()}


def main() -> None:
    """Print what the saves of several kinds of text take."""
    from django.db import transaction

    print(f"{SAVES} saves of {WORDS:,} words; kB with indexes; budget {BUDGET // 1000:,} kB")
    print(f"{'words a paragraph':>18}{''.join(f'{table[9:]:>12}' for table in TABLES)}{'all':>8}")
    for per_paragraph in (20, 40, 100, WORDS):
        with transaction.atomic():
            grown = save_often(per_paragraph)
            transaction.set_rollback(True)
        total = sum(grown.values())
        mark = "" if total <= BUDGET else "  ←"
        kilobytes = "".join(f"{size // 1000:>12,}" for size in grown.values())
        print(f"{per_paragraph:>18,}{kilobytes}{total // 1000:>8,}{mark}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    main()
