"""The outbox, and the chain over the audit log with the signed row that says where it ends."""

import django.db.models.deletion
from django.db import migrations, models

SEALS = """
CREATE TRIGGER never_altered BEFORE UPDATE OR DELETE ON articles_auditseal
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
"""

HEAD = """
CREATE FUNCTION articles_audit_head_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.position <= OLD.position THEN
        RAISE EXCEPTION 'The chain of the audit log only grows; it ends at %.', OLD.position
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_head_guard BEFORE UPDATE OR DELETE ON articles_audithead
    FOR EACH ROW EXECUTE FUNCTION articles_audit_head_guard();
"""

EFFECTS = """
CREATE TRIGGER never_deleted BEFORE DELETE ON articles_effect
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
"""

BACKWARD = """
DROP TRIGGER never_altered ON articles_auditseal;
DROP FUNCTION articles_audit_head_guard() CASCADE;
DROP TRIGGER never_deleted ON articles_effect;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_passages"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="audit_head_is_one")
                ],
            },
        ),
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveBigIntegerField(unique=True)),
                ("sealed_at", models.DateTimeField()),
                ("changes_digest", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("signature", models.CharField(max_length=64)),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seal",
                        to="articles.auditentry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Effect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=200, unique=True)),
                ("target", models.CharField(blank=True, max_length=500)),
                ("payload", models.JSONField()),
                ("made_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("try_at", models.DateTimeField()),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("leased_until", models.DateTimeField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                ("last_error", models.TextField(blank=True)),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="articles.article",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="effects",
                        to="articles.edition",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None), ("dropped_at", None)),
                        fields=["try_at", "id"],
                        name="effect_waiting",
                    ),
                    models.Index(
                        condition=models.Q(
                            ("done_at", None), ("dropped_at", None), ("leased_until__isnull", False)
                        ),
                        fields=["target"],
                        name="effect_leased",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done_at", None), ("dropped_at", None), _connector="OR"),
                        name="effect_done_or_dropped",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("try_at__gte", models.F("due_at"))),
                        name="effect_not_tried_before_due",
                    ),
                ],
            },
        ),
        migrations.RunSQL(SEALS + HEAD + EFFECTS, BACKWARD),
    ]
