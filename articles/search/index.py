"""Writing what can be found."""

import unicodedata

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from articles.models import Article
from articles.text.html import plain

# PostgreSQL refuses a vector over 1 MB; this is some 60,000 words.
LONGEST = 400_000


def fold(text: str) -> str:
    """Drop accents and case, so that Müller is found by muller, on both sides of a search."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def index_article(article: Article) -> None:
    """Renew the words the desk finds a working copy by; one UPDATE."""
    weighed = {
        "A": f"{article.headline} {article.slugline}",
        "B": f"{article.kicker} {article.standfirst}",
        "D": plain(article.body_html),
    }
    vectors = [
        SearchVector(Value(fold(text)[:LONGEST]), config="simple", weight=weight)
        for weight, text in weighed.items()
    ]
    Article.objects.filter(pk=article.pk).update(search=vectors[0] + vectors[1] + vectors[2])
