"""export_articles, as an operator runs it."""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from articles.exchange import export
from articles.models import Section
from articles.publishing import moves, takedowns
from articles.publishing.known import section_at
from tests.cast import publish_story, relate, rewrite, write_story
from tests.exchange.pages import exported
from tests.management.process import ROOT, environment

Asserted = Callable[[int], AbstractContextManager[Any]]


def headlines(**options: Any) -> list[str]:
    return [line["headline"] for line in exported(**options)]


class Selection:
    def test_is_what_readers_see(self, world: Section) -> None:
        publish_story("Live", section=world)
        write_story("Draft", section=world)
        withdrawn = publish_story("Withdrawn", section=world).article
        takedowns.withdraw(withdrawn, notice="", by=None, via="test", at=timezone.now())
        assert headlines() == ["Live"]
        assert headlines(all=True) == ["Live", "Draft", "Withdrawn"]

    def test_shows_a_live_story_as_readers_see_it(self, world: Section) -> None:
        edition = publish_story("Ferry leaves on time", section=world)
        rewrite(edition.article, headline="Not yet published")
        assert headlines() == headlines(all=True) == ["Ferry leaves on time"]

    def test_may_be_a_section_with_all_beneath_it(self, world: Section) -> None:
        publish_story("Abroad", section=world)
        publish_story("Match", section=section_at(["Sport"], by=None, via="test", at=timezone.now()))
        for everything in (False, True):
            assert headlines(section="News > World", all=everything) == ["Abroad"]
            assert headlines(section="news", all=everything) == ["Abroad"]
            assert headlines(section="Sport", all=everything) == ["Match"]

    def test_may_begin_on_a_day(self, world: Section) -> None:
        publish_story("Old", section=world, published=datetime(2010, 11, 3, 23, 59, tzinfo=UTC))
        publish_story("New", section=world, published=datetime(2010, 11, 4, tzinfo=UTC))
        write_story("Undated", section=world)
        assert headlines(since="2010-11-04") == ["New"]
        assert headlines(since="2010-11-04", all=True) == ["New", "Undated"]

    @pytest.mark.parametrize(
        ("options", "refusal"),
        [
            ({"format": "nitf"}, "There is no format “nitf”; known are: json."),
            ({"section": "Mars"}, "There is no section “Mars”; write one as News > World or news/world."),
            ({"since": "yesterday"}, "“yesterday” is no day; write one as 2010-11-04."),
        ],
    )
    def test_that_cannot_be_is_refused(self, db: None, options: dict[str, str], refusal: str) -> None:
        with pytest.raises(CommandError) as error:
            exported(**options)
        assert (str(error.value), error.value.returncode) == (refusal, 2)


class Output:
    def test_goes_into_a_file_of_the_folder_if_one_is_named(self, world: Section, tmp_path: Path) -> None:
        publish_story("Ferry leaves on time", section=world)
        printed = StringIO()
        call_command("export_articles", output=tmp_path / "new", stdout=printed)
        file = tmp_path / "new" / "articles.jsonl"
        assert printed.getvalue() == f"{file}\n"
        assert json.loads(file.read_text())["headline"] == "Ferry leaves on time"
        assert list((tmp_path / "new").iterdir()) == [file]

    def test_that_cannot_be_written_is_refused(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(CommandError, match="cannot be written"):
            call_command("export_articles", output=tmp_path / "file")

    @pytest.mark.slow
    @pytest.mark.django_db(transaction=True)
    def test_ends_quietly_when_nobody_reads_on(self) -> None:
        for number in range(30):
            publish_story(f"Ferry number {number}", body_html="<p>" + "Long. " * 2000 + "</p>")
        process = subprocess.Popen(
            [sys.executable, "manage.py", "export_articles"],
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        assert process.stderr
        assert json.loads(process.stdout.readline())["headline"] == "Ferry number 0"
        process.stdout.close()
        assert process.stderr.read() == ""
        process.stderr.close()
        assert process.wait() == 0


class Queries:
    @pytest.mark.parametrize("everything", [False, True])
    def test_are_as_many_for_a_chunk_of_any_size(
        self,
        world: Section,
        monkeypatch: pytest.MonkeyPatch,
        django_assert_max_num_queries: Asserted,
        everything: bool,
    ) -> None:
        target = publish_story("Target", section=world).article
        for number in range(6):
            edition = publish_story(f"Ferry {number}", section=world)
            relate(edition.article, target)
            moves.update(edition.article, by=None, via="test", at=timezone.now())
            write_story(f"Draft {number}", section=world)
        with django_assert_max_num_queries(14):
            assert len(exported(all=everything)) == (13 if everything else 7)
        monkeypatch.setattr(export, "CHUNK", 2)
        assert len(exported(all=everything)) == (13 if everything else 7)
