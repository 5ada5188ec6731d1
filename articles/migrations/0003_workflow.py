"""Where a story can be, what may be declared of a change, and who has it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_append_only"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "permissions": [
                    (
                        "review_article",
                        "Can approve stories, send them back, put them on hold and release them",
                    ),
                    ("spike_article", "Can spike stories and take them off the spike"),
                    ("publish_article", "Can publish, update, correct and schedule stories"),
                    (
                        "withdraw_article",
                        "Can withdraw and retract stories, let them vanish and bring them back",
                    ),
                    ("kill_article", "Can kill stories"),
                    ("embargo_article", "Can bring an embargo forward and lift it"),
                    ("hold_article", "Can place stories under legal hold and lift it"),
                    ("assign_article", "Can say who has a story"),
                    ("share_article", "Can make links that show an unpublished story"),
                    ("override_article", "Can publish where a second person is asked for"),
                    ("erase_article", "Can erase stories for legal reasons, with a second person"),
                    ("import_article", "Can import stories"),
                ]
            },
        ),
        migrations.RemoveConstraint(
            model_name="article",
            name="article_state_known",
        ),
        migrations.RemoveIndex(
            model_name="edition",
            name="edition_corrections",
        ),
        migrations.AddField(
            model_name="article",
            name="assigned_to",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                help_text="Who has it now.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="embargo_until",
            field=models.DateTimeField(
                editable=False, help_text="No edition of the story may begin before this moment.", null=True
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="legal_hold",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="Why nothing of it may be published or erased.",
                max_length=300,
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="note_place",
            field=models.CharField(
                choices=[("top", "Above the text"), ("bottom", "Below the text")], default="top", max_length=6
            ),
        ),
        migrations.AddField(
            model_name="section",
            name="four_eyes",
            field=models.BooleanField(
                default=False,
                help_text="Who last changed a story of this section, or of one beneath it, cannot publish it.",
            ),
        ),
        migrations.AddField(
            model_name="tombstone",
            name="kind",
            field=models.CharField(
                choices=[("withdrawn", "Withdrawn"), ("vanished", "Vanished"), ("killed", "Killed")],
                default="withdrawn",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("in_review", "In review"),
                    ("ready", "Ready"),
                    ("held", "On hold"),
                    ("spiked", "Spiked"),
                    ("published", "Published"),
                    ("retracted", "Retracted"),
                    ("withdrawn", "Withdrawn"),
                    ("vanished", "Vanished"),
                    ("killed", "Killed"),
                ],
                default="draft",
                editable=False,
                max_length=12,
            ),
        ),
        migrations.RunSQL(
            "UPDATE articles_article SET state = 'published' WHERE state = 'live'",
            "UPDATE articles_article SET state = 'live' WHERE state = 'published'",
        ),
        migrations.AlterField(
            model_name="edition",
            name="change",
            field=models.CharField(
                choices=[
                    ("first", "First publication"),
                    ("update", "Update"),
                    ("correction", "Correction"),
                    ("clarification", "Clarification"),
                    ("editors_note", "Editor’s note"),
                    ("minor", "Minor change"),
                    ("retraction", "Retraction"),
                    ("restored", "Put back"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("assigned_to__isnull", False)),
                fields=["assigned_to", "changed_at", "id"],
                name="article_by_who_has_it",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("embargo_until__isnull", False)),
                fields=["embargo_until"],
                name="article_under_embargo",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                condition=models.Q(("note", ""), _negated=True),
                fields=["-live_from", "-id"],
                name="edition_noted",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["live_from"], name="edition_by_beginning"),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                condition=models.Q(("live_until__isnull", False)),
                fields=["live_until"],
                name="edition_by_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "draft",
                            "in_review",
                            "ready",
                            "held",
                            "spiked",
                            "published",
                            "retracted",
                            "withdrawn",
                            "vanished",
                            "killed",
                        ],
                    )
                ),
                name="article_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="tombstone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)),
                fields=("article",),
                name="tombstone_one_standing_an_article",
            ),
        ),
        migrations.AddConstraint(
            model_name="tombstone",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["withdrawn", "vanished", "killed"])),
                name="tombstone_kind_known",
            ),
        ),
    ]
