"""Preview links; a section of their name steps aside."""

import datetime

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


def step_aside(apps, schema_editor):
    sections = apps.get_model("articles", "Section").objects
    top = sections.filter(path="preview").first()
    if top:
        for section in sections.filter(path__startswith="preview/"):
            sections.filter(pk=section.pk).update(
                path=section.path.replace("preview/", "preview-section/", 1)
            )
        sections.filter(pk=top.pk).update(path="preview-section", slug="preview-section")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0040_ledger"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PreviewLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("uses", models.PositiveIntegerField(default=0)),
                ("last_used_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="section",
            name="section_path_not_reserved",
        ),
        migrations.RunPython(step_aside, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="section",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "path__in",
                        (
                            "admin",
                            "api",
                            "archive",
                            "corrections",
                            "health",
                            "media",
                            "people",
                            "places",
                            "preview",
                            "search",
                            "static",
                            "topics",
                        ),
                    ),
                    _negated=True,
                ),
                name="section_path_not_reserved",
                violation_error_message="That word begins other addresses; choose another slug.",
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="preview_links",
                to="articles.article",
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="previewlink",
            name="revision",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.revision"
            ),
        ),
        migrations.AddConstraint(
            model_name="previewlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expires_at__gt", models.F("made_at")),
                    (
                        "expires_at__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("made_at"), "+", models.Value(datetime.timedelta(days=1))
                        ),
                    ),
                ),
                name="preview_link_lasts_a_day_at_most",
                violation_error_message="A preview link lasts 24 hours at most.",
            ),
        ),
    ]
