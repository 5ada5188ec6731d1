"""Rows that are never altered: the database itself refuses.

TRUNCATE is left to grants, for a test's flush needs it (docs/operations.md, "Grants").
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION articles_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A row of % is never altered or deleted.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

# The one thing that may happen to an edition: its end is set, and moved while it has not passed.
EDITION = """
CREATE FUNCTION articles_edition_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'live_until' IS DISTINCT FROM to_jsonb(OLD) - 'live_until' THEN
        RAISE EXCEPTION 'Edition % is what readers saw; its content is never altered.', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.live_until IS DISTINCT FROM OLD.live_until AND OLD.live_until <= clock_timestamp() THEN
        RAISE EXCEPTION 'Edition % ended at %; a past end is never moved.', OLD.id, OLD.live_until
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_guard BEFORE UPDATE ON articles_edition
    FOR EACH ROW EXECUTE FUNCTION articles_edition_guard();
"""

# A link given in words gets its story when that story arrives, once.
RELATED = """
CREATE FUNCTION articles_edition_related_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.target_id IS NOT NULL OR to_jsonb(NEW) - 'target_id' IS DISTINCT FROM to_jsonb(OLD) - 'target_id' THEN
        RAISE EXCEPTION 'A row of % is never altered, but for an empty target filled once.', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_related_guard BEFORE UPDATE ON articles_editionrelated
    FOR EACH ROW EXECUTE FUNCTION articles_edition_related_guard();
"""

NEVER = "CREATE TRIGGER never_{verbs} BEFORE {events} ON {table} FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();"
UNALTERED = [
    "articles_revision",
    "articles_auditentry",
    "articles_editionsection",
    "articles_editionperson",
    "articles_editionplace",
    "articles_editiontag",
    "articles_editionpicture",
]
UNDELETED = ["articles_edition", "articles_editionrelated"]

FORWARD = "\n".join(
    [
        REFUSE,
        EDITION,
        RELATED,
        *(NEVER.format(verbs="altered", events="UPDATE OR DELETE", table=table) for table in UNALTERED),
        *(NEVER.format(verbs="deleted", events="DELETE", table=table) for table in UNDELETED),
    ]
)
BACKWARD = "\n".join(
    [
        "DROP FUNCTION articles_refuse_change() CASCADE;",
        "DROP FUNCTION articles_edition_guard() CASCADE;",
        "DROP FUNCTION articles_edition_related_guard() CASCADE;",
    ]
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
