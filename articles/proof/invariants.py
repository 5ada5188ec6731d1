"""What is true of every database that nobody has tampered with: named rules over all of its rows."""

from . import listed, searched, told_outside
from .rule import Rule, broken

__all__ = ["RULES", "broken"]

_UNCANCELLED = "(e.live_until IS NULL OR e.live_until > e.live_from)"
_LIVE = "e.live_from <= %(at)s AND (e.live_until IS NULL OR e.live_until > %(at)s)"
_LIVE_OR_PENDING = "(e.live_until IS NULL OR e.live_until > greatest(e.live_from, %(at)s))"
_EVER = f"EXISTS (SELECT FROM articles_edition e WHERE e.article_id = a.id AND {_UNCANCELLED})"
_STONE = "EXISTS (SELECT FROM articles_tombstone t WHERE t.article_id = a.id AND t.lifted_at IS NULL"
_GIVEN = (
    "'published', 'updated', 'corrected', 'clarified', 'annotated', 'touched up', 'scheduled', "
    "'retracted', 'put back'"
)


def _articles_with_two(column: str) -> str:
    return (
        f"SELECT DISTINCT e.article_id FROM articles_edition e JOIN articles_edition o "  # noqa: S608
        f"ON o.{column} = e.{column} AND o.id <> e.id WHERE tstzrange(e.live_from, e.live_until) "
        "&& tstzrange(o.live_from, o.live_until)"
    )


# All of it is our own SQL: nothing in it comes from outside.
RULES = [
    Rule(
        "one-live-an-article",
        "Readers have at most one edition of a story at any moment.",
        _articles_with_two("article_id"),
    ),
    Rule(
        "one-live-an-address",
        "At most one edition stands at an address at any moment.",
        _articles_with_two("address_id"),
    ),
    Rule(
        "shown-is-published",
        "A story that readers have or will have is published or retracted.",
        "SELECT DISTINCT a.id FROM articles_article a JOIN articles_edition e ON e.article_id = a.id "  # noqa: S608
        f"WHERE {_LIVE_OR_PENDING} AND a.state NOT IN ('published', 'retracted')",
    ),
    Rule(
        "published-was-given",
        "A published or retracted story has had an edition that was not cancelled.",
        f"SELECT a.id FROM articles_article a WHERE a.state IN ('published', 'retracted') AND NOT {_EVER}",  # noqa: S608
    ),
    Rule(
        "killed-stays-killed",
        "A killed story that readers had has its standing tombstone, of the kind that nothing lifts.",
        f"SELECT a.id FROM articles_article a WHERE a.state = 'killed' AND {_EVER} "  # noqa: S608
        f"AND NOT {_STONE} AND t.kind = 'killed')",
    ),
    Rule(
        "tombstone-means-gone",
        "A story has a standing tombstone exactly when it was taken down.",
        f"SELECT a.id FROM articles_article a WHERE {_EVER} "  # noqa: S608
        f"AND (a.state IN ('withdrawn', 'vanished', 'killed')) <> {_STONE})",
    ),
    Rule(
        "nothing-over-a-tombstone",
        "Nothing is live at an address whose tombstone stands.",
        f"SELECT e.id FROM articles_edition e JOIN articles_tombstone t ON t.address_id = e.address_id "  # noqa: S608
        f"WHERE {_LIVE} AND t.raised_at <= %(at)s AND (t.lifted_at IS NULL OR t.lifted_at > %(at)s)",
    ),
    Rule(
        "address-of-its-own",
        "An edition stands at an address of its own story.",
        "SELECT e.id FROM articles_edition e JOIN articles_address d ON d.id = e.address_id "
        "WHERE d.article_id IS DISTINCT FROM e.article_id",
    ),
    Rule(
        "embargo-kept",
        "An edition still to come begins after the embargo of its story.",
        "SELECT e.id FROM articles_edition e JOIN articles_article a ON a.id = e.article_id "  # noqa: S608
        f"WHERE e.live_from > %(at)s AND {_UNCANCELLED} AND e.live_from < a.embargo_until",
    ),
    Rule(
        "hold-kept",
        "Nothing is still to come of a story under legal hold.",
        "SELECT e.id FROM articles_edition e JOIN articles_article a ON a.id = e.article_id "  # noqa: S608
        f"WHERE e.live_from > %(at)s AND {_UNCANCELLED} AND a.legal_hold <> ''",
    ),
    Rule(
        "version-is-newest-revision",
        "The version of a story is the number of its newest revision.",
        "SELECT a.id FROM articles_article a WHERE a.version IS DISTINCT FROM (SELECT max(r.number) "
        "FROM articles_revision r WHERE r.article_id = a.id)",
    ),
    Rule(
        "revision-of-its-own",
        "An edition was made of a revision of its own story.",
        "SELECT e.id FROM articles_edition e JOIN articles_revision r ON r.id = e.revision_id "
        "WHERE r.article_id <> e.article_id",
    ),
    Rule(
        "every-revision-audited",
        "Every revision has its audit entry.",
        "SELECT a.id FROM articles_article a WHERE (SELECT count(*) FROM articles_revision r "
        "WHERE r.article_id = a.id) > (SELECT count(*) FROM articles_auditentry t WHERE t.article_id = a.id "
        "AND t.verb IN ('created', 'changed'))",
    ),
    Rule(
        "every-edition-audited",
        "Every edition has its audit entry.",
        "SELECT a.id FROM articles_article a WHERE (SELECT count(*) FROM articles_edition e "  # noqa: S608
        "WHERE e.article_id = a.id) > (SELECT count(*) FROM articles_auditentry t "
        f"WHERE t.article_id = a.id AND t.verb IN ({_GIVEN}))",
    ),
    Rule(
        "redirects-in-one-step",
        "A redirect leads to an address that leads nowhere else.",
        "SELECT r.id FROM articles_redirect r JOIN articles_redirect n ON n.address_id = r.target_id",
    ),
    *listed.RULES,
    *searched.RULES,
    *told_outside.RULES,
]
