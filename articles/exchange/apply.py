"""Writing down what was decided about one story: all of it, or nothing."""

from contextlib import ExitStack
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.exchange.decide import Decision
from articles.exchange.draft import LONGEST_URI, Draft
from articles.exchange.known import Known
from articles.exchange.placing import Placement
from articles.exchange.register import Register
from articles.exchange.rows import VIA, RowWriter, clear_rows
from articles.exchange.showing import show
from articles.models import Article, Section, SourceIdentity
from articles.publishing.known import section_at
from articles.publishing.saving import ChangedMeanwhile, claim, keep


def apply(decision: Decision, *, register: Register, by: User | None, at: datetime) -> Article:
    """Do what was decided, in one transaction. Raises ChangedMeanwhile where the desk was quicker."""
    with ExitStack() as undo:
        with transaction.atomic():
            article = _begun(decision, register, by=by, at=at)
            if decision.writes:
                rows = RowWriter(register, undo, by=by, at=at).write(article, decision.draft)
                keep(article, by=by, via=VIA, at=at, rows=rows)
                _remember(article, decision, at=at)
            show(article, decision, by=by, at=at)
        undo.pop_all()
    return article


def _begun(decision: Decision, register: Register, *, by: User | None, at: datetime) -> Article:
    known, draft = decision.known, decision.draft
    if known is None:
        section = _section(draft.placement, register, by=by, at=at)
        return Article.objects.create(
            **draft.columns,
            section=section,
            published=draft.published,
            created_at=at,
            created_by=by,
            changed_at=at,
            changed_by=by,
        )
    assert known.article is not None, "only a plan knows a story that has no article"
    article = Article.objects.select_for_update().get(pk=known.article)
    if article.version != known.version:
        raise ChangedMeanwhile(article, read=known.version)
    if decision.writes:
        claim(article, version=known.version)
        _overwrite(article, draft, known, register, by=by, at=at)
    return article


def _overwrite(
    article: Article, draft: Draft, known: Known, register: Register, *, by: User | None, at: datetime
) -> None:
    clear_rows(article)
    # Where the story stays in its section, the desk may have moved that section meanwhile.
    if draft.placement.names != known.placed:
        article.section = _section(draft.placement, register, by=by, at=at)
    for name, value in draft.columns.items():
        setattr(article, name, value)
    article.published = draft.published
    article.save()


def _section(placement: Placement, register: Register, *, by: User | None, at: datetime) -> Section:
    rows = register.sections.rows
    if placement.names not in rows:
        rows[placement.names] = section_at(list(placement.names), by=by, via=VIA, at=at)
    return rows[placement.names]


def _remember(article: Article, decision: Decision, *, at: datetime) -> None:
    draft = decision.draft
    received = {
        "story": draft.received,
        "placed": draft.placement.names,
        "by_source": draft.placement.by_source,
    }
    values = {
        "article": article,
        "url": draft.story.url[:LONGEST_URI],
        "format": draft.story.format,
        "version": draft.story.version,
        "fingerprint": draft.fingerprint,
        "received": received,
        "received_at": at,
        "applied_version": article.version,
    }
    if decision.known:
        SourceIdentity.objects.filter(uri=draft.uri).update(**values)
    else:
        SourceIdentity.objects.create(uri=draft.uri, **values)
