"""The decision about a story that is here already, and about what readers will see of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from articles.exchange.decide import Decision, decide
from articles.exchange.known import Known
from articles.wire.story import Story
from tests.exchange.test_draft import STORY, draft_of

AT = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
FIRST = replace(STORY, published=AT - timedelta(days=9))

pytestmark = pytest.mark.usefixtures("db")


def known(story: Story = FIRST, **changes: Any) -> Known:
    """Say what is known of a story once it was taken in."""
    decision = decide(draft_of(story), None, twin="", publish=False, at=AT)
    after = decision.after
    assert after is not None
    return replace(after, article=1, **changes)


def decided(
    story: Story, before: Known | None, *, publish: bool = False, twin: str = ""
) -> tuple[str, str, str]:
    decision = decide(draft_of(story), before, twin=twin, publish=publish, at=AT)
    return decision.status, decision.move, decision.reason


OTHER = replace(FIRST, body_html="<p>Changed.</p>")


class Decide:
    def test_takes_a_new_story_in_as_a_draft(self) -> None:
        assert decided(FIRST, None) == ("created", "", "a draft")

    def test_publishes_it_if_told_to(self) -> None:
        assert decided(FIRST, None, publish=True) == ("created", "publish", "published")

    def test_leaves_the_same_story_alone(self) -> None:
        assert decided(FIRST, known()) == ("unchanged", "", "as imported before")
        assert decided(FIRST, known(version=5)) == ("unchanged", "", "as imported before")

    def test_updates_one_that_has_changed(self) -> None:
        assert decided(OTHER, known()) == ("updated", "", "not as it was imported before; a draft")

    def test_never_overwrites_the_desk(self) -> None:
        status, _, reason = decided(OTHER, known(version=3), publish=True)
        assert status == "skipped"
        assert reason == (
            "the desk has worked on it since (version 3; imported as 1); nothing of theirs was overwritten"
        )


class Publish:
    def test_makes_a_draft_public_that_came_in_before(self) -> None:
        assert decided(FIRST, known(), publish=True) == ("published", "publish", "published")

    def test_leaves_a_draft_to_the_desk_that_has_worked_on_it(self) -> None:
        status, move, reason = decided(FIRST, known(version=2), publish=True)
        assert (status, move) == ("unchanged", "")
        assert reason.endswith("so the desk publishes it")

    def test_leaves_a_live_story_alone(self) -> None:
        assert decided(FIRST, known(state="published"), publish=True)[:2] == ("unchanged", "")

    def test_updates_a_live_story(self) -> None:
        before = known(state="published")
        assert decided(OTHER, before, publish=True)[:2] == ("updated", "update")
        assert decided(OTHER, before)[1:] == (
            "",
            "not as it was imported before; readers still see the text before",
        )

    def test_brings_to_readers_what_only_the_desk_had(self) -> None:
        before = known(state="published", behind=True)
        assert decided(FIRST, before, publish=True) == ("published", "update", "published as an update")

    def test_never_revives_a_withdrawn_story(self) -> None:
        before = known(state="withdrawn")
        assert decided(FIRST, before, publish=True)[:2] == ("unchanged", "")
        assert decided(OTHER, before, publish=True)[1:] == (
            "",
            "not as it was imported before; it stays withdrawn",
        )

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"status": "withheld"}, "a draft: the source says withheld"),
            ({"expires": AT}, "a draft: it has expired"),
            ({"published": AT + timedelta(days=1)}, "a draft: its date is still to come"),
        ],
    )
    def test_holds_what_its_source_does_not_have_public(self, change: dict[str, Any], reason: str) -> None:
        assert decided(replace(FIRST, **change), None, publish=True) == ("created", "", reason)

    def test_schedules_what_is_under_embargo_for_its_end(self) -> None:
        embargoed = replace(FIRST, embargoed=AT + timedelta(days=1))
        assert decided(embargoed, None, publish=True) == (
            "created",
            "schedule",
            "scheduled for 2026-03-06 14:03 UTC, when its embargo ends",
        )
        assert decided(embargoed, None) == ("created", "", "a draft")
        assert decided(replace(FIRST, embargoed=AT), None, publish=True)[1] == "publish"

    def test_does_not_update_a_live_story_under_embargo(self) -> None:
        embargoed = replace(OTHER, embargoed=AT + timedelta(days=1))
        assert decided(embargoed, known(state="published"), publish=True)[1] == ""

    def test_kills_what_its_source_has_cancelled(self) -> None:
        cancelled = replace(FIRST, status="canceled")
        assert decided(cancelled, None, publish=True)[:2] == ("killed", "kill")
        for before in (known(state="published"), known(version=9)):
            assert decided(cancelled, before, publish=True)[:2] == ("killed", "kill")
        assert decided(cancelled, None) == ("created", "", "a draft")

    @pytest.mark.parametrize("story", [FIRST, OTHER, replace(OTHER, status="canceled")])
    @pytest.mark.parametrize("publish", [True, False])
    def test_never_revives_a_killed_story(self, story: Story, publish: bool) -> None:
        status, move, reason = decided(story, known(state="killed"), publish=publish)
        assert (status, move) == ("skipped", "")
        assert "cannot take “Publish”: it is killed." in reason

    @pytest.mark.parametrize("state", ["held", "spiked", "retracted", "vanished", "scheduled", "expired"])
    def test_leaves_to_the_desk_what_the_desk_decided(self, state: str) -> None:
        assert decided(FIRST, known(state=state), publish=True)[:2] == ("unchanged", "")
        assert decided(OTHER, known(state=state), publish=True)[:2] == ("updated", "")

    def test_fails_what_is_not_ready_without_a_trace(self) -> None:
        status, move, reason = decided(replace(FIRST, body_html=""), None, publish=True)
        assert (status, move) == ("failed", "")
        assert reason.endswith(
            "is not ready to publish. Write its text. Without --publish it comes in as a draft."
        )


class Order:
    def test_of_versions_counts_as_numbers(self) -> None:
        before = known(replace(FIRST, version="9"))
        assert decided(replace(OTHER, version="10"), before)[0] == "updated"
        assert decided(replace(OTHER, version="8"), before)[::2] == (
            "skipped",
            "a newer version of it is here already",
        )

    def test_of_updates_counts_where_versions_do_not(self) -> None:
        before = known(replace(FIRST, updated=AT))
        assert decided(replace(OTHER, updated=AT - timedelta(hours=1)), before)[0] == "skipped"
        assert decided(replace(OTHER, updated=AT + timedelta(hours=1)), before)[0] == "updated"

    def test_is_not_guessed_between_times_with_and_without_a_zone(self) -> None:
        before = known(replace(FIRST, updated=AT))
        assert decided(replace(OTHER, updated=datetime(2020, 1, 1)), before)[0] == "updated"  # noqa: DTZ001


class Twin:
    def test_with_the_same_text_is_the_same_story(self) -> None:
        assert decided(FIRST, known(), twin="a.html") == ("unchanged", "", "the same as in a.html")

    def test_with_another_text_is_skipped_unless_it_is_newer(self) -> None:
        before = known(replace(FIRST, version="1"))
        status, _, reason = decided(OTHER, before, twin="a.html")
        assert status == "skipped"
        assert reason == (
            "another text of the same story came from a.html, and neither says that it is newer"
        )
        assert decided(replace(OTHER, version="2"), before, twin="a.html")[0] == "updated"


class After:
    def after(self, story: Story, before: Known | None, *, publish: bool) -> Known:
        decision: Decision = decide(draft_of(story), before, twin="", publish=publish, at=AT)
        assert decision.after is not None
        return decision.after

    def test_a_story_is_what_was_decided(self) -> None:
        assert self.after(FIRST, None, publish=True).state == "published"
        assert self.after(FIRST, known(), publish=True).state == "published"
        assert self.after(OTHER, known(state="published"), publish=False).behind
        assert not self.after(FIRST, known(state="published", behind=True), publish=True).behind

    def test_a_story_left_alone_is_what_it_was(self) -> None:
        before = known(state="published", behind=True, version=4)
        assert self.after(FIRST, before, publish=False) == before
