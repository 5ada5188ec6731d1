"""Every row that an import could write."""

import json
from typing import Any

from django.db import connection


def everything() -> dict[str, list[Any]]:
    """Read every row that an import could write."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename ~ '^(articles|taggit)_' ORDER BY 1")
        tables = [name for (name,) in cursor.fetchall()]
        return {table: _rows(cursor, table) for table in tables}


def _rows(cursor: Any, table: str) -> list[Any]:
    cursor.execute(f"SELECT to_jsonb(t) FROM {table} t ORDER BY 1")
    return [json.loads(row) if isinstance(row, str) else row for (row,) in cursor.fetchall()]
