"""The chain over the audit log, and that nothing done to it goes unseen."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from articles.models import Article, AuditEntry, AuditHead, AuditSeal
from articles.publishing import audit, sealing, verifying
from articles.publishing.verifying import Broken, Sealed
from tests.cast import write_story
from tests.publishing.tampering import ACTS

AT = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
SECOND = timedelta(seconds=1)
ENTRIES = 12


def written(count: int, *, article: Article | None = None) -> list[AuditEntry]:
    return [
        audit.record(
            "changed",
            by=None,
            via="test",
            at=AT + number * SECOND,
            article=article,
            thing="" if article else f"section:{number}",
            changes={"headline": [f"Old {number}", f"New {number}"]},
        )
        for number in range(count)
    ]


def verified(noted: Sealed | None = None) -> Sealed:
    waiting = verifying.waiting()
    *_, reached = [Sealed(), *verifying.walk(noted=noted)]
    verifying.require_sealed(waiting)
    return reached


@pytest.fixture
def log(db: None) -> list[AuditEntry]:
    entries = written(ENTRIES)
    sealing.seal_recent(at=AT)
    return entries


@pytest.fixture
def superuser(log: list[AuditEntry]) -> Iterator[Callable[..., None]]:
    """Someone whom no trigger and no reference stops."""

    def run(statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement, values)
            cursor.execute("SET LOCAL session_replication_role = origin")

    with connection.cursor() as cursor:
        # What was written so far is checked now: what is torn apart must not trip over it when the test ends.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    yield run
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")


class Sealing:
    def test_chains_entries_in_their_order(self, log: list[AuditEntry]) -> None:
        chain = AuditSeal.objects.order_by("position").values_list("position", "entry")
        assert list(chain) == list(enumerate([entry.pk for entry in log], start=1))

    def test_takes_up_the_chain_where_it_ended(self, log: list[AuditEntry]) -> None:
        written(3)
        assert sealing.seal_recent(at=AT) == 3
        assert verified().position == ENTRIES + 3

    def test_finds_an_entry_that_was_committed_late(self, log: list[AuditEntry]) -> None:
        late = AuditEntry(
            pk=log[0].pk - 1, at=AT, by_name="Edda", via="test", verb="changed", thing="place:1"
        )
        late.save(force_insert=True)
        assert sealing.seal_recent(at=AT) == 1

    def test_finds_an_entry_that_was_committed_very_late(
        self, log: list[AuditEntry], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sealing, "LOOK_BACK", 0)
        late = AuditEntry(
            pk=log[0].pk - 1, at=AT, by_name="Edda", via="test", verb="changed", thing="place:1"
        )
        late.save(force_insert=True)
        assert (sealing.seal_recent(at=AT), sealing.seal_any(at=AT)) == (0, 1)

    def test_of_nothing_does_nothing(self, db: None) -> None:
        assert sealing.seal_recent(at=AT) == 0
        assert not AuditHead.objects.exists()

    def test_holds_what_was_sealed_before(self) -> None:
        seal = AuditSeal(position=2, sealed_at=AT, entry_id=2, digest="d" * 64)
        assert sealing.link("0" * 64, seal) != sealing.link("1" * 64, seal)

    def test_covers_every_column_of_an_entry(self) -> None:
        """An entry's digest names its columns one by one: a new one has to be added to it."""
        columns = {field.attname for field in AuditEntry._meta.concrete_fields}
        covered = {"id", "at", "by_id", "by_name", "via", "verb", "article_id", "thing", "changes"}
        assert columns == covered


class TheDatabase:
    @pytest.mark.parametrize(
        "statement", ["UPDATE articles_auditseal SET hash = ''", "DELETE FROM articles_auditseal"]
    )
    def test_refuses_to_alter_a_seal(self, log: list[AuditEntry], statement: str) -> None:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    @pytest.mark.parametrize(
        "statement", ["UPDATE articles_audithead SET position = 1", "DELETE FROM articles_audithead"]
    )
    def test_refuses_to_shorten_the_chain(self, log: list[AuditEntry], statement: str) -> None:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)

    def test_has_one_head(self, log: list[AuditEntry]) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            AuditHead.objects.create(pk=2, position=1, hash="", signature="")


