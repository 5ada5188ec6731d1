"""Erasing a story for legal reasons: what is never altered gives way while two people have ordered it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# True while an erasure of the article is confirmed and not yet done, which is within its own transaction.
ERASING = """
CREATE OR REPLACE FUNCTION articles_is_being_erased(article bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT 1 FROM articles_erasure
        WHERE article_id = article AND confirmed_at IS NOT NULL AND done_at IS NULL
    )
$$;
CREATE OR REPLACE FUNCTION articles_article_of(kept jsonb) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF kept ? 'article_id' THEN
        RETURN (kept ->> 'article_id')::bigint;
    END IF;
    IF kept ? 'edition_id' THEN
        RETURN (SELECT article_id FROM articles_edition WHERE id = (kept ->> 'edition_id')::bigint);
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION articles_erasure_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR OLD.done_at IS NOT NULL THEN
        RAISE EXCEPTION 'The erasure of article % stands.', OLD.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER erasure_guard BEFORE UPDATE OR DELETE ON articles_erasure
    FOR EACH ROW EXECUTE FUNCTION articles_erasure_guard();
"""

GIVE_WAY = """
CREATE OR REPLACE FUNCTION articles_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF articles_is_being_erased(articles_article_of(to_jsonb(OLD))) THEN
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A row of % is never altered or deleted.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE OR REPLACE FUNCTION articles_edition_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF articles_is_being_erased(OLD.article_id) THEN
        RETURN NEW;
    END IF;
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
CREATE OR REPLACE FUNCTION articles_edition_related_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF articles_is_being_erased(articles_article_of(to_jsonb(OLD)))
        OR articles_is_being_erased(OLD.target_id) THEN
        RETURN NEW;
    END IF;
    IF OLD.target_id IS NOT NULL OR to_jsonb(NEW) - 'target_id' IS DISTINCT FROM to_jsonb(OLD) - 'target_id' THEN
        RAISE EXCEPTION 'A row of % is never altered, but for an empty target filled once.', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

# Backwards the guards stay as they are and never give way.
NEVER_AGAIN = """
CREATE OR REPLACE FUNCTION articles_is_being_erased(article bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT false
$$;
DROP TRIGGER erasure_guard ON articles_erasure;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_login"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="erasure",
                        to="articles.article",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="erasure_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_by", None),
                            models.Q(("confirmed_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="erasure_by_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_at", None), ("confirmed_by__isnull", False), _connector="OR"
                        ),
                        name="erasure_confirmed_before_done",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ERASING + GIVE_WAY, NEVER_AGAIN),
    ]
