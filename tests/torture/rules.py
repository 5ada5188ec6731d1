"""What is true of every database that nobody has tampered with, whatever happened to its processes."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

# Each asks for what breaks the sentence.
RULES = {
    "An article’s version is the number of its newest revision.": """
        SELECT a.id FROM articles_article a
        LEFT JOIN (SELECT article_id, max(number) AS newest FROM articles_revision GROUP BY article_id) r
        ON r.article_id = a.id WHERE a.version IS DISTINCT FROM r.newest""",
    "A story that readers have or will have is published or retracted.": """
        SELECT a.id FROM articles_article a JOIN articles_edition e ON e.article_id = a.id
        WHERE (e.live_until IS NULL OR e.live_until > greatest(e.live_from, %(at)s))
        AND a.state NOT IN ('published', 'retracted')""",
    "A published story has had an edition that was not cancelled.": """
        SELECT a.id FROM articles_article a WHERE a.state = 'published' AND NOT EXISTS (
        SELECT FROM articles_edition e WHERE e.article_id = a.id
        AND (e.live_until IS NULL OR e.live_until > e.live_from))""",
    "An edition stands in the index of its own section.": """
        SELECT e.id FROM articles_edition e WHERE NOT EXISTS (SELECT FROM articles_editionsection s
        WHERE s.edition_id = e.id AND s.section_id = e.section_id)""",
    "A story that was taken down has its tombstone, and no other has one.": """
        SELECT a.id FROM articles_article a WHERE EXISTS (SELECT FROM articles_edition e
        WHERE e.article_id = a.id AND (e.live_until IS NULL OR e.live_until > e.live_from))
        AND (a.state IN ('withdrawn', 'vanished', 'killed')) <> EXISTS (SELECT FROM articles_tombstone t
        WHERE t.article_id = a.id AND t.lifted_at IS NULL)""",
    "Every revision has its audit entry.": """
        SELECT a.id FROM articles_article a
        WHERE (SELECT count(*) FROM articles_revision r WHERE r.article_id = a.id)
        <> (SELECT count(*) FROM articles_auditentry t WHERE t.article_id = a.id
        AND t.verb IN ('created', 'changed'))""",
    "Every edition has its audit entry.": """
        SELECT a.id FROM articles_article a
        WHERE (SELECT count(*) FROM articles_edition e WHERE e.article_id = a.id)
        <> (SELECT count(*) FROM articles_auditentry t WHERE t.article_id = a.id AND t.verb IN
        ('published', 'updated', 'corrected', 'clarified', 'annotated', 'touched up', 'scheduled',
        'retracted', 'put back'))""",
}


def broken(*, at: datetime | None = None) -> list[tuple[str, list[int]]]:
    """Return each rule that is broken at the moment, with the rows that break it."""
    found = []
    with connection.cursor() as cursor:
        for sentence, question in RULES.items():
            cursor.execute(question, {"at": at or timezone.now()})
            offenders = [row[0] for row in cursor.fetchall()]
            found += [(sentence, offenders)] if offenders else []
    return found
