"""What is not saved yet, and who has which story open. Presence is not written ahead: a crash may empty it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0060_erasure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Autosave",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("turn", models.PositiveBigIntegerField(default=0)),
                ("kept_at", models.DateTimeField()),
                ("fields", models.JSONField(default=dict)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="autosaves",
                        to="articles.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="autosaves",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["by", "-kept_at"],
                        name="autosave_waiting",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("by", "key"), name="autosave_one_per_form")],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tab", models.CharField(max_length=64)),
                ("seen_at", models.DateTimeField()),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to="articles.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["article", "seen_at"], name="presence_of_article")],
                "constraints": [models.UniqueConstraint(fields=("by", "tab"), name="presence_one_per_tab")],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE articles_presence SET UNLOGGED", "ALTER TABLE articles_presence SET LOGGED"
        ),
    ]
