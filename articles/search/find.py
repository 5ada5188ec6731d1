"""Finding a working copy by its words."""

import re

from django.contrib.postgres.search import SearchQuery

from articles.models import Article
from articles.models.article import ArticleQuerySet

from .index import fold

_WORD = re.compile(r"\w+")
MOST_WORDS = 12


def articles_matching(text: str, *, among: ArticleQuerySet | None = None) -> ArticleQuerySet:
    """Keep the articles that hold every word; the last one may be only begun. Served by an index."""
    articles = Article.objects.all() if among is None else among
    words = _WORD.findall(fold(text))[:MOST_WORDS]
    if not words:
        return articles
    words[-1] += ":*"
    return articles.filter(search=SearchQuery(" & ".join(words), config="simple", search_type="raw"))
