"""The news list, and notes to the desk, which are never altered."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NOTES = """
CREATE TRIGGER never_altered BEFORE UPDATE OR DELETE ON articles_desknote
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0030_autosave"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeskNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="desk_notes",
                        to="articles.article",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["article", "-id"], name="desk_note_of_article")],
            },
        ),
        migrations.CreateModel(
            name="PlannedStory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(help_text="The story in a line.", max_length=200)),
                (
                    "due_at",
                    models.DateTimeField(
                        blank=True, help_text="In the time zone of the paper.", null=True, verbose_name="due"
                    ),
                ),
                ("length", models.PositiveIntegerField(blank=True, help_text="In words.", null=True)),
                ("note", models.TextField(blank=True)),
                ("dropped", models.BooleanField(default=False, verbose_name="called off")),
                (
                    "article",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plan",
                        to="articles.article",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "place",
                    models.CharField(blank=True, help_text="Where it will be filed from.", max_length=120),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.section"
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "planned stories",
                "indexes": [models.Index(fields=["due_at", "id"], name="planned_by_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="planned_story_says_what"
                    )
                ],
            },
        ),
        migrations.RunSQL(NOTES, migrations.RunSQL.noop),
    ]
