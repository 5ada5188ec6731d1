"""Guards that an ordinary write could pass: a cancelled edition, a killed story's address, an erasure's row."""

from django.conf import settings
from django.db import migrations, models

# A cancelled edition never was, and nothing of a killed story is shown for longer than it was.
EDITION = """
CREATE OR REPLACE FUNCTION articles_edition_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF articles_is_being_erased(OLD.article_id) THEN
        RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - 'live_until' IS DISTINCT FROM to_jsonb(OLD) - 'live_until' THEN
        RAISE EXCEPTION 'Edition % is what readers saw; its content is never altered.', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.live_until IS NOT DISTINCT FROM OLD.live_until THEN
        RETURN NEW;
    END IF;
    IF OLD.live_until <= clock_timestamp() THEN
        RAISE EXCEPTION 'Edition % ended at %; a past end is never moved.', OLD.id, OLD.live_until
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF OLD.live_until = OLD.live_from THEN
        RAISE EXCEPTION 'Edition % was cancelled; it never was.', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (NEW.live_until IS NULL OR NEW.live_until > OLD.live_until)
        AND EXISTS (SELECT 1 FROM articles_article WHERE id = OLD.article_id AND state = 'killed') THEN
        RAISE EXCEPTION 'Article % was killed; nothing of it is shown for longer.', OLD.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

ADDRESS = """
CREATE FUNCTION articles_address_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM articles_article WHERE id = OLD.article_id AND state = 'killed')
        AND NOT articles_is_being_erased(OLD.article_id) THEN
        RAISE EXCEPTION 'The addresses of killed article % are its own for ever.', OLD.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER address_guard BEFORE UPDATE OR DELETE ON articles_address
    FOR EACH ROW EXECUTE FUNCTION articles_address_guard();
"""

# Only a killed story is erased; what the log says of its plan and its own pictures goes with it.
ERASING = """
CREATE OR REPLACE FUNCTION articles_is_being_erased(article bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM articles_erasure e JOIN articles_article a ON a.id = e.article_id
        WHERE e.article_id = article AND e.confirmed_at IS NOT NULL AND e.done_at IS NULL
            AND a.state = 'killed'
    )
$$;
CREATE OR REPLACE FUNCTION articles_article_of(kept jsonb) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    thing text := kept ->> 'thing';
    number bigint;
BEGIN
    IF kept ->> 'article_id' IS NOT NULL THEN
        RETURN (kept ->> 'article_id')::bigint;
    END IF;
    IF kept ? 'edition_id' THEN
        RETURN (SELECT article_id FROM articles_edition WHERE id = (kept ->> 'edition_id')::bigint);
    END IF;
    IF thing ~ '^(image|plannedstory):[0-9]+$' THEN
        number := split_part(thing, ':', 2)::bigint;
        IF thing LIKE 'plannedstory:%' THEN
            RETURN (SELECT article_id FROM articles_plannedstory WHERE id = number);
        END IF;
        RETURN (
            SELECT e.article_id FROM articles_erasure e
            WHERE e.confirmed_at IS NOT NULL AND e.done_at IS NULL AND (
                EXISTS (SELECT 1 FROM articles_articlepicture p
                        WHERE p.article_id = e.article_id AND p.image_id = number)
                OR EXISTS (SELECT 1 FROM articles_editionpicture p JOIN articles_edition n ON n.id = p.edition_id
                           WHERE n.article_id = e.article_id AND p.image_id = number)
            )
            LIMIT 1
        );
    END IF;
    RETURN NULL;
END $$;
"""

BACKWARD = "DROP FUNCTION articles_address_guard() CASCADE;"


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0070_planning"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="tombstone",
            name="would_end_at",
            field=models.DateTimeField(help_text="When the story would have ended by itself.", null=True),
        ),
        migrations.AddConstraint(
            model_name="erasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="erasure_confirmed_by_someone",
            ),
        ),
        migrations.RunSQL(EDITION + ADDRESS + ERASING, BACKWARD),
    ]
