"""Posts: roles held in a part of the paper; the former Editor is the Section editor now."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def rename_editor(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    if not groups.filter(name="Section editor").exists():
        groups.filter(name="Editor").update(name="Section editor")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_killed_stays_killed"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="auth.group",
                        verbose_name="role",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="articles.section",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "group", "section"),
                        name="post_held_once",
                        violation_error_message="They have this role in this section already.",
                    )
                ],
            },
        ),
        migrations.RunPython(rename_editor, migrations.RunPython.noop),
    ]
