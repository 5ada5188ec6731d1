"""What a change sets off outside the database, as it is written down."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from articles.models import Article, Edition, Effect
from articles.publishing import moves
from articles.publishing.effects import EFFECTS, enqueue
from tests.publishing.verbs import AT, HOUR, go, put_off

HOOK = "https://hook.example.org/news"
DONE = {"update": "updated", "correct": "corrected", "retract": "retracted"}


@pytest.fixture(autouse=True)
def hooks(settings: Any) -> None:
    settings.WEBHOOKS = [HOOK, "https://other.example.org/"]
    settings.SITE_URL = "https://news.example.org"


def told(verb: str) -> Effect:
    return Effect.objects.get(payload__verb=verb, target=HOOK)


class Enqueue:
    def test_writes_a_known_key_once(self, db: None) -> None:
        for subject in ("First", "Second"):
            enqueue("mail", {"subject": subject}, key="mail:1", at=AT)
        assert [effect.payload["subject"] for effect in Effect.objects.all()] == ["First"]

    def test_is_part_of_the_callers_transaction(self, draft: Article) -> None:
        with transaction.atomic():
            go("publish", draft)
            transaction.set_rollback(True)
        assert not Effect.objects.exists()


class APublication:
    def test_is_told_to_every_webhook(self, draft: Article) -> None:
        go("publish", draft)
        assert Effect.objects.filter(kind="webhook").count() == 2
        assert told("published").payload == {
            "verb": "published",
            "article": draft.pk,
            "edition": 1,
            "headline": "Ferry leaves on time",
            "address": "https://news.example.org/news/world/2026/03/05/ferry-leaves-on-time/",
            "at": AT.isoformat(),
        }

    def test_that_is_scheduled_is_due_when_readers_have_it(self, draft: Article) -> None:
        put_off(draft, AT + HOUR)
        assert (told("published").due_at, told("published").try_at) == (AT + HOUR, AT + HOUR)

    def test_of_an_import_is_told_to_nobody(self, draft: Article) -> None:
        moves.publish(draft, by=None, via="import", at=AT)
        assert not Effect.objects.exists()

    @pytest.mark.parametrize(
        ("verb", "words"), [("update", {}), ("correct", {"note": "Late."}), ("retract", {"notice": "Wrong."})]
    )
    def test_of_a_change_is_told_too(self, draft: Article, verb: str, words: dict[str, Any]) -> None:
        go("publish", draft)
        go(verb, draft, AT + HOUR, **words)
        assert told(DONE[verb]).payload["edition"] == 2


class ATakedown:
    @pytest.mark.parametrize(
        ("verb", "done", "words"),
        [
            ("withdraw", "withdrawn", {"notice": "Wrong."}),
            ("vanish", "vanished", {"reason": "Court."}),
            ("kill", "killed", {"notice": "Gone.", "reason": "Court."}),
        ],
    )
    def test_is_told_without_a_word_of_the_text(
        self, draft: Article, verb: str, done: str, words: dict[str, Any]
    ) -> None:
        go("publish", draft)
        go(verb, draft, AT + HOUR, **words)
        assert told(done).edition is None
        assert set(told(done).payload) == {"verb", "article", "edition", "address", "at"}

    def test_of_a_story_readers_never_had_is_told_to_nobody(self, draft: Article) -> None:
        go("kill", draft, notice="Gone.", reason="Court.")
        assert not Effect.objects.filter(kind="webhook").exists()

    def test_for_ever_is_mailed_with_its_reason(self, draft: Article) -> None:
        go("kill", draft, notice="Gone.", reason="Court order\n12")
        mail = Effect.objects.get(kind="mail")
        assert "Reason given: Court order 12" in mail.payload["text"]


class AnEffect:
    def test_is_never_both_done_and_dropped(self, draft: Article) -> None:
        go("publish", draft)
        with pytest.raises(IntegrityError, match="effect_done_or_dropped"), transaction.atomic():
            Effect.objects.update(done_at=AT, dropped_at=AT)

    def test_is_never_tried_before_it_is_due(self, draft: Article) -> None:
        go("publish", draft)
        with pytest.raises(IntegrityError, match="effect_not_tried_before_due"), transaction.atomic():
            Effect.objects.update(try_at=AT - HOUR)

    def test_is_never_deleted(self, draft: Article) -> None:
        go("publish", draft)
        with pytest.raises(IntegrityError, match="never altered or deleted"), transaction.atomic():
            Effect.objects.all().delete()

    def test_has_a_consumer(self, live: Edition) -> None:
        assert set(Effect.objects.values_list("kind", flat=True)) <= set(EFFECTS)

    def test_is_overdue_while_it_waits(self, draft: Article) -> None:
        go("publish", draft)
        assert not Effect.objects.overdue(AT)
        assert Effect.objects.overdue(AT + timedelta(seconds=1)).count() == 2
        Effect.objects.update(done_at=AT)
        assert not Effect.objects.overdue(AT + HOUR)
