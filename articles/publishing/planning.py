"""The news list, and what the desk says to itself about a story."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, DeskNote, PlannedStory, Section

from . import audit, workflow
from .saving import keep
from .workflow import Verb

_AUDITED = ("what", "section_id", "who_id", "due_at", "length", "place", "note", "dropped")


class AlreadyBegun(Exception):
    """Somebody writes the planned story already."""

    def __init__(self, plan: PlannedStory) -> None:
        super().__init__(f"“{plan}” is begun already: open it from the news list.")


def plan(
    what: str, section: Section, *, by: User | None, via: str, at: datetime, **words: Any
) -> PlannedStory:
    """Put a story on the news list, with what more is known of it."""
    planned = PlannedStory(what=what, section=section, **words)
    save_plan(planned, by=by, via=via, at=at)
    return planned


@transaction.atomic
def save_plan(plan: PlannedStory, *, by: User | None, via: str, at: datetime) -> None:
    """Save a planned story with its audit entry."""
    before = PlannedStory.objects.filter(pk=plan.pk).first()
    plan.created_by = plan.created_by if before else by
    plan.save()
    old = {name: _plain(getattr(before, name)) for name in _AUDITED} if before else {}
    changes = audit.differences(old, {name: _plain(getattr(plan, name)) for name in _AUDITED})
    if changes:
        verb, thing = ("changed" if before else "created"), f"plannedstory:{plan.pk}"
        audit.record(verb, by=by, via=via, at=at, thing=thing, changes=changes)


@transaction.atomic
def begin(plan: PlannedStory, *, by: User, via: str, at: datetime) -> Article:
    """Make the planned story a draft, in its section and in the hands of whom it was planned for.

    Raises AlreadyBegun, or NotAllowed where `by` may not write for that section.
    """
    locked = PlannedStory.objects.select_for_update().get(pk=plan.pk)
    if locked.article_id:
        raise AlreadyBegun(plan)
    article = Article(
        headline=plan.what,
        section=plan.section,
        assigned_to=plan.who or by,
        created_by=by,
        created_at=at,
        changed_by=by,
        changed_at=at,
    )
    if not by.has_perm("articles.add_article", article):
        raise workflow.NotAllowed(article, Verb.CHANGE, by)
    article.save()
    keep(article, by=by, via=via, at=at)
    PlannedStory.objects.filter(pk=plan.pk).update(article=article)
    changes: audit.Changes = {"article": [None, article.pk]}
    audit.record("begun", by=by, via=via, at=at, thing=f"plannedstory:{plan.pk}", changes=changes)
    return article


@transaction.atomic
def leave_note(article: Article, text: str, *, by: User, via: str, at: datetime) -> DeskNote:
    """Tell the desk something about the article, for all who work on it after."""
    note = DeskNote.objects.create(article=article, at=at, by=by, text=text.strip())
    audit.record("noted", by=by, via=via, at=at, article=article, changes={"note": [None, note.pk]})
    return note


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
