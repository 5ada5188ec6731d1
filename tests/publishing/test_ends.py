"""That a story has ended by itself is told to the webhooks: once, not early, and only if it did."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from articles.models import Article, Change, Effect
from articles.publishing import moves, schedule, under_pending
from articles.publishing.effects import EFFECTS
from articles.publishing.outbox import deliver_next
from tests.cast import rewrite
from tests.publishing.verbs import AT, HOUR, go, put_off

HOOK = "https://hook.example.org/"
INSTANT = timedelta(microseconds=1)
END = AT + 3 * HOUR


@pytest.fixture(autouse=True)
def long_ago(db: None) -> None:
    """Let ends of long ago be moved: the database refuses that by its own clock, which nobody can set."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")


@pytest.fixture
def told(settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Collect what the receiver of webhooks is told: the verb, and of which moment."""
    settings.WEBHOOKS, settings.SITE_URL = [HOOK], "https://news.example.org"
    taken: list[tuple[str, str]] = []

    def take(effect: Effect) -> None:
        taken.append((effect.payload["verb"], effect.payload["at"]))

    monkeypatch.setitem(EFFECTS, "webhook", take)
    monkeypatch.setitem(EFFECTS, "mail", lambda effect: None)
    return taken


def work(at: datetime) -> None:
    """Let a worker do all that is ready at a moment."""
    while deliver_next(at=at):
        pass


def ended(at: datetime = END) -> tuple[str, str]:
    return "ended", at.isoformat()


@pytest.fixture
def ending(draft: Article, told: list[tuple[str, str]]) -> Article:
    """A live story that will end, whose publication was told."""
    go("publish", draft)
    go("expire", draft, ends=END)
    work(AT)
    told.clear()
    return draft


class AnEnd:
    def test_is_told_when_it_has_come_and_not_before(
        self, ending: Article, told: list[tuple[str, str]]
    ) -> None:
        work(END - INSTANT)
        assert told == []
        work(END)
        work(END + HOUR)
        assert told == [ended()]

    def test_says_which_story_and_nothing_of_its_text(self, ending: Article) -> None:
        assert Effect.objects.get(payload__verb="ended").payload == {
            "verb": "ended",
            "article": ending.pk,
            "edition": 1,
            "address": "https://news.example.org/news/world/2026/03/05/ferry-leaves-on-time/",
            "at": END.isoformat(),
        }

    def test_that_came_while_no_worker_ran_is_told_late(
        self, ending: Article, told: list[tuple[str, str]]
    ) -> None:
        work(END + 48 * HOUR)
        assert told == [ended()]

    def test_that_was_moved_is_told_at_the_new_moment(
        self, ending: Article, told: list[tuple[str, str]]
    ) -> None:
        go("expire", ending, AT + HOUR, ends=END + HOUR)
        work(END)
        assert told == []
        work(END + HOUR)
        assert told == [ended(END + HOUR)]

    def test_that_was_moved_to_and_fro_is_told_once(
        self, ending: Article, told: list[tuple[str, str]]
    ) -> None:
        for ends in (END + HOUR, END):
            go("expire", ending, AT + HOUR, ends=ends)
        work(END + 2 * HOUR)
        assert told == [ended()]

    def test_that_was_taken_back_is_not_told(self, ending: Article, told: list[tuple[str, str]]) -> None:
        go("expire", ending, AT + HOUR, ends=None)
        work(END + HOUR)
        assert told == []
        assert Effect.objects.get(payload__verb="ended").last_error == "Its story did not end then."

    def test_is_kept_by_an_update_and_told_of_that(
        self, ending: Article, told: list[tuple[str, str]]
    ) -> None:
        rewrite(ending, headline="Ferry is late")
        go("update", ending, AT + HOUR)
        work(END)
        assert [verb for verb, _ in told] == ["updated", "ended"]
        assert Effect.objects.get(payload__verb="ended", dropped_at=None).payload["edition"] == 2

    def test_of_a_scheduled_story_is_told_after_its_beginning(
        self, draft: Article, told: list[tuple[str, str]]
    ) -> None:
        put_off(draft, AT + HOUR)
        go("expire", draft, ends=END)
        work(END)
        assert told == [("published", (AT + HOUR).isoformat()), ended()]

    def test_returns_to_what_is_live_when_a_scheduled_change_is_cancelled(
        self, ending: Article, told: list[tuple[str, str]]
    ) -> None:
        rewrite(ending, headline="Ferry is late")
        put_off(ending, AT + 2 * HOUR, at=AT + HOUR)
        go("expire", ending, AT + HOUR, ends=END + HOUR)
        schedule.cancel(ending, by=None, via="test", at=AT + HOUR)
        work(END + HOUR)
        assert told == [ended(END + HOUR)]

    def test_survives_a_change_under_what_is_scheduled(
        self, ending: Article, told: list[tuple[str, str]]
    ) -> None:
        rewrite(ending, headline="Ferry is late")
        put_off(ending, AT + 2 * HOUR, at=AT + HOUR)
        now: dict[str, Any] = {"version": ending.version, "by": None, "via": "test", "at": AT + HOUR}
        minor = moves.announced(Change.MINOR, at=AT + HOUR)
        under_pending.change_now(ending, {"standfirst": "At last."}, minor, **now)
        work(END)
        assert [verb for verb, _ in told] == ["touched up", "updated", "ended"]

    def test_is_no_end_where_the_story_goes_on_at_that_moment(
        self, ending: Article, told: list[tuple[str, str]]
    ) -> None:
        rewrite(ending, headline="Ferry is back")
        put_off(ending, END, at=AT + HOUR)
        work(END)
        assert [verb for verb, _ in told] == ["published"]

    @pytest.mark.parametrize(
        ("verb", "words", "done"),
        [
            ("withdraw", {"notice": "Wrong."}, ["withdrawn"]),
            ("vanish", {"reason": "Court."}, ["vanished"]),
            ("kill", {"notice": "Gone.", "reason": "Court."}, ["killed"]),
            ("retract", {"notice": "Wrong."}, ["retracted", "ended"]),
        ],
    )
    def test_of_a_story_taken_down_before_is_told_only_where_a_notice_stood(
        self, ending: Article, told: list[tuple[str, str]], verb: str, words: dict[str, Any], done: list[str]
    ) -> None:
        go(verb, ending, AT + HOUR, **words)
        work(END + HOUR)
        assert [each for each, _ in told] == done

    def test_of_a_story_put_back_is_told(self, ending: Article, told: list[tuple[str, str]]) -> None:
        go("withdraw", ending, AT + HOUR, notice="Wrong.")
        go("reinstate", ending, AT + 2 * HOUR, reason="Was right.")
        work(END)
        assert [verb for verb, _ in told] == ["withdrawn", "put back", "ended"]

    def test_of_an_import_is_told_to_nobody(self, draft: Article, told: list[tuple[str, str]]) -> None:
        words: dict[str, Any] = {"by": None, "via": "import", "at": AT}
        moves.publish(draft, **words)
        schedule.expire(draft, ends=END, **words)
        assert not Effect.objects.exists()
