"""Grow a database to N articles by copying the stories it has, each copy a little older.

    DATABASE_URL=postgresql://…/scratch .venv/bin/python -m benchmarks.grow 100000

Load the demo newspaper first. The copies go past the application on purpose: what is measured afterwards is
reading, and a hundred thousand publications would take half an hour. What is killed, embargoed or on legal
hold is not copied: the database lets no edition of it begin. Never run it on a paper's own database.
"""

import os
import sys

import django
from django.db import connection
from django.db.backends.utils import CursorWrapper

MAY_BE_COPIED = (
    "(SELECT id FROM articles_article WHERE state <> 'killed' AND embargo_until IS NULL AND legal_hold = '')"
)
OF_AN_ARTICLE = f"article_id IN {MAY_BE_COPIED}"
OF_AN_EDITION = f"edition_id IN (SELECT id FROM articles_edition WHERE {OF_AN_ARTICLE})"
TABLES = {
    "articles_article": f"id IN {MAY_BE_COPIED}",
    "articles_revision": OF_AN_ARTICLE,
    "articles_address": OF_AN_ARTICLE,
    "articles_edition": OF_AN_ARTICLE,
    "articles_editionsection": OF_AN_EDITION,
    "articles_editionperson": OF_AN_EDITION,
    "articles_editionplace": OF_AN_EDITION,
    "articles_editiontag": OF_AN_EDITION,
    "articles_editionrelated": OF_AN_EDITION,
    "articles_editionpicture": OF_AN_EDITION,
    "articles_dateline": OF_AN_ARTICLE,
    "articles_datelineplace": f"dateline_id IN (SELECT id FROM articles_dateline WHERE {OF_AN_ARTICLE})",
    "articles_mention": OF_AN_ARTICLE,
    "articles_byline": OF_AN_ARTICLE,
}
COPIED_KEYS = {"id", "article_id", "revision_id", "address_id", "edition_id", "target_id", "dateline_id"}
MOMENTS = {"published", "updated", "live_from", "live_until", "changed_at", "created_at", "saved_at"}
APART = "interval '97 minutes'"


def grow(articles: int) -> int:
    """Copy until there are at least this many articles; returns how many there are."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), (SELECT count(*) FROM {MAY_BE_COPIED} t) FROM articles_article")
        here, copied = cursor.fetchone()
        if not copied:
            sys.exit("There are no stories to copy: load the demo newspaper first.")
        copies = max(0, -(-(articles - here) // copied))
        step = _highest_key(cursor) + 1
        for table, condition in TABLES.items():
            _copy(cursor, table, condition, copies, step)
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM articles_article")
        return int(cursor.fetchone()[0])


def _highest_key(cursor: CursorWrapper) -> int:
    highest = 0
    for table in TABLES:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")
        highest = max(highest, cursor.fetchone()[0])
    return highest


def _copy(cursor: CursorWrapper, table: str, condition: str, copies: int, step: int) -> None:
    run = cursor.execute
    run("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0", [table])
    columns = [name for (name,) in cursor.fetchall()]
    values = ", ".join(_value(column, step) for column in columns)
    run(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} CROSS JOIN "
        f"generate_series(1, %s) AS k WHERE {condition} ORDER BY k, id",
        [copies],
    )
    run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
    print(f"{table}: {copies} copies", file=sys.stderr)


def _value(column: str, step: int) -> str:
    if column in COPIED_KEYS:
        return f"{column} + k * {step}"
    if column in MOMENTS:
        return f"{column} - k * {APART}"
    if column == "path":
        return "rtrim(path, '/') || '-' || k || '/'"
    if column in {"headline", "headline_key"}:
        return f"{column} || ' ' || k"
    return column


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    print(f"{grow(int(sys.argv[1]))} articles")
