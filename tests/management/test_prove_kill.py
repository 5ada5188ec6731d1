"""The command prints a line for everything that must be so of a killed story, and fails on what is not."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Article
from articles.publishing import takedowns
from tests.cast import publish_story


@pytest.fixture
def killed(db: None) -> Article:
    article = publish_story().article
    told: dict[str, Any] = {"by": None, "via": "test", "at": timezone.now()}
    takedowns.kill(article, notice="This was not so.", reason="Invented.", **told)
    return article


class ProveKill:
    def test_prints_what_holds(self, killed: Article, capsys: Any) -> None:
        call_command("prove_kill", str(killed.pk))
        lines = capsys.readouterr().out.splitlines()
        assert "ok     Its addresses say that it is gone" in lines
        assert "ok     Its tombstone stands" in lines
        assert any(line.startswith("ok     Nothing of it stands in feeds (") for line in lines)
        assert lines[-1] == f"“Ferry leaves on time” ({killed.pk}) is gone, and nothing brings it back."

    def test_fails_on_a_breach(self, killed: Article, capsys: Any, settings: Any) -> None:
        settings.SITE_NAME = killed.headline
        with pytest.raises(CommandError, match="each named above") as refusal:
            call_command("prove_kill", str(killed.pk))
        assert refusal.value.returncode == 1
        assert "       / has its headline: “ferry leaves on time”" in capsys.readouterr().out

    def test_wants_a_killed_story(self, db: None) -> None:
        live = publish_story().article
        with pytest.raises(CommandError, match="is published, not killed") as refusal:
            call_command("prove_kill", str(live.pk))
        assert refusal.value.returncode == 2

    def test_wants_a_story_that_there_is(self, db: None) -> None:
        with pytest.raises(CommandError, match="no story 987654321") as refusal:
            call_command("prove_kill", "987654321")
        assert refusal.value.returncode == 2
