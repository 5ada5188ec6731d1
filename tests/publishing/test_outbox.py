"""Delivering effects: at least once, in time, and none in the way of another."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as mailbox
from django.db import connections, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from articles.models import Article, Effect
from articles.publishing import effects, outbox
from articles.publishing.effects import enqueue
from articles.publishing.outbox import deliver_next
from articles.publishing.roles import EDITOR_IN_CHIEF
from articles.publishing.undeliverable import NotNeeded
from tests.cast import member
from tests.publishing.verbs import AT, HOUR, go, put_off

Done = list[str]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Done:
    """Let a consumer of tests note the keys it was given; a payload may say what it does wrong."""
    keys: Done = []

    def consume(effect: Effect) -> None:
        keys.append(effect.key)
        if effect.payload.get("poison"):
            raise ZeroDivisionError(effect.payload["poison"])
        if effect.payload.get("unwanted"):
            raise NotNeeded("Nobody wants it.")

    monkeypatch.setitem(effects.EFFECTS, "test", consume)
    return keys


def put(key: str, **payload: str) -> Effect:
    enqueue("test", payload, key=key, at=AT, target=key)
    return Effect.objects.get(key=key)


def deliver_all() -> list[Effect]:
    return list(iter(lambda: deliver_next(at=timezone.now()), None))


class Delivery:
    def test_is_done_once(self, db: None, done: Done) -> None:
        put("one")
        assert [effect.key for effect in deliver_all()] == ["one"]
        assert deliver_next(at=timezone.now()) is None
        assert Effect.objects.get().done_at is not None

    def test_waits_for_its_time_by_the_workers_clock(self, db: None, done: Done) -> None:
        put("one")
        assert deliver_next(at=AT - timedelta(microseconds=1)) is None
        assert deliver_next(at=AT)

    def test_waits_for_its_time_by_the_databases_clock(self, db: None, done: Done) -> None:
        soon = timezone.now() + timedelta(minutes=2)
        enqueue("test", {}, key="soon", at=AT, due_at=soon)
        assert deliver_next(at=soon + HOUR) is None

    def test_that_fails_keeps_its_error_and_is_tried_again_later(self, db: None, done: Done) -> None:
        put("one", poison="boiling")
        failed = deliver_next(at=timezone.now())
        assert failed
        assert failed.last_error.startswith("Traceback")
        assert "ZeroDivisionError: boiling" in failed.last_error
        assert failed.try_at > timezone.now()
        assert failed.leased_until is None
        assert deliver_next(at=timezone.now()) is None

    def test_that_fails_again_and_again_waits_longer_up_to_a_cap(self, db: None, done: Done) -> None:
        put("one", poison="boiling")
        waits = []
        for _ in range(12):
            Effect.objects.update(try_at=F("due_at"))
            failed = deliver_next(at=timezone.now())
            assert failed
            waits.append(round((failed.try_at - timezone.now()).total_seconds()))
        assert waits == sorted(waits)
        assert (waits[0], waits[-1]) == (2, 600)

    def test_of_an_unknown_kind_is_kept(self, db: None) -> None:
        enqueue("pigeon", {}, key="one", at=AT)
        failed = deliver_next(at=timezone.now())
        assert failed
        assert "KeyError: 'pigeon'" in failed.last_error

    def test_that_nobody_wants_is_dropped_with_the_reason(self, db: None, done: Done) -> None:
        put("one", unwanted="yes")
        dropped = deliver_next(at=timezone.now())
        assert dropped
        assert (dropped.dropped_at is not None, dropped.last_error) == (True, "Nobody wants it.")

    def test_of_one_poisoned_effect_does_not_stop_the_other_99(self, db: None, done: Done) -> None:
        for number in range(100):
            put(f"{number}", **({"poison": "boiling"} if number == 7 else {}))
        deliver_all()
        waiting = Effect.objects.waiting()
        # A slow machine may have tried the poisoned one again meanwhile.
        assert ([effect.key for effect in waiting], len(set(done))) == (["7"], 100)


class AnEffectOfAnEdition:
    @pytest.fixture(autouse=True)
    def told(self, settings: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        settings.WEBHOOKS = ["https://hook.example.org/"]
        verbs: list[str] = []
        monkeypatch.setitem(effects.EFFECTS, "webhook", lambda effect: verbs.append(effect.payload["verb"]))
        monkeypatch.setitem(effects.EFFECTS, "mail", lambda effect: None)
        return verbs

    def test_is_not_delivered_before_readers_have_it(self, draft: Article, told: list[str]) -> None:
        put_off(draft, AT + HOUR)
        assert deliver_next(at=AT + HOUR - timedelta(microseconds=1)) is None
        assert deliver_next(at=AT + HOUR)
        assert told == ["published"]

    def test_that_was_cancelled_is_dropped(self, draft: Article, told: list[str]) -> None:
        put_off(draft, AT + HOUR)
        go("cancel", draft)
        deliver_all()
        assert (told, Effect.objects.get().last_error) == (
            [],
            "Its edition was cancelled before readers had it.",
        )

    @pytest.mark.parametrize(
        ("verb", "words", "then"),
        [
            ("kill", {"notice": "Gone.", "reason": "Court."}, ["killed"]),
            ("withdraw", {"notice": "Wrong."}, ["withdrawn"]),
            ("vanish", {"reason": "Court."}, ["vanished"]),
        ],
    )
    def test_of_a_story_taken_down_meanwhile_is_dropped(
        self, draft: Article, told: list[str], verb: str, words: dict[str, Any], then: list[str]
    ) -> None:
        go("publish", draft)
        go(verb, draft, AT + HOUR, **words)
        deliver_all()
        assert told == then

    def test_tells_of_a_story_put_back(self, draft: Article, told: list[str]) -> None:
        go("publish", draft)
        go("withdraw", draft, AT + HOUR, notice="Wrong.")
        deliver_all()
        go("reinstate", draft, AT + 2 * HOUR, reason="Was right.")
        deliver_all()
        assert told == ["withdrawn", "put back"]


class Mail:
    def test_reaches_every_editor_in_chief(self, draft: Article) -> None:
        chief = member("cora", EDITOR_IN_CHIEF, email="cora@example.org")
        member("rosa", email="rosa@example.org")
        go("kill", draft, notice="Gone.", reason="Court order 12", by=chief)
        deliver_all()
        (message,) = mailbox.outbox
        assert message.to == ["cora@example.org"]
        assert "Court order 12" in str(message.body)

    def test_is_dropped_when_no_chief_has_an_address(self, draft: Article) -> None:
        go("kill", draft, notice="Gone.", reason="Court.")
        deliver_all()
        assert Effect.objects.get(kind="mail").last_error == "No editor-in-chief has a mail address."

    def test_is_dropped_when_no_server_is_set(self, draft: Article, settings: Any) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        go("kill", draft, notice="Gone.", reason="Court.")
        deliver_all()
        assert "EMAIL_URL" in Effect.objects.get(kind="mail").last_error


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
class ALease:
    def test_keeps_other_workers_off(self, done: Done) -> None:
        put("one")
        self.lease_out("1 minute")
        assert deliver_next(at=timezone.now()) is None

    def test_is_taken_with_the_effect(self, done: Done) -> None:
        put("one")
        assert outbox._claim(at=timezone.now(), lease=timedelta(minutes=1))
        assert deliver_next(at=timezone.now()) is None

    def test_of_a_worker_that_died_runs_out(self, done: Done) -> None:
        put("one")
        self.lease_out("-1 second")
        assert deliver_next(at=timezone.now())

    def test_keeps_others_off_the_same_target_meanwhile(self, done: Done) -> None:
        for key in ("one", "two", "three"):
            enqueue("test", {}, key=key, at=AT, target="slow" if key != "three" else "quick")
        Effect.objects.filter(key="one").update(leased_until=Now() + timedelta(minutes=1))
        assert [effect.key for effect in deliver_all()] == ["three"]

    def test_of_one_who_was_too_slow_gives_no_say(self, done: Done) -> None:
        put("one")
        claimed = outbox._claim(at=timezone.now(), lease=timedelta(seconds=-1))
        assert claimed
        assert deliver_next(at=timezone.now())
        late = outbox._end(claimed, last_error="too late", try_at=Now())
        assert (late.done_at is not None, late.last_error) == (True, "")

    def test_is_not_waited_for_while_it_is_being_taken(self, done: Done) -> None:
        first, second = put("one"), put("two")
        other = connections.create_connection("default")
        try:
            other.set_autocommit(autocommit=False)
            with other.cursor() as cursor:
                cursor.execute("SELECT 1 FROM articles_effect WHERE id = %s FOR UPDATE", [first.pk])
            taken = deliver_next(at=timezone.now())
        finally:
            other.close()
        assert taken == second

    def lease_out(self, for_long: str) -> None:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(
                "UPDATE articles_effect SET leased_until = now() + %s::interval, attempts = 1", [for_long]
            )
