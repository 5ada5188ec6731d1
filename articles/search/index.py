"""Writing what can be found."""

import unicodedata

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.db.models.expressions import CombinedExpression

from articles.models import Article
from articles.text.html import plain

# PostgreSQL refuses a vector over 1 MB; this is some 60,000 words.
LONGEST = 400_000


def fold(text: str) -> str:
    """Drop accents and case, so that Müller is found by muller, on both sides of a search."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def search_vector(article: Article) -> CombinedExpression:
    """Weigh the words the desk finds a working copy by."""
    headline, lead, text = (
        SearchVector(Value(fold(words)[:LONGEST]), config="simple", weight=weight)
        for weight, words in (
            ("A", f"{article.headline} {article.slugline}"),
            ("B", f"{article.kicker} {article.standfirst}"),
            ("D", plain(article.body_html)),
        )
    )
    return headline + lead + text
