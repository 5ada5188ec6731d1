"""What will happen by itself, in order, and what waits for somebody who did not come."""

from datetime import datetime, timedelta

from articles.models import Article, Change
from articles.proof.whats_next import PATIENCE, coming, missed
from articles.publishing import embargo, schedule
from articles.publishing.effects import enqueue
from articles.publishing.moves import announced
from articles.publishing.sealing import seal_recent
from articles.publishing.workflow import Verb
from tests.cast import publish_story, rewrite, write_story
from tests.publishing.verbs import go, put_off, step

AT = datetime.fromisoformat("2026-03-05T14:03:00+00:00")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def told(hours: int = 24) -> list[tuple[str, Article | None, int]]:
    """Return what comes: what it is, to which story, and after how many hours."""
    events = coming(AT, AT + hours * HOUR)
    return [(event.what, event.article, (event.at - AT) // HOUR) for event in events]


class Coming:
    def test_is_nothing_where_nothing_was_scheduled(self, db: None) -> None:
        write_story("A draft", at=AT)
        publish_story("Live", at=AT)
        assert told() == []

    def test_lists_publications_changes_and_ends_in_order(self, db: None) -> None:
        live = publish_story("Live", at=AT - DAY).article
        first = write_story("First", at=AT)
        rewrite(live, headline="Changed", at=AT)
        put_off(first, AT + 3 * HOUR, at=AT)
        put_off(live, AT + 2 * HOUR, at=AT)
        go("expire", live, AT, ends=AT + 5 * HOUR)
        assert told() == [("Changes (update)", live, 2), ("Goes live", first, 3), ("Ends", live, 5)]

    def test_has_no_cancelled_publication(self, db: None) -> None:
        story = write_story("First", at=AT)
        put_off(story, AT + HOUR, at=AT)
        schedule.cancel(story, by=None, via="test", at=AT)
        assert told() == []

    def test_looks_no_further_than_asked(self, db: None) -> None:
        put_off(write_story("Later", at=AT), AT + 3 * HOUR, at=AT)
        assert told(hours=2) == []
        assert len(told(hours=3)) == 1

    def test_warns_of_an_embargo_that_ends_without_a_schedule(self, db: None) -> None:
        story = write_story("Embargoed", at=AT)
        embargo.set_embargo(story, AT + HOUR, by=None, via="test", at=AT)
        assert told() == [("Warning: the embargo ends and nothing is scheduled", story, 1)]

    def test_does_not_warn_where_something_is(self, db: None) -> None:
        story = write_story("Embargoed", at=AT)
        embargo.set_embargo(story, AT + HOUR, by=None, via="test", at=AT)
        announcement = announced(Change.FIRST, at=AT + HOUR)
        schedule.schedule(story, announcement, starts=AT + HOUR, by=None, via="test", at=AT)
        assert [what for what, _, _ in told()] == ["Goes live"]


def late(at: datetime) -> list[str]:
    """Seal the log, as a worker does, and say what was missed beside it."""
    seal_recent(at=at)
    return [event.what for event in missed(at)]


class Missed:
    def test_is_a_ready_story_whose_embargo_has_passed(self, db: None) -> None:
        story = write_story("Embargoed", at=AT)
        embargo.set_embargo(story, AT + HOUR, by=None, via="test", at=AT)
        step(story, Verb.APPROVE)
        assert late(AT) == []
        (forgotten,) = missed(AT + HOUR)
        assert (forgotten.article, forgotten.at) == (story, AT + HOUR)

    def test_is_no_draft_that_is_still_written(self, db: None) -> None:
        story = write_story("Embargoed", at=AT)
        embargo.set_embargo(story, AT + HOUR, by=None, via="test", at=AT)
        assert late(AT + DAY) == []

    def test_is_what_no_worker_has_sealed(self, db: None) -> None:
        write_story("A draft", at=AT)
        assert list(missed(AT + PATIENCE - SECOND)) == []
        (unsealed,) = missed(AT + PATIENCE)
        assert "is not sealed" in str(unsealed)

    def test_is_what_no_worker_has_delivered(self, db: None) -> None:
        story = write_story("A draft", at=AT)
        enqueue("mail", {}, key="one", at=AT, due_at=AT + HOUR, article=story)
        assert late(AT + HOUR) == []
        assert late(AT + HOUR + PATIENCE + SECOND) == [
            "Not delivered (mail), and not tried: is a worker running?"
        ]
