"""The command names every rule and fails on a broken one."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article
from articles.proof.invariants import RULES
from tests.cast import publish_story


class CheckInvariants:
    def test_names_every_rule_that_holds(self, db: None, capsys: Any) -> None:
        publish_story()
        call_command("check_invariants")
        out = capsys.readouterr().out
        assert [rule for rule in RULES if f"holds   {rule.name}: {rule.sentence}" not in out] == []
        assert f"All {len(RULES)} rules hold." in out

    def test_fails_on_one_that_is_broken(self, db: None, capsys: Any) -> None:
        article = publish_story().article
        Article.objects.update(search=None)
        with pytest.raises(CommandError, match="Broken: 1 of") as refusal:
            call_command("check_invariants")
        assert refusal.value.returncode == 1
        assert f"1 found, by their keys: {article.pk}" in capsys.readouterr().out

    def test_names_the_publication_that_was_told_to_nobody(
        self, db: None, settings: Any, capsys: Any
    ) -> None:
        settings.WEBHOOKS = ["https://hook.example.org/"]
        publish_story("First")
        lost = publish_story("Second")
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("DELETE FROM articles_effect WHERE edition_id = %s", [lost.pk])
        with pytest.raises(CommandError, match="Broken: 1 of") as refusal:
            call_command("check_invariants")
        assert refusal.value.returncode == 1
        out = capsys.readouterr().out
        assert "broken  publications-are-told" in out
        assert f"1 found, by their keys: {lost.pk}" in out
