"""Roles exist as soon as the database is migrated."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, User

from articles.publishing.roles import make_roles


class MakeRoles:
    def test_lets_editors_publish_and_reporters_write(self, editor: User, reporter: User) -> None:
        assert editor.has_perm("articles.publish_article")
        assert not reporter.has_perm("articles.publish_article")
        assert reporter.has_perm("articles.change_article")

    def test_gives_nobody_the_right_to_delete_a_story(self, editor: User) -> None:
        assert not editor.has_perm("articles.delete_article")

    def test_restores_what_was_taken_away(self, editor: User) -> None:
        Group.objects.get(name="Section editor").permissions.clear()
        make_roles()
        assert User.objects.get(pk=editor.pk).has_perm("articles.publish_article")

    def test_has_run_once_the_database_is_migrated(self, db: None) -> None:
        assert Group.objects.get(name="Reporter").permissions.exists()

    def test_names_seven_roles(self, db: None) -> None:
        assert set(Group.objects.values_list("name", flat=True)) == {
            *("Reporter", "Copy editor", "Section editor", "Producer"),
            *("Editor-in-chief", "Importer", "Auditor"),
        }

    def test_lets_an_auditor_see_everything_and_change_nothing(self, db: None) -> None:
        verbs = {each.partition("_")[0] for each in _codenames("Auditor")}
        assert verbs == {"view"}
        assert {"view_auditentry", "view_user", "view_post"} <= _codenames("Auditor")

    def test_gives_the_chief_editor_whatever_anyone_has(self, db: None) -> None:
        chiefs = _codenames("Editor-in-chief")
        for group in Group.objects.all():
            assert _codenames(group.name) <= chiefs
        assert {"change_user", "change_group", "change_section", "add_post"} <= chiefs
        assert "delete_article" not in chiefs


class TheFormerEditor:
    def test_is_the_section_editor_now(self, db: None) -> None:
        migration = import_module("articles.migrations.0050_posts")
        Group.objects.filter(name="Section editor").update(name="Editor")
        migration.rename_editor(apps, None)
        assert not Group.objects.filter(name="Editor").exists()
        assert "publish_article" in _codenames("Section editor")


def _codenames(role: str) -> set[str]:
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))
