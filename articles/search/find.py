"""Finding a working copy by its words."""

import re

from django.contrib.postgres.search import SearchQuery

from articles.models import Article
from articles.models.article import ArticleQuerySet

from .index import fold

_WORD = re.compile(r"\w+")
MOST_WORDS = 12


def prefix_query(text: str) -> SearchQuery | None:
    """Ask for every word of a text, the last one only begun; None when it has no words."""
    words = _WORD.findall(fold(text))[:MOST_WORDS]
    if not words:
        return None
    words[-1] += ":*"
    return SearchQuery(" & ".join(words), config="simple", search_type="raw")


def articles_matching(text: str, *, among: ArticleQuerySet | None = None) -> ArticleQuerySet:
    """Keep the articles that hold every word; the last one may be only begun. Served by an index."""
    articles = Article.objects.all() if among is None else among
    asked = prefix_query(text)
    return articles.filter(search=asked) if asked else articles
