"""What may be wrong beside a row that is missing: the rule that finds it, and the tampering."""

_DRAFT = "(SELECT min(a.id) FROM articles_article a WHERE a.state = 'draft')"
AMISS = {
    "an upper section is another": (
        "listed-in-its-sections",
        """UPDATE articles_editionsection SET section_id = (SELECT id FROM articles_section
        WHERE path = 'sport') WHERE id = (SELECT max(l.id) FROM articles_editionsection l
        JOIN articles_section s ON s.id = l.section_id WHERE s.depth = 0)""",
    ),
    "a person is another": (
        "lists-its-people",
        """UPDATE articles_editionperson SET person_id = (SELECT id FROM articles_person
        WHERE name = 'Ada Stranger') WHERE id = (SELECT max(id) FROM articles_editionperson)""",
    ),
    "a person is listed too": (
        "lists-its-people",
        """INSERT INTO articles_editionperson (edition_id, person_id, relation, published)
        SELECT e.id, p.id, 'mention', e.published FROM articles_edition e, articles_person p
        WHERE p.name = 'Ada Stranger' LIMIT 1""",
    ),
    "a person stands as author": (
        "lists-its-people",
        """UPDATE articles_editionperson SET relation = 'byline' WHERE id = (SELECT max(id)
        FROM articles_editionperson WHERE relation = 'mention')""",
    ),
    "a person stands under another date": (
        "lists-its-people",
        """UPDATE articles_editionperson SET published = now()
        WHERE id = (SELECT max(id) FROM articles_editionperson)""",
    ),
    "a place is another": (
        "lists-its-places",
        """UPDATE articles_editionplace SET place_id = (SELECT id FROM articles_place WHERE name = 'Oslo')
        WHERE id = (SELECT max(id) FROM articles_editionplace)""",
    ),
    "a topic is another": (
        "lists-its-topics",
        """UPDATE articles_editiontag SET tag_id = (SELECT id FROM taggit_tag WHERE slug = 'stranger')
        WHERE id = (SELECT max(id) FROM articles_editiontag)""",
    ),
    "a page names a topic more": (
        "lists-its-topics",
        """UPDATE articles_edition SET page = jsonb_set(page, '{tags}', page->'tags' || '[{}]')
        WHERE id = (SELECT max(id) FROM articles_edition)""",
    ),
    "a picture is released that no page shows": (
        "releases-its-pictures",
        """INSERT INTO articles_editionpicture (edition_id, image_id, position)
        SELECT min(e.id), max(i.id), 9 FROM articles_edition e, articles_image i""",
    ),
    "pictures stand in another order": (
        "releases-its-pictures",
        "UPDATE articles_editionpicture SET position = 1 - position WHERE position < 2",
    ),
    "a link leads elsewhere": (
        "leads-to-its-related",
        f"""UPDATE articles_editionrelated SET target_id = {_DRAFT} WHERE id = (SELECT max(id)
        FROM articles_editionrelated WHERE NOT pending AND target_id IS NOT NULL)""",
    ),
    "a link has other words": (
        "leads-to-its-related",
        """UPDATE articles_editionrelated SET title = 'Buy this'
        WHERE id = (SELECT max(id) FROM articles_editionrelated)""",
    ),
    "a link gives another reason": (
        "leads-to-its-related",
        """UPDATE articles_editionrelated SET reason = 'Buy this'
        WHERE id = (SELECT max(id) FROM articles_editionrelated)""",
    ),
    "a link stands there twice": (
        "leads-to-its-related",
        """INSERT INTO articles_editionrelated (edition_id, position, type, title, title_key, url, pending,
        reason, one_way) SELECT edition_id, position, type, title, title_key, url, pending, reason, one_way
        FROM articles_editionrelated LIMIT 1""",
    ),
    "words are those of another story": (
        "found-by-its-words",
        f"""UPDATE articles_article SET search = (SELECT search FROM articles_article
        WHERE search IS NOT NULL AND id <> {_DRAFT} LIMIT 1) WHERE id = {_DRAFT}""",
    ),
    "words have another weight": (
        "found-by-its-words",
        f"UPDATE articles_article SET search = setweight(search, 'D') WHERE id = {_DRAFT}",
    ),
    "one address was not told": (
        "publications-are-told",
        """DELETE FROM articles_effect WHERE id = (SELECT max(id) FROM articles_effect
        WHERE payload->>'verb' = 'corrected' AND target = 'https://other.example.org/')""",
    ),
    "an end that a change took over was not told": (
        "ends-are-told",
        """DELETE FROM articles_effect WHERE payload->>'verb' = 'ended' AND edition_id =
        (SELECT max(edition_id) FROM articles_effect WHERE payload->>'verb' = 'ended')""",
    ),
}
