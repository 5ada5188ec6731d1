"""Writing what can be found."""

import unicodedata

from django.contrib.postgres.search import SearchVectorField
from django.db.models.expressions import RawSQL

from articles.models import Article
from articles.text.html import plain

# PostgreSQL refuses a vector over 1 MB; this is some 60,000 words.
LONGEST = 400_000
# As SQL: composing it in Python takes longer than computing it, and it is part of every save.
_VECTOR = " || ".join(f"setweight(to_tsvector('simple', %s), '{weight}')" for weight in "ABD")


def fold(text: str) -> str:
    """Drop accents and case, so that Müller is found by muller, on both sides of a search."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def search_vector(article: Article) -> RawSQL:
    """Weigh the words the desk finds a working copy by."""
    return RawSQL(_VECTOR, weighed(article), SearchVectorField())  # noqa: S611


def weighed(article: Article) -> list[str]:
    """Return the words of a working copy, those of weight A first, then B and D."""
    words = (
        f"{article.headline} {article.slugline}",
        f"{article.kicker} {article.standfirst}",
        plain(article.body_html),
    )
    return [fold(each)[:LONGEST] for each in words]
