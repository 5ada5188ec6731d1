"""Roles exist as soon as the database is migrated."""

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
        Group.objects.get(name="Editor").permissions.clear()
        make_roles()
        assert User.objects.get(pk=editor.pk).has_perm("articles.publish_article")

    def test_has_run_once_the_database_is_migrated(self, db: None) -> None:
        assert Group.objects.get(name="Reporter").permissions.exists()
