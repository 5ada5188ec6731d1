"""The command names what a careful editor would object to."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.cast import person_named, publish_story, write_story


@pytest.fixture(autouse=True)
def marsh(db: None) -> None:
    person_named("Bruno Marsh")


class CheckPeople:
    def test_looks_over_one_story_as_the_desk_has_it(self, capsys: Any) -> None:
        story = write_story("Ferry", body_html="<p>Marsh took the oars.</p>")
        with pytest.raises(CommandError, match="Findings: 1") as refusal:
            call_command("check_people", story.pk)
        assert refusal.value.returncode == 1
        assert (
            f"{story.pk} “Ferry”: surname only: “Marsh” comes without a first name" in capsys.readouterr().out
        )

    def test_looks_over_all_that_readers_have(self, capsys: Any) -> None:
        live = publish_story("Ferry", body_html="<p>Marsh took the oars.</p>")
        write_story("Draft", body_html="<p>Marsh took the oars.</p>")
        with pytest.raises(CommandError, match="Findings: 1"):
            call_command("check_people")
        assert f"{live.article_id} “Ferry”" in capsys.readouterr().out

    def test_is_content_with_a_careful_story(self, capsys: Any) -> None:
        publish_story("Ferry", body_html="<p>Bruno Marsh took the oars. Marsh sang.</p>")
        call_command("check_people")
        assert capsys.readouterr().out == "Nothing to object to.\n"

    def test_refuses_a_story_that_is_not_there(self) -> None:
        with pytest.raises(CommandError) as refusal:
            call_command("check_people", 999_999)
        assert refusal.value.returncode == 2
