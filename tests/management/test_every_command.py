"""Whatever a command changes is written down with who, when, from where, old and new.

Which commands there are is read from their folder, which outcomes an import has from its own list.
"""

import io
import os
import pkgutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pyotp
import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.access import second_factor
from articles.exchange.decide import Status
from articles.management import commands
from articles.models import Article, AuditEntry
from articles.publishing import takedowns
from tests.cast import member, publish_story, rewrite, write_story
from tests.exchange import test_showing as source
from tests.exchange.pages import take_in, text_page
from tests.publishing.pen import everything
from tests.source import ROOT

Run = Callable[[], Any]
LABELLED = ROOT / "tests" / "text" / "labelled"


def erase(monkeypatch: pytest.MonkeyPatch, article: Article, *words: str, by: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{by}\n"))
    call_command("erase", str(article.pk), *words, "--by", by, stdout=io.StringIO())


def asked_to_erase(monkeypatch: pytest.MonkeyPatch) -> Run:
    article = write_story()
    return lambda: erase(monkeypatch, article, "--reason", "Court", by="carl")


def erased(monkeypatch: pytest.MonkeyPatch) -> Run:
    article = publish_story().article
    member("siri", is_staff=True, is_superuser=True)
    erase(monkeypatch, article, "--reason", "Court", by="siri")
    return lambda: erase(monkeypatch, article, "--confirm", by="carl")


def forgotten(monkeypatch: pytest.MonkeyPatch) -> Run:
    user, app, now = User.objects.get(username="carl"), pyotp.TOTP(second_factor.new_secret()), timezone.now()
    second_factor.add(user, app.secret, app.at(now), at=now)
    return lambda: call_command("forget_second_factor", "carl", stdout=io.StringIO())


# command: how it is run, what it writes down, and by whom
CHANGING: dict[str, tuple[Callable[[pytest.MonkeyPatch], Run], str, str]] = {
    "erase": (asked_to_erase, "erasure asked for", "carl"),
    "erase, confirmed": (erased, "erased", "carl"),
    "forget_second_factor": (forgotten, "removed the second factor", "the system"),
}
# command: why it changes nothing of the paper; run here, with these words
READING: dict[str, tuple[str, list[str]]] = {
    "audit_embargo": ("asks every address", ["--most", "1"]),
    "check_datelines": ("compares labels with what is read", ["--totals", f"{LABELLED}/datelines-seen.tsv"]),
    "check_invariants": ("asks the database", []),
    "check_people": ("compares names with what is known", []),
    "export_articles": ("writes stories out", ["--format", "json", "--all"]),
    "read_dateline": ("reads words alone", [os.devnull]),
    "read_people": ("reads words alone", [os.devnull]),
    "prove_kill": ("asks every address about a killed story", ["{killed}"]),
    "related_status": ("reads where links lead", []),
    "verify_audit": ("reads the audit log", []),
    "whats_next": ("reads what is scheduled", []),
}
# command: where what it does is held
ELSEWHERE = {
    "import_articles": "AnImport, below",
    "import_people": "tests/exchange/test_people.py: whoever is made or changed is written down",
    "demo": "tests/demo/test_load.py: every story of the demo newspaper is written down like any other",
    "worker": "tests/publishing/test_outbox.py, test_sealing.py: delivers and seals what others wrote down",
}


def newest() -> int:
    return AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


class EveryCommand:
    def test_is_tried_here_or_said_to_change_nothing(self) -> None:
        tried = {name.partition(",")[0] for name in CHANGING}
        known = {room.name for room in pkgutil.iter_modules(commands.__path__)}
        assert known == tried | READING.keys() | ELSEWHERE.keys()

    @pytest.mark.parametrize("name", CHANGING)
    def test_that_changes_something_writes_it_down(
        self, monkeypatch: pytest.MonkeyPatch, chief: User, name: str
    ) -> None:
        prepare, verb, by = CHANGING[name]
        run = prepare(monkeypatch)
        last, began = newest(), timezone.now()
        run()
        entries = list(AuditEntry.objects.filter(pk__gt=last))
        [entry] = [entry for entry in entries if entry.verb == verb]
        assert entry.by_name == ("Carl Okoro" if by == "carl" else by)
        assert {each.via for each in entries} == {"command"}
        assert all(began <= each.at <= timezone.now() for each in entries)
        assert all(each.article_id or each.thing for each in entries)
        assert entry.changes or entry.thing

    def test_that_reads_changes_nothing(self, chief: User) -> None:
        killed = publish_story("Ferry sinks").article
        takedowns.kill(killed, notice="", reason="Court.", by=None, via="test", at=timezone.now())
        publish_story()
        rows = everything()
        for name, (_, words) in READING.items():
            given = [word.format(killed=killed.pk) for word in words]
            with suppress(CommandError):  # a log that no worker has sealed is told so
                call_command(name, *given, stdout=io.StringIO(), stderr=io.StringIO())
            assert everything() == rows, name


class AnImport:
    """Each outcome, by the command where a page can bring it about."""

    @pytest.fixture
    def page(self, db: None, tmp_path: Path) -> Path:
        file = tmp_path / "gauge.txt"
        file.write_text(text_page())
        return file

    def written(self, page: Path, status: str, **options: Any) -> list[AuditEntry]:
        """Take the page in, and return what was written down about its story."""
        last = newest()
        assert take_in(page, create_sections=True, **options).statuses == [status]
        return list(AuditEntry.objects.filter(pk__gt=last, article__isnull=False))

    def change(self, page: Path) -> None:
        page.write_text(text_page(paragraphs=("The board met again, and the gauge was right.",)))

    def of_the_import(self, entries: list[AuditEntry], *verbs: str) -> None:
        assert [entry.verb for entry in entries] == list(verbs)
        assert {(entry.by, entry.by_name, entry.via) for entry in entries} == {(None, "the system", "import")}
        assert all(entry.changes or entry.verb == "created" for entry in entries)
        assert all(len(both) == 2 for entry in entries for both in entry.changes.values())

    def test_has_no_outcome_that_is_not_tried_here(self) -> None:
        tried = {name.removeprefix("test_").split("_")[0] for name in dir(self) if name.startswith("test_")}
        assert set(get_args(Status)) <= tried

    def test_created(self, page: Path) -> None:
        self.of_the_import(self.written(page, "created"), "created")

    def test_created_and_published_at_once(self, page: Path) -> None:
        self.of_the_import(self.written(page, "created", publish=True), "created", "published")

    def test_updated(self, page: Path) -> None:
        self.written(page, "created")
        self.change(page)
        entries = self.written(page, "updated")
        self.of_the_import(entries, "changed")
        assert "body_html" in entries[0].changes

    def test_published(self, page: Path) -> None:
        self.written(page, "created")
        self.of_the_import(self.written(page, "published", publish=True), "published")

    def test_killed(self, db: None) -> None:
        source.take_in(source.FIRST, publish=True)
        last = newest()
        source.take_in(replace(source.FIRST, status="canceled"), publish=True, at=source.AT + source.DAY)
        self.of_the_import(list(AuditEntry.objects.filter(pk__gt=last)), "killed")

    def test_unchanged_writes_nothing(self, page: Path) -> None:
        self.written(page, "created")
        rows = everything()
        assert self.written(page, "unchanged") == []
        assert everything() == rows

    def test_skipped_writes_nothing(self, page: Path) -> None:
        self.written(page, "created")
        rewrite(Article.objects.get(), kicker="Sea")
        self.change(page)
        rows = everything()
        assert self.written(page, "skipped") == []
        assert everything() == rows

    def test_failed_writes_nothing(self, page: Path) -> None:
        page.write_text("")
        rows = everything()
        assert self.written(page, "failed") == []
        assert everything() == rows