class Verifying:
    def test_finds_a_whole_chain_whole(self, log: list[AuditEntry]) -> None:
        assert verified().position == ENTRIES

    def test_finds_an_empty_log_whole(self, db: None) -> None:
        assert verified() == Sealed()

    def test_names_an_entry_that_stays_unsealed(self, log: list[AuditEntry]) -> None:
        (entry,) = written(1)
        with pytest.raises(Broken, match=f"Entry {entry.pk} .* has no seal"):
            verified()

    def test_finds_another_key(self, log: list[AuditEntry], settings: Any) -> None:
        settings.AUDIT_KEY = "another"
        with pytest.raises(Broken, match="AUDIT_KEY"):
            verified()

    def test_finds_a_log_that_was_emptied(self, superuser: Callable[..., None]) -> None:
        write_story()
        for table in ("auditseal", "audithead", "auditentry"):
            superuser(f"DELETE FROM articles_{table}")
        with pytest.raises(Broken, match="emptied"):
            verified()

    def test_finds_that_an_earlier_state_was_put_back(
        self, superuser: Callable[..., None], log: list[AuditEntry]
    ) -> None:
        """The head of that state was signed too: only a head noted elsewhere tells."""
        earlier = AuditHead.objects.values_list("position", "hash", "signature").get()
        written(3)
        sealing.seal_recent(at=AT)
        noted = verified()
        superuser("DELETE FROM articles_auditentry WHERE id > %s", log[-1].pk)
        superuser("DELETE FROM articles_auditseal WHERE position > %s", ENTRIES)
        superuser("UPDATE articles_audithead SET position = %s, hash = %s, signature = %s", *earlier)
        assert verified().position == ENTRIES
        with pytest.raises(Broken, match="before the noted"):
            verified(noted)

    def test_follows_the_chain_through_a_head_noted_earlier(self, log: list[AuditEntry]) -> None:
        noted = verified()
        written(2)
        sealing.seal_recent(at=AT)
        assert verified(noted).position == ENTRIES + 2
        with pytest.raises(Broken, match="built anew"):
            verified(Sealed(noted.position, "0" * 64))


class AnErasure:
    def test_leaves_the_chain_whole(self, superuser: Callable[..., None], draft: Article) -> None:
        entry = AuditEntry.objects.get(article=draft)
        act = audit.record(
            "erased", by=None, via="command", at=AT, article=draft, changes={"reason": ["", "Court"]}
        )
        sealing.seal_recent(at=AT)
        self.erase(superuser, entry, act)
        assert verified().position == AuditEntry.objects.count()

    def test_needs_its_own_entry_about_that_story(
        self, superuser: Callable[..., None], draft: Article
    ) -> None:
        entry = AuditEntry.objects.get(article=draft)
        other = audit.record("erased", by=None, via="command", at=AT, article=write_story("Other"))
        sealing.seal_recent(at=AT)
        self.erase(superuser, entry, other)
        with pytest.raises(Broken, match=f"Entry {entry.pk} "):
            verified()

    def erase(self, superuser: Callable[..., None], entry: AuditEntry, act: AuditEntry) -> None:
        marker = json.dumps(sealing.erased_changes(act))
        superuser("UPDATE articles_auditentry SET changes = %s::jsonb WHERE id = %s", marker, entry.pk)


@pytest.mark.slow
class Tampering:
    """Each number seeds one random act of someone who may do anything in the database."""

    @pytest.mark.parametrize("seed", range(10 * len(ACTS)))
    def test_is_found(self, superuser: Callable[..., None], seed: int) -> None:
        ACTS[seed % len(ACTS)](superuser, random.Random(seed))
        with pytest.raises(Broken):
            verified()
