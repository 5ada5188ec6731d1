"""Saving a working copy: claim its version, change its rows, keep the result.

Every door does the three in one transaction, so that two people cannot overwrite each other unseen.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from articles.models import Article, Revision, State
from articles.search.index import search_vector
from articles.text.similarity import headline_key

from . import audit, workflow
from .content import Content, Rows, content_of, fingerprint, rows_of
from .passages import pack
from .refused import Refused
from .workflow import Verb


class ChangedMeanwhile(Refused):
    """Someone saved the article after the version the caller read."""

    def __init__(self, article: Article, *, read: int) -> None:
        self.article = article
        self.read = read
        super().__init__(
            f"“{article.headline}” was saved by someone else since you opened it (you have version {read}). "
            "Nothing of yours was written over: compare it with the newest version, then do it again."
        )


def claim(article: Article, *, version: int) -> None:
    """Take the next version for the caller's changes; `version` is the one they read.

    Raises ChangedMeanwhile when it is not the newest, and IllegalMove when it was killed. Costs one UPDATE,
    which also holds the row until the transaction ends.
    """
    newest = Article.objects.filter(pk=article.pk, version=version).exclude(state=State.KILLED)
    if not newest.update(version=F("version") + 1):
        workflow.check(Article.objects.get(pk=article.pk), Verb.CHANGE, None)
        raise ChangedMeanwhile(article, read=version)
    article.version = version + 1


@transaction.atomic
def keep(article: Article, *, by: User | None, via: str, at: datetime, rows: Rows | None = None) -> Revision:
    """Write down the article as its rows stand now: revision, search index and audit entry.

    Returns the newest revision as it was when nothing has changed since. Call it after `claim` (or after
    creating the article) in the same transaction. Who has just written all the rows passes them on, and
    they are not read again.
    """
    rows = rows or rows_of(article)
    _complete_links(rows)
    content = content_of(article, rows)
    mark = fingerprint(content)
    # Version 0 is that of an article just created.
    last = Revision.objects.filter(article=article).latest_first().first() if article.version else None
    if last and last.fingerprint == mark:
        Article.objects.filter(pk=article.pk).update(version=last.number)
        article.version = last.number
        return last
    return _write(article, content, mark, last, by=by, via=via, at=at)


def _complete_links(rows: Rows) -> None:
    # A title without an address or a story waits for the story; its key is what the wait is answered by.
    for link in rows.related:
        pending = link.target_id is None and (link.pending or not link.url)
        key = headline_key(link.title)
        if (link.pending, link.title_key) != (pending, key):
            link.pending, link.title_key = pending, key
            link.save(update_fields=["pending", "title_key"])


def _write(
    article: Article,
    content: Content,
    mark: str,
    last: Revision | None,
    *,
    by: User | None,
    via: str,
    at: datetime,
) -> Revision:
    article.version = max(article.version, last.number + 1 if last else 1)
    article.changed_at, article.changed_by = at, by
    article.headline_key = headline_key(article.headline)
    Article.objects.filter(pk=article.pk).update(
        version=article.version,
        changed_at=at,
        changed_by=by,
        headline_key=article.headline_key,
        search=search_vector(article),
    )
    revision = Revision.objects.create(
        article=article,
        number=article.version,
        saved_at=at,
        by=by,
        via=via,
        packed=pack(article, content, is_first=last is None),
        fingerprint=mark,
    )
    revision.content = content
    changes = _told(last, revision) if last else {}
    audit.record("changed" if last else "created", by=by, via=via, at=at, article=article, changes=changes)
    return revision


def _told(last: Revision, revision: Revision) -> audit.Changes:
    changes = audit.differences(last.content, revision.content)
    return audit.in_brief(changes, old=last.number, new=revision.number)
