"""What may never happen to a killed or embargoed story: the database itself refuses."""

from django.db import migrations

KILLED = """
CREATE FUNCTION articles_killed_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'killed' AND NEW.state <> 'killed' THEN
        RAISE EXCEPTION 'Article % was killed; nothing brings it back.', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER killed_guard BEFORE UPDATE OF state ON articles_article
    FOR EACH ROW EXECUTE FUNCTION articles_killed_guard();
"""

TOMBSTONE = """
CREATE FUNCTION articles_tombstone_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.kind = 'killed' THEN
        RAISE EXCEPTION 'The tombstone of killed article % stands for ever.', OLD.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tombstone_guard BEFORE UPDATE OR DELETE ON articles_tombstone
    FOR EACH ROW EXECUTE FUNCTION articles_tombstone_guard();
"""

# An edition is where a story meets readers, so whatever forbids that is asked here once more.
BEGINNING = """
CREATE FUNCTION articles_edition_beginning_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    article record;
BEGIN
    SELECT state, embargo_until, legal_hold INTO article FROM articles_article WHERE id = NEW.article_id;
    IF article.state = 'killed' THEN
        RAISE EXCEPTION 'Article % was killed; it has no further edition.', NEW.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.live_from < article.embargo_until THEN
        RAISE EXCEPTION 'Article % is under embargo until %.', NEW.article_id, article.embargo_until
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF article.legal_hold <> '' THEN
        RAISE EXCEPTION 'Article % is under legal hold.', NEW.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_beginning_guard BEFORE INSERT ON articles_edition
    FOR EACH ROW EXECUTE FUNCTION articles_edition_beginning_guard();
"""

FORWARD = KILLED + TOMBSTONE + BEGINNING
BACKWARD = "\n".join(
    f"DROP FUNCTION articles_{name}_guard() CASCADE;" for name in ("killed", "tombstone", "edition_beginning")
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_workflow")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
