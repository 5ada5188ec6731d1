"""Two people who are one: index rows of editions follow a merge, and nothing else; what names the former, the kept."""

from django.db import migrations

# Whoever writes a row that names a person shares the gate until the transaction ends; a merge has it alone
# (publishing/one_person.py), so that it neither overlooks a row nor is overlooked.
GATE = """
CREATE FUNCTION articles_share_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(1885695856);
    RETURN NULL;
END $$;
"""

# A form that was open, an import that looked people up before: their rows name the person kept.
FOLLOW = """
CREATE FUNCTION articles_follow_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_is bigint;
BEGIN
    SELECT kept_id INTO now_is FROM articles_mergedperson WHERE former = NEW.person_id;
    IF now_is IS NOT NULL THEN
        NEW.person_id := now_is;
    END IF;
    RETURN NEW;
END $$;
"""

ON_ROWS = """
CREATE TRIGGER a_shares_people BEFORE INSERT OR UPDATE OR DELETE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION articles_share_people();
CREATE TRIGGER follows_merge BEFORE INSERT ON {table}
    FOR EACH ROW EXECUTE FUNCTION articles_follow_merge();
"""
TABLES = ("articles_byline", "articles_mention", "articles_editionperson")

INDEX = """
CREATE FUNCTION articles_edition_person_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    now_is bigint;
BEGIN
    IF articles_is_being_erased(articles_article_of(to_jsonb(OLD))) THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    SELECT kept_id INTO now_is FROM articles_mergedperson WHERE former = OLD.person_id;
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) = to_jsonb(OLD) || jsonb_build_object('person_id', now_is) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM articles_editionperson
        WHERE edition_id = OLD.edition_id AND relation = OLD.relation AND person_id = now_is
    ) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'A row of % is never altered or deleted.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER never_altered ON articles_editionperson;
CREATE TRIGGER edition_person_guard BEFORE UPDATE OR DELETE ON articles_editionperson
    FOR EACH ROW EXECUTE FUNCTION articles_edition_person_guard();
"""

# Nobody is merged who is still there, and a merge stands; only whom it leads to may be merged in turn.
MERGED = """
CREATE FUNCTION articles_merged_person_is_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM articles_person WHERE id = NEW.former) THEN
        RAISE EXCEPTION 'Person % is still here, so nobody has merged them.', NEW.former
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER merged_person_is_gone AFTER INSERT ON articles_mergedperson
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION articles_merged_person_is_gone();
CREATE FUNCTION articles_merged_person_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'kept_id' = to_jsonb(OLD) - 'kept_id'
        AND EXISTS (SELECT 1 FROM articles_mergedperson WHERE former = OLD.kept_id AND kept_id = NEW.kept_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The merge of person % stands.', OLD.former
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER merged_person_guard BEFORE UPDATE OR DELETE ON articles_mergedperson
    FOR EACH ROW EXECUTE FUNCTION articles_merged_person_guard();
"""

FORWARD = GATE + FOLLOW + "".join(ON_ROWS.format(table=table) for table in TABLES) + INDEX + MERGED
BACKWARD = """
DROP FUNCTION articles_share_people() CASCADE;
DROP FUNCTION articles_follow_merge() CASCADE;
DROP FUNCTION articles_edition_person_guard() CASCADE;
DROP FUNCTION articles_merged_person_is_gone() CASCADE;
DROP FUNCTION articles_merged_person_guard() CASCADE;
CREATE TRIGGER never_altered BEFORE UPDATE OR DELETE ON articles_editionperson
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0080_people")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
