"""A pen of the audit log that breaks: what is done then has to be undone."""

from typing import Any

from django.apps import apps

# What is kept about browsers and forms, not about the paper.
_BESIDE = {"sessions.Session", "articles.GuessBudget", "articles.Presence", "articles.Autosave"}


def everything() -> dict[str, list[Any]]:
    """Return every row of every table of the paper."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in _BESIDE
    }


class PenBreaks(Exception):
    pass


def break_the_pen(execute: Any, sql: str, *rest: Any) -> Any:
    if sql.startswith('INSERT INTO "articles_auditentry"'):
        raise PenBreaks
    return execute(sql, *rest)
