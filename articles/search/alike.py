"""Finding stories by the words that tell a text from others."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .index import fold
from .words import COMMON

LONGEST_TEXT = 4_000  # letters that are read of a text; what it is about stands in its beginning
MOST_WORDS = 8
MOST_OF_A_WORD = 1_500  # stories that are looked at for one word
TOO_COMMON = 0.01  # a word in more of all stories than this tells nothing,
FEW = 5  # unless these are no more than so few
MOST_TIMES = 3  # a word counts in a text
IN_THE_HEADLINE = 3  # times as much as elsewhere
MOST_STORIES = 100
_WORD = re.compile(r"[^\W\d_]{4,}")
_STORIES = """
    SELECT coalesce(nullif(greatest(reltuples, 0), 0), (SELECT count(*) FROM articles_article)), reltuples > 0
    FROM pg_class WHERE oid = 'articles_article'::regclass
"""
# What PostgreSQL noted of the words of all stories when it last analysed the table.
_NOTED = """
    SELECT word, frequency FROM pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs)
        AS known(word, frequency)
    WHERE schemaname = current_schema() AND tablename = 'articles_article' AND attname = 'search'
        AND word = ANY(%s)
"""
# Where it never did, the table is small or new, and the words are counted.
_COUNTED = """
    SELECT word, count(*) / %s::float8 FROM unnest(%s::text[]) AS w(word)
    JOIN articles_article ON search @@ word::tsquery GROUP BY word
"""
# The words that a story has are the bits of one number, the first word the lowest.
_HOLDING = """
    SELECT id, bit_or(1 << (place - 1)::int), sum(weight) FROM (
        SELECT a.id, w.place, w.weight
        FROM unnest(%(words)s::text[], %(weights)s::float8[]) WITH ORDINALITY AS w(word, weight, place)
        CROSS JOIN LATERAL (
            SELECT id FROM articles_article WHERE search @@ w.word::tsquery LIMIT %(most_of_a_word)s
        ) a
    ) hits GROUP BY id HAVING count(*) > 1
    ORDER BY id = ANY(%(also)s::bigint[]) DESC, 3 DESC, 1 DESC LIMIT %(most)s
"""


@dataclass(frozen=True)
class Alike:
    """A working copy that has telling words of a text: which, and what part of their weight."""

    article: int
    words: tuple[str, ...]
    part: float


def articles_alike(headline: str, text: str, *, also: Iterable[int] = ()) -> list[Alike]:
    """Find the working copies that share the most telling words with a text; 3 queries, on an index.

    Those of `also` that share any two are among them.
    """
    weights = telling_words(headline, text)
    if not weights:
        return []
    known = list(also)
    told: dict[str, Any] = {"words": list(weights), "weights": list(weights.values()), "also": known}
    with connection.cursor() as cursor:
        limits = {"most_of_a_word": MOST_OF_A_WORD, "most": MOST_STORIES + len(known)}
        cursor.execute(_HOLDING, told | limits)
        rows = cursor.fetchall()
    whole = sum(weights.values())
    return [Alike(article, _named_by(bits, list(weights)), weight / whole) for article, bits, weight in rows]


def _named_by(bits: int, words: list[str]) -> tuple[str, ...]:
    return tuple(word for place, word in enumerate(words) if bits >> place & 1)


def telling_words(headline: str, text: str) -> dict[str, float]:
    """Weigh the words that tell a text from others, by how often it says them and how few others do."""
    in_headline = _words(headline)
    counted = Counter(in_headline) + Counter(_words(text[:LONGEST_TEXT]))
    known, too_common = _frequencies(counted)
    rare = too_common / 20  # what is in no list
    weights = {
        word: min(count, MOST_TIMES) * math.log1p(1 / max(known.get(word, 0), rare))
        for word, count in counted.items()
        if known.get(word, 0) <= too_common
    }
    for word in weights.keys() & set(in_headline):
        weights[word] *= IN_THE_HEADLINE
    telling = sorted((-weight, word) for word, weight in weights.items())
    return {word: -weight for weight, word in telling[:MOST_WORDS]}


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in COMMON]


def _frequencies(words: Iterable[str]) -> tuple[dict[str, float], float]:
    """Return in what part of all stories each word is, and from what part on one is too common."""
    with connection.cursor() as cursor:
        cursor.execute(_STORIES)
        stories, noted = cursor.fetchone()
        if noted:
            cursor.execute(_NOTED, [list(words)])
        else:
            cursor.execute(_COUNTED, [stories, list(words)])
        return dict(cursor.fetchall()), max(TOO_COMMON, FEW / max(stories, FEW))
