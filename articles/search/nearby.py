"""What readers have that shares people, places, topics or a section with a story, nearest in time first.

Each list is walked from the story's own date both ways for a few steps, so that it costs the same in an
archive of a thousand stories and of a million.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from articles.models import Edition

PEOPLE, PLACES, TOPICS, SECTION = "people", "places", "topics", "section"
STEPS = {PEOPLE: 20, PLACES: 12, TOPICS: 20, SECTION: 30}
MOST_KEYS = 12


class _Walk(NamedTuple):
    rows: str  # the table whose index in date order is walked
    key: str
    named: str  # the table that says how a key is called
    condition: str = ""


_WALKS = {
    PEOPLE: _Walk("articles_editionperson", "person_id", "articles_person", " AND relation = 'mention'"),
    PLACES: _Walk("articles_editionplace", "place_id", "articles_place"),
    TOPICS: _Walk("articles_editiontag", "tag_id", "taggit_tag"),
    SECTION: _Walk("articles_editionsection", "section_id", "articles_section"),
}
_LIVE = "e.live_from <= %(at)s AND (e.live_until IS NULL OR e.live_until > %(at)s)"


@dataclass
class Nearby:
    """A live story, and the names of what it shares by kind."""

    article: int
    headline: str
    published: datetime
    shared: dict[str, list[str]] = field(default_factory=dict)


def near_edition(edition: Edition, *, at: datetime) -> list[Nearby]:
    """Find what shares anything with an edition; 1 query."""
    keys = {kind: _of_edition(walk) for kind, walk in _WALKS.items()}
    keys[SECTION] = "(SELECT %(section)s::bigint AS key)"
    told = {"edition": edition.pk, "section": edition.section_id}
    return _walk(keys, told, article=edition.article_id, published=edition.published, at=at)


def near(
    keys: Mapping[str, Iterable[int]], *, published: datetime, at: datetime, article: int | None = None
) -> list[Nearby]:
    """Find what shares any of these keys; 1 query. `article` is left out."""
    given = {f"keys_{kind}": list(keys.get(kind, ()))[:MOST_KEYS] for kind in _WALKS}
    lists = {kind: f"(SELECT unnest(%(keys_{kind})s::bigint[]) AS key)" for kind in _WALKS}
    return _walk(lists, given, article=article or 0, published=published, at=at)


def _of_edition(walk: _Walk) -> str:
    return (
        f"(SELECT {walk.key} AS key FROM {walk.rows} "  # noqa: S608
        f"WHERE edition_id = %(edition)s{walk.condition} ORDER BY id LIMIT {MOST_KEYS})"
    )


def _walk(
    lists: Mapping[str, str], told: dict[str, Any], *, article: int, published: datetime, at: datetime
) -> list[Nearby]:
    asked = " UNION ALL ".join(_both_ways(kind, lists[kind]) for kind in _WALKS)
    with connection.cursor() as cursor:
        cursor.execute(asked, told | {"article": article, "published": published, "at": at})
        rows = cursor.fetchall()
    found: dict[int, Nearby] = {}
    for kind, name, key, headline, then in rows:
        story = found.setdefault(key, Nearby(key, headline, then))
        names = story.shared.setdefault(kind, [])
        if name not in names:
            names.append(name)
    return list(found.values())


def _both_ways(kind: str, keys: str) -> str:
    walk = _WALKS[kind]
    earlier, later = _one_way(kind, "<=", "DESC"), _one_way(kind, ">", "ASC")
    return (
        f"SELECT '{kind}', named.name, c.article_id, c.headline, c.published FROM {keys} keys "  # noqa: S608
        f"JOIN {walk.named} named ON named.id = keys.key "
        f"CROSS JOIN LATERAL (({earlier}) UNION ALL ({later})) c"
    )


def _one_way(kind: str, side: str, order: str) -> str:
    walk = _WALKS[kind]
    return (
        f"SELECT e.article_id, e.headline, r.published FROM {walk.rows} r "  # noqa: S608
        "JOIN articles_edition e ON e.id = r.edition_id "
        f"WHERE r.{walk.key} = keys.key{walk.condition} "
        f"AND r.published {side} %(published)s AND {_LIVE} AND e.article_id <> %(article)s "
        f"ORDER BY r.published {order}, r.edition_id {order} LIMIT {STEPS[kind]}"
    )
