"""What an edition is listed by, held to what it was made of: its revision and its page."""

from .rule import Rule

_ERASED = "SELECT x.article_id FROM articles_erasure x WHERE x.done_at IS NOT NULL"
# Of a retracted story only the notice is left, whatever its revision says.
_MADE_OF = (
    "FROM articles_edition e JOIN articles_revision r ON r.id = e.revision_id AND e.change <> 'retraction'"
)


def _differing(said: str, listed: str) -> str:
    """Ask for the editions of which the two do not say the same rows; both are hashed once."""
    return (
        f"WITH said AS ({said}), listed AS ({listed}) SELECT DISTINCT id FROM ("  # noqa: S608
        "(SELECT * FROM said EXCEPT SELECT * FROM listed) UNION ALL "
        "(SELECT * FROM listed EXCEPT SELECT * FROM said)) different"
    )


def _people(part: str, relation: str) -> str:
    return (
        f"SELECT e.id, '{relation}', (row->>'person')::bigint, e.published {_MADE_OF}, "
        f"jsonb_array_elements(r.packed->'{part}') row WHERE row->>'person' IS NOT NULL"
    )


_PEOPLE = _differing(
    f"{_people('mentions', 'mention')} UNION {_people('bylines', 'byline')}",
    "SELECT edition_id AS id, relation, person_id, published FROM articles_editionperson",
)
_PLACES = _differing(
    f"SELECT DISTINCT e.id, (row->>'place')::bigint, e.published {_MADE_OF}, "
    "jsonb_array_elements(nullif(r.packed->'dateline', 'null')->'places') row",
    "SELECT edition_id AS id, place_id, published FROM articles_editionplace",
)
_TOPICS = (
    _differing(  # noqa: S608
        f"SELECT e.id, tag::bigint, e.published {_MADE_OF}, jsonb_array_elements_text(r.packed->'tags') tag",
        "SELECT edition_id AS id, tag_id, published FROM articles_editiontag",
    )
    + " UNION SELECT e.id FROM articles_edition e WHERE jsonb_array_length(e.page->'tags') <> ("
    "SELECT count(*) FROM articles_editiontag t WHERE t.edition_id = e.id)"
)
# The page's own pictures come first, then the portraits beside its bylines; one shown twice is released once.
_PICTURES = _differing(
    "SELECT id, token, row_number() OVER (PARTITION BY id ORDER BY min(place)) - 1 FROM (SELECT e.id, "
    "shown->>'token' AS token, place FROM articles_edition e, jsonb_array_elements(e.page->'pictures') "
    "WITH ORDINALITY own (shown, place) UNION ALL SELECT e.id, line->'portrait'->>'token', place + 1000000 "
    "FROM articles_edition e, jsonb_array_elements(e.page->'bylines') WITH ORDINALITY beside (line, place) "
    "WHERE line->'portrait'->>'token' IS NOT NULL) every GROUP BY id, token",
    "SELECT p.edition_id AS id, i.token, p.position FROM articles_editionpicture p "
    "JOIN articles_image i ON i.id = p.image_id",
)
# A section may have been renamed since; its former address leads on.
_SECTIONS = (
    f"WITH crumb AS (SELECT e.id, way->>'path' AS path FROM articles_edition e, "  # noqa: S608
    f"jsonb_array_elements(e.page->'crumbs') way), listed AS (SELECT l.edition_id AS id, l.section_id, "
    "l.published, s.path FROM articles_editionsection l JOIN articles_section s ON s.id = l.section_id) "
    "SELECT e.id FROM articles_edition e LEFT JOIN (SELECT id, count(*) FROM listed GROUP BY id) l "
    "ON l.id = e.id LEFT JOIN listed own ON own.id = e.id AND own.section_id = e.section_id "
    f"WHERE e.article_id NOT IN ({_ERASED}) AND (own.id IS NULL "
    "OR coalesce(l.count, 0) <> jsonb_array_length(e.page->'crumbs')) "
    "UNION SELECT c.id FROM crumb c LEFT JOIN listed l ON l.id = c.id AND l.path = c.path WHERE l.id IS NULL "
    "AND NOT EXISTS (SELECT FROM articles_redirect o JOIN articles_address d ON d.id = o.address_id "
    "WHERE d.path = '/' || c.path || '/') "
    "UNION SELECT l.id FROM listed l JOIN articles_edition e ON e.id = l.id WHERE l.published <> e.published"
)
# A link that waits is answered once, which fills its target; the words of one to an erased story are gone.
_RELATED = (
    f"WITH said AS (SELECT e.id, place - 1 AS position, row->>'type' AS type, row->>'title' AS title, "  # noqa: S608
    "row->>'url' AS url, (row->>'pending')::boolean AS pending, (row->>'target')::bigint AS target, "
    "coalesce(row->>'reason', '') AS reason, coalesce((row->>'one_way')::boolean, false) AS one_way "
    f"{_MADE_OF}, jsonb_array_elements(r.packed->'related') WITH ORDINALITY links (row, place)) "
    "SELECT DISTINCT coalesce(s.id, l.edition_id) FROM said s FULL JOIN articles_editionrelated l "
    "ON l.edition_id = s.id AND l.position = s.position WHERE s.id IS NULL OR l.id IS NULL "
    "OR (s.type, s.pending, s.one_way) IS DISTINCT FROM (l.type, l.pending, l.one_way) "
    "OR s.target IS NOT NULL AND s.target IS DISTINCT FROM l.target_id "
    "OR (s.title, s.url, s.reason) IS DISTINCT FROM (l.title, l.url, l.reason) "
    f"AND (l.target_id IS NULL OR l.target_id NOT IN ({_ERASED})) "
    "UNION SELECT edition_id FROM articles_editionrelated GROUP BY edition_id, position HAVING count(*) > 1"
)

RULES = [
    Rule(
        "listed-in-its-sections",
        "An edition is listed in its section and in each above it, and everywhere under its own date.",
        _SECTIONS,
    ),
    Rule(
        "lists-its-people",
        "An edition is listed under whom it mentions and who made it, and under nobody else.",
        _PEOPLE,
    ),
    Rule(
        "lists-its-places",
        "An edition is listed under the places of its dateline, and under no other.",
        _PLACES,
    ),
    Rule(
        "lists-its-topics",
        "An edition is listed under its topics, and under no other.",
        _TOPICS,
    ),
    Rule(
        "releases-its-pictures",
        "An edition releases the pictures its page shows, in their order, and no other.",
        _PICTURES,
    ),
    Rule(
        "leads-to-its-related",
        "The links of an edition are those it was given, to where they were to lead.",
        _RELATED,
    ),
]
