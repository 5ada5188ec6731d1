"""The command names what leaks, where, of which story and to whom; a paper that keeps its secrets passes."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.models import AuditEntry
from tests.cast import publish_story, write_story


class AuditEmbargo:
    def test_passes_where_nothing_leaks(self, db: None, capsys: Any) -> None:
        publish_story("Ferry leaves on time")
        write_story("The harbour master is dismissed", slug="harbour-master-dismissed")
        before = AuditEntry.objects.count()
        call_command("audit_embargo")
        said = capsys.readouterr().out
        assert "addresses as anybody, Reporter, " in said
        assert said.endswith("nothing hidden is to be read.\n")
        assert AuditEntry.objects.count() == before

    def test_fails_and_names_what_leaks(self, db: None, capsys: Any, settings: Any) -> None:
        story = write_story("The harbour master is dismissed")
        settings.SITE_NAME = story.headline
        with pytest.raises(CommandError, match="each named above") as refusal:
            call_command("audit_embargo", most=1)
        assert refusal.value.returncode == 1
        assert f"/ gives anybody the headline of “{story}” ({story.pk}): “" in capsys.readouterr().out

    def test_wants_a_number_of_addresses(self, db: None) -> None:
        with pytest.raises(CommandError, match="from 1") as refusal:
            call_command("audit_embargo", most=0)
        assert refusal.value.returncode == 2
