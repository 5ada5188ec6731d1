"""related_status, as an operator runs it."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.models import Edition, Section
from articles.publishing import schedule, takedowns
from tests.cast import publish_story, relate, write_story

DESK: dict[str, Any] = {"by": None, "via": "test"}


def status(*options: str) -> tuple[int, str]:
    """Run the command; return its exit code and what it printed."""
    out, code = StringIO(), 0
    try:
        call_command("related_status", *options, stdout=out)
    except CommandError as refusal:
        code = refusal.returncode
    return code, out.getvalue()


@pytest.fixture
def tram(world: Section) -> Edition:
    return publish_story("Tram stops for chess", section=world)


class RelatedStatus:
    def test_says_nothing_of_links_that_lead_where_they_should(self, live: Edition, tram: Edition) -> None:
        relate(live.article, tram.article)
        relate(live.article, title="Mines", url="https://example.org/mines")
        assert status() == (0, "0 pending, 0 broken, 0 one-sided\n")

    def test_lists_what_waits_and_ends_well(self, live: Edition) -> None:
        relate(live.article, title="Bread and its price", type="background", pending=True)
        code, printed = status()
        heading, line, total = printed.splitlines()
        assert heading.split() == ["link", "story", "headline", "type", "leads", "to", "why"]
        assert line.split()[:2] == ["pending", str(live.article_id)]
        assert "Ferry leaves on time" in line
        assert "Bread and its price" in line
        assert (code, total) == (0, "1 pending, 0 broken, 0 one-sided")

    @pytest.mark.parametrize(
        ("act", "words", "why"),
        [
            ("withdraw", ["notice"], "the story was withdrawn"),
            ("vanish", ["reason"], "the story was vanished"),
            ("kill", ["notice", "reason"], "the story was killed"),
        ],
    )
    def test_lists_what_was_taken_down_and_exits_1(
        self, live: Edition, tram: Edition, act: str, words: list[str], why: str
    ) -> None:
        relate(live.article, tram.article)
        told: dict[str, Any] = dict.fromkeys(words, "It was wrong.")
        getattr(takedowns, act)(tram.article, **told, **DESK, at=timezone.now())
        code, printed = status()
        assert code == 1
        assert why in printed

    def test_lists_what_has_ended(self, live: Edition, tram: Edition) -> None:
        relate(live.article, tram.article)
        ends = timezone.now() + timedelta(hours=1)
        schedule.expire(tram.article, ends=ends, at=timezone.now(), **DESK)
        assert status()[0] == 0
        with time_machine.travel(ends):
            code, printed = status()
        assert (code, "the story has ended" in printed) == (1, True)

    def test_lists_an_address_that_is_none(self, live: Edition) -> None:
        relate(live.article, title="Mines", url="http://example")
        code, printed = status()
        assert (code, "the address is not a whole one" in printed) == (1, True)

    def test_lists_what_shows_on_one_side_only(self, live: Edition, tram: Edition) -> None:
        relate(live.article, tram.article, one_way=True)
        code, printed = status("--only", "one-sided")
        assert code == 0
        assert printed.endswith("\n1 one-sided\n")

    def test_does_not_call_a_story_broken_that_is_still_to_come(self, live: Edition) -> None:
        relate(live.article, write_story("Tram stops for chess"))
        assert status() == (0, "0 pending, 0 broken, 0 one-sided\n")
