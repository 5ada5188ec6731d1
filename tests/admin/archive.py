"""An archive of any size, made by the database itself: stories with sections, people, datelines, editions."""

from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.publishing.known import section_at
from tests.cast import person_named, place_named

SECTIONS = [
    ["News", "World", "Asia"],
    ["News", "World", "Europe"],
    ["News", "Politics"],
    ["Sport"],
    ["Culture"],
]
PEOPLE = ["Ada Lovell", "Bo Lind", "Cy Marsh", "Dee Okoro", "Eve Rand", "Flo Santos", "Gus Tan", "Hal Umar"]
PLACES = ["Moscow", "Kyiv", "Tokyo", "Lagos", "Lima"]
SELDOM = "Zed Vance"  # in one story of two thousand

_ARTICLES = """
INSERT INTO articles_article (id, kind, state, version, slug, language, urgency, slugline, kicker, headline,
    headline_key, standfirst, body_html, section_id, source, copyright_notice, editor_note, published,
    created_at, created_by_id, changed_at, changed_by_id, legal_hold, search)
SELECT n, CASE n %% 9 WHEN 0 THEN 'opinion' ELSE 'story' END,
    CASE WHEN n %% 50 = 0 THEN 'withdrawn' WHEN n %% 7 = 0 THEN 'draft' ELSE 'published' END,
    1, '', 'en', 5, '', '', 'Story ' || n || ' of harbour ' || n %% 700, 'story ' || n, '',
    repeat('<p>The ferry left on time for the first time in a year.</p>', 12),
    (%(sections)s)[1 + (n * 7) %% array_length(%(sections)s, 1)], '', '', '', NULL,
    %(at)s - n * interval '7 minutes', (%(staff)s)[1 + n %% 2], %(at)s - n * interval '5 minutes',
    (%(staff)s)[1 + n %% 2], '',
    to_tsvector('simple', 'story ' || n || ' harbour ' || n %% 700 || ' ferry left on time word' || n %% 97)
FROM generate_series(%(first)s, %(last)s) AS n
"""
_REVISIONS = """
INSERT INTO articles_revision (id, article_id, number, saved_at, by_id, via, packed, fingerprint)
SELECT n, n, 1, %(at)s, NULL, 'test', '{}', '' FROM generate_series(%(first)s, %(last)s) AS n
"""
_ADDRESSES = """
INSERT INTO articles_address (id, path, article_id)
SELECT n, '/news/' || n || '/', n FROM generate_series(%(first)s, %(last)s) AS n
"""
_EDITIONS = """
INSERT INTO articles_edition (id, article_id, number, revision_id, address_id, section_id, live_from,
    published, change, note, note_place, kind, language, urgency, slug, kicker, headline, standfirst,
    body_html, word_count, page, source, copyright_notice)
SELECT id, id, 1, id, id, section_id, changed_at, changed_at, 'first', '', 'top', kind, 'en', 5, '', '',
    headline, '', body_html, 100, '{}', '', ''
FROM articles_article WHERE state = 'published' AND id BETWEEN %(first)s AND %(last)s
"""
_MENTIONS = """
INSERT INTO articles_mention (article_id, person_id, role, position)
SELECT n, (%(people)s)[1 + (n * p) %% 8], '', p FROM generate_series(%(first)s, %(last)s) AS n,
    generate_series(1, 3) AS p WHERE n %% 8 <> 0 ON CONFLICT DO NOTHING
"""
_BYLINES = """
INSERT INTO articles_byline (article_id, person_id, role, text, position)
SELECT n, (%(people)s)[1 + n %% 8], 'reporter', '', 0 FROM generate_series(%(first)s, %(last)s) AS n
"""
_DATELINES = """
INSERT INTO articles_dateline (id, article_id, agency, printed, mark)
SELECT n, n, '', '', '' FROM generate_series(%(first)s, %(last)s) AS n
"""
_PLACES = """
INSERT INTO articles_datelineplace (dateline_id, place_id, name, position)
SELECT n, (%(places)s)[1 + n %% 5], '', 0 FROM generate_series(%(first)s, %(last)s) AS n
"""
_AUDIT = """
INSERT INTO articles_auditentry (at, by_name, via, verb, article_id, thing, changes)
SELECT %(at)s, '', 'test', 'created', n, '', '{}' FROM generate_series(%(first)s, %(last)s) AS n
"""
_SELDOM = """
INSERT INTO articles_mention (article_id, person_id, role, position)
SELECT n, %(seldom)s, '', 9 FROM generate_series(%(first)s, %(last)s, 2000) AS n
"""
_STORIES = (_ARTICLES, _REVISIONS, _ADDRESSES, _EDITIONS, _AUDIT)
_CREDITS = (_MENTIONS, _SELDOM, _BYLINES, _DATELINES, _PLACES)


def fill(count: int, *, staff: list[User], first: int = 1_000_000) -> None:
    """Make an archive of so many stories and let the database look at it."""
    at = timezone.now()
    given: dict[str, Any] = {
        "at": at,
        "first": first,
        "last": first + count - 1,
        "staff": [user.pk for user in staff],
        "sections": [section_at(names, by=None, via="test", at=at).pk for names in SECTIONS],
        "people": [person_named(name).pk for name in PEOPLE],
        "seldom": person_named(SELDOM).pk,
        "places": [place_named(name).pk for name in PLACES],
    }
    with connection.cursor() as cursor:
        for step in (*_STORIES, *_CREDITS):
            cursor.execute(step, given)
        cursor.execute("ANALYZE")
