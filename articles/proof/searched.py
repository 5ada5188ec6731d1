"""Whether the desk finds every story by the words it has now."""

from collections.abc import Iterable, Iterator

from django.db import connection

from articles.models import Article, Erasure
from articles.search.index import weighed

from .rule import Rule

AT_ONCE = 500
WORDS = ("headline", "slugline", "kicker", "standfirst", "body_html")
_VECTOR = " || ".join(f"setweight(to_tsvector('simple', w.{weight}), '{weight}')" for weight in "ABD")
# What is saved while this reads has another version, and is left to the next run.
_DIFFERING = (
    "SELECT a.id FROM unnest(%s::bigint[], %s::int[], %s::text[], %s::text[], %s::text[]) "  # noqa: S608
    "AS w (id, version, a, b, d) "
    "JOIN articles_article a ON a.id = w.id AND a.version = w.version "
    f"WHERE a.search IS DISTINCT FROM {_VECTOR}"
)


def otherwise_found() -> Iterator[int]:
    """Yield the keys of stories whose search words are not those of their text; 2 queries for every 500."""
    erased = Erasure.objects.exclude(done_at=None).values("article")
    stories = Article.objects.filter(version__gt=0).exclude(pk__in=erased).only("version", *WORDS)
    last = 0
    while some := list(stories.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield from _differing(some)
        last = some[-1].pk


def _differing(stories: Iterable[Article]) -> list[int]:
    rows = [(story.pk, story.version, *weighed(story)) for story in stories]
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERING, [list(column) for column in zip(*rows, strict=True)])
        return [row[0] for row in cursor.fetchall()]


RULES = [
    Rule(
        "found-by-its-words",
        "The desk's search knows every story by the words it has now, each at its weight.",
        otherwise_found,
    )
]
