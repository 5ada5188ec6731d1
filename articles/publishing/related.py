"""Links given in words find their story when it arrives."""

from datetime import datetime

from django.db.models import Q, QuerySet

from articles.models import Article, EditionRelated, RelatedLink, SourceIdentity
from articles.text.similarity import headline_key


def attach_to(article: Article, *, headline: str, at: datetime) -> int:
    """Point every link that waits for this article at it; returns how many were waiting.

    By address first, then by headline where no other article has the same one.
    """
    wanted = _wanted(article, headline)
    if not wanted:
        return 0
    links = RelatedLink.objects.pending().filter(wanted).exclude(article=article)
    attached = links.update(target=article, pending=False, attached_at=at)
    rows = EditionRelated.objects.filter(pending=True, target=None).filter(wanted)
    rows.exclude(edition__article=article).update(target=article)
    return attached


def find_target(title: str, url: str) -> Article | None:
    """Find the article a link given in words means: by address, else by a headline only one article has."""
    if url:
        found = SourceIdentity.objects.filter(Q(url=url) | Q(uri=url)).select_related("article").first()
        if found:
            return found.article
    key = headline_key(title)
    same = list(_same_headline(key)[:2]) if key else []
    return same[0] if len(same) == 1 else None


def _wanted(article: Article, headline: str) -> Q:
    wanted = Q()
    identity = SourceIdentity.objects.filter(article=article).first()
    for url in {identity.url, identity.uri} - {""} if identity else set():
        wanted |= Q(url=url)
    key = headline_key(headline)
    if key and not _same_headline(key).exclude(pk=article.pk).exists():
        wanted |= Q(title_key=key)
    return wanted


def _same_headline(key: str) -> QuerySet[Article]:
    return Article.objects.filter(headline_key=key).order_by("pk")
