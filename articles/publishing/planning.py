"""The news list, and what the desk says to itself about a story."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Model, QuerySet

from articles.models import Article, AuditEntry, DeskNote, PlannedStory, Section

from . import audit, workflow
from .content import Content
from .refused import Refused
from .saving import keep
from .workflow import Verb

# what the desk says of a planned story: the column that keeps it
PARTS = {
    "what": "what",
    "section": "section_id",
    "who": "who_id",
    "due_at": "due_at",
    "length": "length",
    "place": "place",
    "note": "note",
    "dropped": "dropped",
}


class PlanChangedMeanwhile(Refused):
    """Someone changed the planned story after the version the caller read."""

    def __init__(self, plan: PlannedStory) -> None:
        super().__init__(
            f"“{plan}” was changed by someone else since you opened it. "
            "What you typed is still in this form: compare it with theirs, then save again."
        )


class AlreadyBegun(Refused):
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
    """Save a planned story with its audit entry; of a known one only what is not as it was read.

    Raises PlanChangedMeanwhile when `plan.version` is not the newest.
    """
    if plan.pk is None:
        plan.created_by = by
        plan.save()
        _write_down("created", plan, {}, by=by, via=via, at=at)
        return
    _claim(plan)
    before = plan_content(PlannedStory.objects.get(pk=plan.pk))
    changed = audit.differences(before, plan_content(plan))
    if changed:
        plan.version += 1
        plan.save(update_fields=["version", *(PARTS[part] for part in changed)])
        _write_down("changed", plan, before, by=by, via=via, at=at)


def _claim(plan: PlannedStory) -> None:
    """Hold the row until the transaction ends, if nobody changed it. Raises PlanChangedMeanwhile."""
    as_read = PlannedStory.objects.filter(pk=plan.pk, version=plan.version)
    if not as_read.update(version=F("version")):
        raise PlanChangedMeanwhile(plan)


def plan_content(plan: PlannedStory) -> Content:
    """Set what the desk says of a planned story down as one value; no queries."""
    return {part: _plain(getattr(plan, column)) for part, column in PARTS.items()}


def content_of(words: Mapping[str, Any]) -> Content:
    """Set down in the same way what a form says of a planned story; no queries."""
    return {part: _plain(words[part]) for part in PARTS}


def changes_of(plan: PlannedStory) -> QuerySet[AuditEntry]:
    """Return what the audit log has of a planned story's changes, the latest first."""
    return AuditEntry.objects.filter(thing=_named(plan), verb="changed").latest_first()


def plan_as_read(plan: PlannedStory, *, version: int) -> Content | None:
    """Tell what a planned story was in an earlier version, by undoing what the audit log has since.

    None where the log does not say. 1 query.
    """
    behind = plan.version - version
    since = list(changes_of(plan)[:behind])
    content = plan_content(plan)
    for entry in since:
        for part, (was, became) in entry.changes.items():
            if part not in PARTS or content[part] != became:
                return None
            content[part] = was
    return content if len(since) == behind else None


@transaction.atomic
def begin(plan: PlannedStory, *, by: User, via: str, at: datetime) -> Article:
    """Make the planned story a draft, in its section and in the hands of whom it was planned for.

    Raises AlreadyBegun, or NotAllowed where `by` may not write for that section.
    """
    plan = (
        PlannedStory.objects.select_for_update(of=("self",)).select_related("section", "who").get(pk=plan.pk)
    )
    if plan.article_id:
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
        raise workflow.NotAllowed(article, Verb.CHANGE, by, what="begin a story")
    article.save()
    keep(article, by=by, via=via, at=at)
    PlannedStory.objects.filter(pk=plan.pk).update(article=article)
    changes: audit.Changes = {"article": [None, article.pk]}
    audit.record("begun", by=by, via=via, at=at, thing=_named(plan), changes=changes)
    return article


@transaction.atomic
def leave_note(article: Article, text: str, *, by: User, via: str, at: datetime) -> DeskNote:
    """Tell the desk something about the article, for all who work on it after."""
    note = DeskNote.objects.create(article=article, at=at, by=by, text=text.strip())
    audit.record("noted", by=by, via=via, at=at, article=article, changes={"note": [None, note.pk]})
    return note


def _write_down(
    verb: str, plan: PlannedStory, before: Content, *, by: User | None, via: str, at: datetime
) -> None:
    changes = audit.differences(before, plan_content(plan))
    audit.record(verb, by=by, via=via, at=at, thing=_named(plan), changes=changes)


def _named(plan: PlannedStory) -> str:
    return f"plannedstory:{plan.pk}"


def _plain(value: object) -> object:
    if isinstance(value, Model):
        return value.pk
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
