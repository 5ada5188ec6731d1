"""Related links: several put into a story at once, and those given in words that find their story later."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Max, Min, Q, QuerySet

from articles.models import Article, EditionRelated, RelatedLink, RelatedType, SourceIdentity
from articles.text.similarity import headline_key

from . import workflow
from .saving import claim, keep
from .workflow import Verb

# A link as its author gave it: title and address.
Words = tuple[str, str]


@dataclass(frozen=True)
class Wish:
    """A story to lead to, as what, and why."""

    target: Article
    type: RelatedType
    reason: str = ""


@transaction.atomic
def add_related(article: Article, wishes: Iterable[Wish], *, by: User | None, via: str, at: datetime) -> int:
    """Put links at the end of the newest version's list, and save it; returns how many were not there.

    Raises IllegalMove or NotAllowed.
    """
    newest = Article.objects.select_for_update(of=("self",)).select_related("section").get(pk=article.pk)
    workflow.check(newest, Verb.CHANGE, by)
    links = RelatedLink.objects.filter(article=newest)
    there = {newest.pk, *links.values_list("target", flat=True)}
    new = {wish.target.pk: wish for wish in wishes if wish.target.pk not in there}
    if not new:
        return 0
    claim(newest, version=newest.version)
    last: int | None = links.aggregate(last=Max("position"))["last"]
    start = 0 if last is None else last + 1
    RelatedLink.objects.bulk_create(
        RelatedLink(article=newest, target=wish.target, type=wish.type, reason=wish.reason, position=position)
        for position, wish in enumerate(new.values(), start=start)
    )
    keep(newest, by=by, via=via, at=at)
    return len(new)


def attach_to(article: Article, *, headline: str, at: datetime) -> int:
    """Point every link that waits for this article at it; returns how many were waiting.

    By address first, then by headline where no other article has the same one. 2 queries where none waits.
    """
    waiting = _waiting_for(article, headline)
    links = waiting(RelatedLink.objects.pending().exclude(article=article))
    printed = waiting(EditionRelated.objects.filter(pending=True, target=None))
    if printed:
        rows = EditionRelated.objects.filter(pk__in=printed).exclude(edition__article=article)
        rows.filter(pending=True, target=None).update(target=article)
    if not links:
        return 0
    found = RelatedLink.objects.pending().filter(pk__in=links)
    return found.update(target=article, pending=False, attached_at=at)


def find_targets(links: Iterable[Words]) -> dict[Words, int]:
    """Find the articles that links given in words mean, by title and address; 2 queries for all of them.

    By address, else by a headline only one article has. Returns the article's key for each that is here.
    """
    asked = list(links)
    by_address = _by_address({url for _, url in asked if url})
    by_headline = _by_headline({headline_key(title) for title, url in asked if url not in by_address} - {""})
    found = {
        (title, url): by_address.get(url) or by_headline.get(headline_key(title)) for title, url in asked
    }
    return {words: article for words, article in found.items() if article}


def _by_address(urls: Set[str]) -> dict[str, int]:
    if not urls:
        return {}
    known = SourceIdentity.objects.filter(Q(url__in=urls) | Q(uri__in=urls))
    found = sorted(known.values_list("article", "url", "uri"), reverse=True)
    return {url: article for article, *both in found for url in both}


def _by_headline(keys: Set[str]) -> dict[str, int]:
    if not keys:
        return {}
    same = Article.objects.filter(headline_key__in=keys).values_list("headline_key")
    counted = same.annotate(Count("pk"), Min("pk"))
    return {key: article for key, count, article in counted if count == 1}


def _waiting_for(article: Article, headline: str) -> Callable[[QuerySet[Any]], list[int]]:
    """Return what picks, of pending links, those that mean the article."""
    identity = getattr(article, "source_identity", None)
    urls = {identity.url, identity.uri} - {""} if identity else set()
    key = headline_key(headline)
    meant = Q(url__in=urls) | (Q(title_key=key) if key else Q(pk__in=[]))

    def pick(links: QuerySet[Any]) -> list[int]:
        found = dict(links.filter(meant).values_list("pk", "url"))
        by_address = [pk for pk, url in found.items() if url in urls]
        if len(by_address) < len(found) and _is_only(article, key):
            return list(found)
        return by_address

    return pick


def _is_only(article: Article, key: str) -> bool:
    return not Article.objects.filter(headline_key=key).exclude(pk=article.pk).exists()
