"""The command prints what comes, and fails when something was missed."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Article, State
from tests.cast import write_story
from tests.publishing.verbs import put_off


class WhatsNext:
    def test_prints_each_with_its_moment(self, db: None, capsys: Any) -> None:
        at = timezone.now()
        put_off(write_story("Ferry", at=at), at + timedelta(hours=1), at=at)
        call_command("whats_next")
        line = capsys.readouterr().out
        assert f"{at + timedelta(hours=1):%Y-%m-%d %H:%M:%S UTC}  Goes live: “Ferry”" in line

    def test_says_that_nothing_comes(self, db: None, capsys: Any) -> None:
        call_command("whats_next", hours=3)
        assert "Nothing happens by itself in the next 3 hours." in capsys.readouterr().out

    def test_fails_when_something_was_missed(self, db: None, capsys: Any) -> None:
        story = write_story("Ferry")
        passed = timezone.now() - timedelta(hours=1)
        Article.objects.filter(pk=story.pk).update(state=State.READY, embargo_until=passed)
        with pytest.raises(CommandError, match="Missed: 1") as refusal:
            call_command("whats_next")
        assert refusal.value.returncode == 1
        assert "The embargo is over" in capsys.readouterr().out

    def test_refuses_no_time_at_all(self, db: None) -> None:
        with pytest.raises(CommandError) as refusal:
            call_command("whats_next", hours=0)
        assert refusal.value.returncode == 2
