"""What people were, and when; identifiers; the one line of a role becomes a role without dates."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

# An alias that says nothing was never one.
NAMES = "UPDATE articles_person SET aliases = array_remove(aliases, '') WHERE '' = ANY(aliases)"
ROLES = """
INSERT INTO articles_personrole (person_id, title, position)
SELECT id, role, 0 FROM articles_person WHERE role <> '';
SET CONSTRAINTS ALL IMMEDIATE;
"""
# Backwards the line is the first role in the list.
LINES = """
UPDATE articles_person SET role = told.title FROM (
    SELECT DISTINCT ON (person_id) person_id, title FROM articles_personrole ORDER BY person_id, position, id
) told WHERE told.person_id = articles_person.id;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0090_dateline_choice"),
    ]

    operations = [
        migrations.CreateModel(
            name="MergedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("former", models.BigIntegerField(unique=True)),
                ("name", models.CharField(max_length=160)),
                ("merged_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "merged people",
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160)),
            ],
        ),
        migrations.CreateModel(
            name="PersonIdentifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[("wikidata", "Wikidata"), ("site", "Own site"), ("import", "Import")],
                        default="wikidata",
                        max_length=12,
                    ),
                ),
                ("value", models.CharField(max_length=300)),
                ("received", models.JSONField(editable=False, null=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="PersonRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="As printed after the name: “president of Russia”.", max_length=200
                    ),
                ),
                ("since", models.DateField(blank=True, help_text="The first day.", null=True)),
                (
                    "until",
                    models.DateField(blank=True, help_text="The first day on which it was over.", null=True),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
        ),
        migrations.AlterModelOptions(
            name="person",
            options={
                "permissions": [("merge_person", "Can merge two people who are one")],
                "verbose_name_plural": "people",
            },
        ),
        migrations.RemoveConstraint(
            model_name="byline",
            name="byline_role_known",
        ),
        migrations.AddField(
            model_name="person",
            name="disambiguation",
            field=models.CharField(
                blank=True,
                help_text="What tells them from others of the name: “Danish politician”.",
                max_length=200,
            ),
        ),
        migrations.AlterField(
            model_name="byline",
            name="role",
            field=models.CharField(
                choices=[
                    ("reporter", "Reported by"),
                    ("contributor", "Additional reporting by"),
                    ("photographer", "Photographs by"),
                    ("translator", "Translated by"),
                    ("editor", "Edited by"),
                    ("guest", "Guest contribution by"),
                    ("agency", "From"),
                ],
                default="reporter",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="mention",
            name="role",
            field=models.CharField(
                blank=True,
                help_text="Their role in this story, if not the one they had then.",
                max_length=200,
            ),
        ),
        migrations.AddConstraint(
            model_name="byline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "reporter",
                            "contributor",
                            "photographer",
                            "translator",
                            "editor",
                            "guest",
                            "agency",
                        ],
                    )
                ),
                name="byline_role_known",
            ),
        ),
        migrations.RunSQL(NAMES, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("aliases__contains", [""]), _negated=True),
                name="person_aliases_are_names",
            ),
        ),
        migrations.AddField(
            model_name="mergedperson",
            name="kept",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="organisation_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("name"),
                name="organisation_name_once",
                violation_error_message="There is an organisation of this name already.",
            ),
        ),
        migrations.AddField(
            model_name="personidentifier",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="identifiers", to="articles.person"
            ),
        ),
        migrations.AddField(
            model_name="personrole",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.organisation",
            ),
        ),
        migrations.AddField(
            model_name="personrole",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="articles.person"
            ),
        ),
        migrations.AddConstraint(
            model_name="mergedperson",
            constraint=models.CheckConstraint(
                condition=models.Q(("former", models.F("kept")), _negated=True),
                name="merged_person_into_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="personidentifier",
            constraint=models.UniqueConstraint(
                fields=("scheme", "value"),
                name="person_identifier_once",
                violation_error_message="Another person has this identifier.",
            ),
        ),
        migrations.AddConstraint(
            model_name="personidentifier",
            constraint=models.CheckConstraint(
                condition=models.Q(("scheme__in", ["wikidata", "site", "import"])),
                name="person_identifier_scheme_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="personidentifier",
            constraint=models.CheckConstraint(
                condition=models.Q(("value", ""), _negated=True), name="person_identifier_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="personidentifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scheme", "wikidata"), _negated=True),
                    ("value__regex", "^Q[1-9][0-9]*$"),
                    _connector="OR",
                ),
                name="person_identifier_of_wikidata",
                violation_error_message="Wikidata's identifiers are a Q and a number, such as Q23530.",
            ),
        ),
        migrations.AddConstraint(
            model_name="personidentifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scheme", "site"), _negated=True),
                    ("value__regex", "^https?://[^\\s]+$"),
                    _connector="OR",
                ),
                name="person_identifier_of_site",
                violation_error_message="Give the whole address of the site, with https://.",
            ),
        ),
        migrations.AddConstraint(
            model_name="personrole",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="person_role_has_a_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="personrole",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("since", None), ("until", None), ("since__lt", models.F("until")), _connector="OR"
                ),
                name="person_role_ends_after_it_begins",
                violation_error_message="A role ends after it began.",
            ),
        ),
        migrations.AddConstraint(
            model_name="personrole",
            constraint=models.UniqueConstraint(
                fields=("person", "title", "organisation", "since", "until"),
                name="person_role_once",
                nulls_distinct=False,
                violation_error_message="This role is in the list already.",
            ),
        ),
        migrations.RunSQL(ROLES, LINES),
        migrations.RemoveField(
            model_name="person",
            name="role",
        ),
    ]
