"""Whether every act that readers notice has its effects, from when an address was first told of anything.

Effects are never deleted, so that those that were delivered are asked for too. What imports publish is told
to nobody; which door an act came through, its audit entry says.
"""

from .rule import Rule

_SINCE = (
    "WITH known AS (SELECT f.target, min(f.made_at) AS since FROM articles_effect f WHERE f.kind = 'webhook' "
    "AND f.target = ANY(%(webhooks)s::text[]) {only}GROUP BY f.target), told AS (SELECT f.*, "
    "split_part(f.key, ':', 2) AS edition_key, split_part(f.key, ':', 3) AS verb FROM articles_effect f "
    "WHERE f.kind = 'webhook') "
)
_QUIET = "('import', 'demo')"
_GIVEN = (
    "'published', 'updated', 'corrected', 'clarified', 'annotated', 'touched up', 'scheduled', "
    "'retracted', 'put back', 'merged into the schedule'"
)
_PUBLICATIONS = (
    "SELECT DISTINCT e.id FROM articles_auditentry t JOIN articles_edition e "  # noqa: S608
    "ON e.article_id = t.article_id AND e.number::text = t.changes->'edition'->>1 "
    "JOIN known ON t.at >= known.since LEFT JOIN told ON told.target = known.target "
    "AND told.edition_key = e.id::text AND told.verb NOT LIKE 'ended@%%' "
    f"WHERE t.verb IN ({_GIVEN}) AND t.via NOT IN {_QUIET} "
    "AND told.id IS NULL"
)
_TAKEDOWNS = (
    "SELECT DISTINCT s.id FROM articles_tombstone s JOIN known ON s.raised_at >= known.since "
    "LEFT JOIN told ON told.target = known.target AND told.article_id = s.article_id "
    "AND told.verb = s.kind AND told.made_at = s.raised_at WHERE told.id IS NULL"
)
# Of what was given an end, and of what took one over from the edition before it and ends by itself.
_ENDS = (
    ", ends AS (SELECT t.article_id, known.target, (t.changes->'live_until'->>1)::timestamptz AS moment, "  # noqa: S608
    f"t.via IN {_QUIET} AS quiet, NULL AS edition_key FROM articles_auditentry t JOIN known "
    "ON t.at >= known.since WHERE t.verb = 'given an end' AND t.changes->'live_until'->>1 IS NOT NULL "
    "UNION ALL SELECT e.article_id, known.target, e.live_until, false, e.id::text FROM known JOIN told b "
    "ON b.target = known.target AND b.verb NOT LIKE 'ended@%%' AND b.made_at >= known.since "
    "JOIN articles_edition e ON e.id = b.edition_id AND e.live_until > e.live_from AND NOT EXISTS "
    "(SELECT FROM articles_edition n WHERE n.article_id = e.article_id AND n.live_from = e.live_until "
    "AND (n.live_until IS NULL OR n.live_until > n.live_from)) AND NOT EXISTS (SELECT "
    "FROM articles_tombstone s WHERE s.article_id = e.article_id AND s.raised_at = e.live_until)) "
    "SELECT DISTINCT n.article_id FROM ends n LEFT JOIN told ON told.target = n.target "
    "AND told.article_id = n.article_id AND told.due_at = n.moment AND told.verb LIKE 'ended@%%' "
    "AND told.edition_key = coalesce(n.edition_key, told.edition_key) WHERE told.id IS NULL AND NOT n.quiet "
    "AND NOT EXISTS (SELECT FROM ends q "
    "WHERE q.quiet AND q.article_id = n.article_id AND q.moment = n.moment)"
)

RULES = [
    Rule(
        "publications-are-told",
        "Every edition has its effect for each of WEBHOOKS that was told of anything before.",
        _SINCE.format(only="") + _PUBLICATIONS,
    ),
    Rule(
        "takedowns-are-told",
        "Every tombstone has its effect for each of WEBHOOKS that was told of anything before.",
        _SINCE.format(only="") + _TAKEDOWNS,
    ),
    Rule(
        "ends-are-told",
        "Every story that ends by itself has its effect for each of WEBHOOKS that was told of an end before.",
        _SINCE.format(only="AND split_part(f.key, ':', 3) LIKE 'ended@%%' ") + _ENDS,
    ),
]
