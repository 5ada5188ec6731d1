"""The text of revisions in passages that they share; what was kept before stays as it is."""

import django.db.models.deletion
from django.db import migrations, models

FORWARD = """
CREATE TRIGGER never_altered BEFORE UPDATE OR DELETE ON articles_passage
    FOR EACH ROW EXECUTE FUNCTION articles_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0050_posts")]

    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.BinaryField(max_length=32)),
                ("text", models.TextField()),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("article", "digest"), name="passage_once_a_story")
                ],
            },
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
        migrations.RenameField(model_name="revision", old_name="content", new_name="packed"),
        migrations.AlterField(
            model_name="revision",
            name="packed",
            field=models.JSONField(
                help_text="The content; in place of its text the numbers of its passages."
            ),
        ),
    ]
