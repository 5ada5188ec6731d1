"""An act that read the clock, and then waited for the story until another act had committed."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Article, AuditEntry, Edition, Section, State
from articles.publishing import desk_moves, schedule
from articles.publishing.workflow import IllegalMove, Verb
from tests.cast import rewrite, write_story
from tests.publishing.verbs import go, put_off
from tests.torture.acts import LATER, WORDS
from tests.torture.pairs import PATIENCE
from tests.torture.rules import broken

EARLY = timedelta(milliseconds=400)


@dataclass(frozen=True)
class Wait:
    """What happened before, what is done first, what waits for it, and where that leaves the story."""

    before: tuple[str, ...]
    first: str
    second: str
    state: State


LIVE = ("publish",)
WAITS = {
    "update, kill": Wait(LIVE, "update", "kill", State.KILLED),
    "update, withdraw": Wait(LIVE, "update", "withdraw", State.WITHDRAWN),
    "update, vanish": Wait(LIVE, "update", "vanish", State.VANISHED),
    "update, retract": Wait(LIVE, "update", "retract", State.RETRACTED),
    "update, hold": Wait(LIVE, "update", "place_legal_hold", State.PUBLISHED),
    "update, update": Wait(LIVE, "update", "update", State.PUBLISHED),
    "update, end": Wait(LIVE, "update", "expire", State.PUBLISHED),
    "update, schedule": Wait(LIVE, "update", "schedule", State.PUBLISHED),
    "publish, kill": Wait((), "publish", "kill", State.KILLED),
    "publish, withdraw": Wait((), "publish", "withdraw", State.WITHDRAWN),
    "publish, retract": Wait((), "publish", "retract", State.RETRACTED),
    "publish, hold": Wait((), "publish", "place_legal_hold", State.PUBLISHED),
    "publish, update": Wait((), "publish", "update", State.PUBLISHED),
    "withdraw, publish": Wait(LIVE, "withdraw", "publish", State.PUBLISHED),
    "withdraw, put back": Wait(LIVE, "withdraw", "reinstate", State.PUBLISHED),
    "withdraw, kill": Wait(LIVE, "withdraw", "kill", State.KILLED),
    "retract, kill": Wait(LIVE, "retract", "kill", State.KILLED),
    "put back, kill": Wait((*LIVE, "withdraw"), "reinstate", "kill", State.KILLED),
}


@pytest.fixture
def story(transactional_db: None, world: Section) -> Article:
    return write_story(section=world)


def act(verb: str, article: Article, *, at: datetime) -> Any:
    article = Article.objects.get(pk=article.pk)
    if verb == "schedule":
        return put_off(article, LATER, at=at)
    if verb == "spike":
        return desk_moves.move(article, Verb.SPIKE, by=None, via="test", at=at)
    return go(verb, article, at, **WORDS.get(verb, {}))


def one_waits(article: Article, first: str, second: str) -> Any:
    """Begin the second act while the first one has the story; it took its moment before."""

    def waiting() -> Any:
        try:
            return act(second, article, at=early)
        finally:
            connection.close()

    now = timezone.now()
    early = now - EARLY
    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            act(first, article, at=now)
            other = thread.submit(waiting)
            until_someone_waits()
        return other.result(PATIENCE)


def waits_past(article: Article, verb: str, moment: datetime) -> None:
    """Let an act wait for the story until the moment has passed."""

    def waiting() -> Any:
        try:
            return act(verb, article, at=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        with transaction.atomic():
            Article.objects.select_for_update().get(pk=article.pk)
            other = thread.submit(waiting)
            until_someone_waits()
            time.sleep(max(0, (moment - timezone.now()).total_seconds()) + 0.1)
        other.result(PATIENCE)


def until_someone_waits() -> None:
    end = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < end:
            # pg_stat_activity stays as it was first read in a transaction.
            cursor.execute(
                "SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))"
            )
            if cursor.rowcount:
                return
            time.sleep(0.01)
    raise AssertionError("nobody waits for the story")


def prepared(article: Article, before: tuple[str, ...]) -> Article:
    start = timezone.now() - timedelta(hours=1)
    for number, verb in enumerate(before):
        act(verb, article, at=start + timedelta(minutes=number))
    article.refresh_from_db()
    return rewrite(article, headline="Ferry leaves late")


@pytest.mark.slow
class WhoWaitsForAStory:
    @pytest.mark.parametrize("name", WAITS)
    def test_acts_after_whom_they_waited_for(self, name: str, story: Article) -> None:
        wait = WAITS[name]
        one_waits(prepared(story, wait.before), wait.first, wait.second)
        story.refresh_from_db()
        assert story.state == wait.state
        at, before = AuditEntry.objects.latest_first().values_list("at", flat=True)[:2]
        assert at > before
        now = timezone.now()
        begun = Edition.objects.filter(article=story, live_from__lte=now)
        assert list(begun) == list(begun.shown(now))
        assert begun.live(now).count() == (wait.state in (State.PUBLISHED, State.RETRACTED))
        assert broken() == []

    def test_is_refused_what_that_forbids(self, story: Article) -> None:
        with pytest.raises(IllegalMove):
            one_waits(prepared(story, ()), "publish", "spike")
        assert Edition.objects.live(timezone.now()).filter(article=story).exists()

    def test_still_finds_what_is_scheduled_to_come(self, story: Article) -> None:
        one_waits(prepared(story, LIVE), "schedule", "cancel")
        assert not Edition.objects.pending(timezone.now()).exists()

    def test_still_cancels_what_was_scheduled_before_they_came(self, story: Article) -> None:
        one_waits(prepared(story, LIVE), "schedule", "kill")
        assert not Edition.objects.pending(timezone.now()).exists()
        assert broken() == []

    def test_has_nothing_to_cancel_when_it_is_live(self, story: Article) -> None:
        with pytest.raises(schedule.NothingScheduled):
            one_waits(prepared(story, LIVE), "update", "cancel")

    @pytest.mark.parametrize(
        ("verb", "state"),
        [
            ("kill", State.KILLED),
            ("withdraw", State.WITHDRAWN),
            ("retract", State.RETRACTED),
            ("update", State.PUBLISHED),
            ("place_legal_hold", State.PUBLISHED),
        ],
    )
    def test_finds_live_what_began_meanwhile(self, verb: str, state: State, story: Article) -> None:
        article, moment = prepared(story, LIVE), timezone.now() + timedelta(seconds=1.5)
        put_off(article, moment, at=timezone.now())
        waits_past(article, verb, moment)
        story.refresh_from_db()
        assert story.state == state
        assert Edition.objects.get(live_from=moment).headline == "Ferry leaves late"
        assert Edition.objects.filter(article=story).shown(timezone.now()).count() >= 2
        assert broken() == []
