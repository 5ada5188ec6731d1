"""The whole database as values, so that what an act changed can be compared with what another changed."""

import re
from collections import Counter

from django.apps import apps
from django.db import connection

# What differs from one run of the same act to the next: keys, moments, versions; hashes and tokens; and the
# words to be found by, which numbers stand among in another order.
_NUMBERS = re.compile(r"\b[0-9a-f]{32,64}\b|(?<![\w-])[\w-]{22}(?![\w-])|(?:'(?:[^']|'')*':[\d,A-D]+ ?)+|\d+")
# Who is logged in, and has which form open, is no part of the paper.
_OUTSIDE = {"django_session", "django_admin_log", "articles_presence"}

Rows = Counter[str]


def tables() -> list[str]:
    """Return every table of the installed apps."""
    models = apps.get_models(include_auto_created=True)
    return sorted({model._meta.db_table for model in models} - _OUTSIDE)


def rows() -> Rows:
    """Return every row there is, as text beginning with its table; one query."""
    each = " UNION ALL ".join(f"SELECT '{table} ' || t::text FROM \"{table}\" t" for table in tables())
    with connection.cursor() as cursor:
        cursor.execute(each)
        return Counter(row for (row,) in cursor.fetchall())


def change(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """Return what went and what came, with numbers, moments and keys made alike."""
    return _alike(before - after), _alike(after - before)


def came(rows: Rows, table: str) -> int:
    """Count the rows of a table."""
    return sum(number for row, number in rows.items() if row.startswith(f"{table} "))


def _alike(rows: Rows) -> Rows:
    alike: Rows = Counter()
    for row, number in rows.items():
        alike[_NUMBERS.sub("#", row)] += number
    return alike
