"""An item that fails, a database that goes away, an operator who has seen enough."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection

from articles.exchange import intake
from articles.exchange import showing as writing
from articles.exchange.apply import apply
from articles.models import (
    Article,
    DatelinePlace,
    Place,
    Revision,
    Section,
)
from articles.publishing import moves
from articles.publishing.related import attach_to
from tests.exchange.pages import html_page, take_in, text_page
from tests.exchange.rows import everything


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.html"
    file.write_text(
        html_page(
            above='<p class="byline">By Ines Okafor</p>',
            related=(("https://samplewire.example/2", "A story to come"),),
        )
    )
    return file


@contextmanager
def failing_at(number: int) -> Iterator[list[str]]:
    """Break the connection's statement of that number; lists the statements that writing took."""
    statements: list[str] = []

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(sql)
        if len(statements) == number:
            raise DatabaseError("seeded")
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield statements


def fail_once_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the next item when everything of it is written."""

    def attach(*args: Any, **kwargs: Any) -> int:
        monkeypatch.setattr(writing, "attach_to", attach_to)
        raise RuntimeError("seeded")

    monkeypatch.setattr(writing, "attach_to", attach)


class Trouble:
    @pytest.mark.slow
    def test_at_any_statement_leaves_nothing_of_the_item(
        self, db: None, page: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        before, number = everything(), 1
        while True:
            number += 1  # the first asks for the sections, before there is any item
            with failing_at(number) as statements:
                run = take_in(page, publish=True, create_sections=True)
            if len(statements) < number:
                break
            assert run.statuses == ["failed"]
            assert everything() == before
        assert number > 40
        assert run.statuses == ["created"]

    def test_is_named_and_its_traceback_is_logged(
        self, db: None, page: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        fail_once_at_the_end(monkeypatch)
        run = take_in(page)
        assert run.code == 1
        assert run.report[0]["reason"] == "an error nobody expected (RuntimeError: seeded); see the log"
        assert [(record.exc_info is not None, record.message) for record in caplog.records] == [
            (True, f"{page} could not be imported")
        ]

    def test_of_one_item_does_not_touch_the_others(
        self,
        db: None,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(text_page(f"Tide gauge number {number} read high"))
        fail_once_at_the_end(monkeypatch)
        run = take_in(tmp_path, create_sections=True)
        assert run.statuses == ["failed", "created", "created"]
        world, moscow = Section.objects.get(path="news/world"), Place.objects.get()
        assert set(Article.objects.values_list("section", flat=True)) == {world.pk}
        assert set(DatelinePlace.objects.values_list("place", flat=True)) == {moscow.pk}
        assert take_in(tmp_path, create_sections=True).statuses == ["created", "unchanged", "unchanged"]

    def test_of_a_database_that_is_gone_ends_the_run(
        self, db: None, page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connection, "is_usable", lambda: False)

        def gone(*args: Any, **kwargs: Any) -> Article:
            raise OperationalError("server closed the connection unexpectedly")

        monkeypatch.setattr(intake, "apply", gone)
        run = take_in(page)
        assert (run.code, run.report) == (1, [])
        assert run.refusal.startswith(f"The database went away at {page}. What was taken in until then stays")

    def test_of_not_being_ready_is_a_failure_with_reasons(
        self, db: None, page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unready(*args: Any, **kwargs: Any) -> Article:
            raise moves.NotReadyToPublish(Article(headline="X"), ["Write its text."])

        monkeypatch.setattr(intake, "apply", unready)
        assert take_in(page).report[0]["reason"] == (
            "“X” is not ready to publish. Write its text. Nothing of it was changed."
        )


class Stopping:
    def test_by_the_operator_keeps_what_is_in(
        self, db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(text_page(f"Tide gauge number {number} read high"))

        def pressed(*args: Any, **kwargs: Any) -> Article:
            if Article.objects.exists():
                raise KeyboardInterrupt
            return apply(*args, **kwargs)

        monkeypatch.setattr(intake, "apply", pressed)
        run = take_in(tmp_path)
        assert (run.code, run.statuses) == (1, ["created"])
        assert run.refusal.startswith("Stopped. What was taken in until then stays")
        monkeypatch.undo()
        assert take_in(tmp_path).statuses == ["unchanged", "created", "created"]
        assert Revision.objects.count() == 3
