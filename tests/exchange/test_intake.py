"""Items fail alone, leave nothing of themselves, and never cost the desk a word."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.utils import timezone

from articles.exchange import intake
from articles.exchange.apply import apply
from articles.exchange.intake import DatabaseGone
from articles.models import Article, Edition, Revision, Section, SourceIdentity, State
from articles.publishing import moves
from articles.publishing.known import save_section
from tests.cast import rewrite
from tests.exchange.pages import PARAGRAPHS, html_page, only_article, take_in, text_page
from tests.exchange.rows import everything

CHANGED = (PARAGRAPHS[0], "The board has since said that it was twelve.")


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


class Again:
    def test_is_the_same_story_under_another_name(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(text_page())
        (tmp_path / "b.txt").write_text(text_page())
        take_in(tmp_path / "a.txt")
        assert take_in(tmp_path / "b.txt").statuses == ["unchanged"]

    def test_is_the_same_story_in_an_archive(self, db: None, page: Path) -> None:
        take_in(page)
        with zipfile.ZipFile(page.parent / "old.zip", "w") as archive:
            archive.write(page, "deep/page.html")
        run = take_in(page.parent / "old.zip")
        assert [(line["source"], line["status"]) for line in run.report] == [
            (f"{page.parent}/old.zip/deep/page.html", "unchanged")
        ]

    def test_updates_what_has_changed(self, db: None, page: Path) -> None:
        take_in(page)
        page.write_text(html_page(paragraphs=CHANGED))
        assert take_in(page).statuses == ["updated"]
        article = only_article()
        assert "twelve" in article.body_html
        assert (article.version, article.bylines.count(), article.related_links.count()) == (2, 0, 0)
        assert SourceIdentity.objects.get().applied_version == 2
        assert take_in(page).statuses == ["unchanged"]

    def test_moves_what_can_now_go_where_it_belongs(self, db: None, page: Path) -> None:
        take_in(page)
        assert take_in(page, create_sections=True).statuses == ["updated"]
        assert only_article().section == Section.objects.get(path="news/world")

    def test_leaves_a_story_in_a_section_that_got_another_name(self, db: None, page: Path) -> None:
        take_in(page, create_sections=True)
        world = Section.objects.get(path="news/world")
        world.name = "Abroad"
        save_section(world, by=None, via="test", at=timezone.now())
        assert take_in(page, create_sections=True).statuses == ["unchanged"]
        page.write_text(html_page(paragraphs=CHANGED))
        assert take_in(page, create_sections=True).statuses == ["updated"]
        assert only_article().section == world

    def test_finds_two_files_of_one_story_in_one_batch(self, db: None, page: Path) -> None:
        (page.parent / "other.html").write_text(html_page(paragraphs=CHANGED))
        (page.parent / "same.html").write_text(html_page(paragraphs=CHANGED))
        run = take_in(page.parent / "other.html", page, page.parent / "same.html")
        assert run.statuses == ["created", "skipped", "unchanged"]
        assert run.report[2]["reason"] == f"the same as in {page.parent}/other.html"
        assert take_in(page.parent / "other.html", page).statuses == ["unchanged", "skipped"]


class Publishing:
    def test_keeps_the_storys_own_dates(self, db: None, tmp_path: Path) -> None:
        modified = '<meta property="article:modified_time" content="2010-11-05T10:00:00+03:00">'
        (tmp_path / "page.html").write_text(html_page(head=modified))
        take_in(tmp_path / "page.html", publish=True, create_sections=True)
        edition = Edition.objects.get()
        assert edition.published == datetime(2010, 11, 4, 6, 29, tzinfo=UTC)
        assert edition.updated == datetime(2010, 11, 5, 7, 0, tzinfo=UTC)
        assert edition.live_from > edition.updated
        assert edition.address.path.startswith("/news/world/2010/11/04/tide-gauge-")

    def test_updates_what_readers_see_only_if_told_to(self, db: None, page: Path) -> None:
        take_in(page, publish=True)
        page.write_text(html_page(paragraphs=CHANGED))
        assert take_in(page).report[0]["reason"].endswith("readers still see the text before")
        assert "twelve" not in Edition.objects.get().body_html
        assert take_in(page, publish=True).statuses == ["published"]
        assert "twelve" in Edition.objects.live(timezone.now()).get().body_html
        assert take_in(page, publish=True).statuses == ["unchanged"]

    def test_shows_readers_no_update_of_the_very_same_words(self, db: None, page: Path) -> None:
        take_in(page, publish=True)
        modified = '<meta property="article:modified_time" content="2010-11-05T10:00:00+03:00"></head>'
        page.write_text(page.read_text().replace("</head>", modified))
        assert take_in(page, publish=True).statuses == ["updated"]
        assert Edition.objects.count() == 1

    def test_never_revives_what_was_withdrawn(self, db: None, page: Path) -> None:
        take_in(page, publish=True)
        moves.withdraw(only_article(), notice="", by=None, via="test", at=timezone.now())
        page.write_text(html_page(paragraphs=CHANGED))
        take_in(page, publish=True)
        assert only_article().state == State.WITHDRAWN
        assert not Edition.objects.live(timezone.now()).exists()


class Desk:
    def test_keeps_its_words(self, db: None, page: Path) -> None:
        take_in(page)
        rewrite(only_article(), headline="The desk's own headline")
        page.write_text(html_page(paragraphs=CHANGED))
        before = everything()
        run = take_in(page, publish=True)
        assert run.statuses == ["skipped"]
        assert "nothing of theirs was overwritten" in run.report[0]["reason"]
        assert everything() == before

    def test_keeps_what_it_saves_between_decision_and_writing(
        self, db: None, page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        take_in(page)
        page.write_text(html_page(paragraphs=CHANGED))

        def slower(*args: Any, **kwargs: Any) -> Article:
            if only_article().headline != "Saved just now":
                rewrite(only_article(), headline="Saved just now")
            return apply(*args, **kwargs)

        monkeypatch.setattr(intake, "apply", slower)
        assert take_in(page).statuses == ["skipped"]
        assert only_article().headline == "Saved just now"

    def test_is_not_published_what_it_saves_in_between(
        self, db: None, page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        take_in(page)

        def slower(*args: Any, **kwargs: Any) -> Article:
            if only_article().headline != "Not for readers yet":
                rewrite(only_article(), headline="Not for readers yet")
            return apply(*args, **kwargs)

        monkeypatch.setattr(intake, "apply", slower)
        assert take_in(page, publish=True).statuses == ["unchanged"]
        assert not Edition.objects.exists()

    def test_decides_again_when_another_import_was_quicker(
        self, db: None, page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def second(*args: Any, **kwargs: Any) -> Article:
            monkeypatch.setattr(intake, "apply", apply)
            take_in(page)
            return apply(*args, **kwargs)

        monkeypatch.setattr(intake, "apply", second)
        assert take_in(page).statuses == ["unchanged"]
        assert Article.objects.count() == 1


@contextmanager
def failing_at(number: int, error: type[Exception] = DatabaseError) -> Iterator[list[str]]:
    """Break the connection's statement of that number; lists the statements that writing took."""
    statements: list[str] = []

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(sql)
        if len(statements) == number:
            raise error("seeded")
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield statements


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
        self, db: None, page: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        with failing_at(8, RuntimeError):
            run = take_in(page)
        assert run.code == 1
        assert run.report[0]["reason"] == "an error nobody expected (RuntimeError: seeded); see the log"
        assert [(record.exc_info is not None, record.message) for record in caplog.records] == [
            (True, f"{page} could not be imported")
        ]

    def test_of_one_item_does_not_touch_the_others(
        self, db: None, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(text_page(f"Tide gauge number {number} read high"))
        with failing_at(12):
            run = take_in(tmp_path, create_sections=True)
        assert run.statuses == ["failed", "created", "created"]
        assert {article.section.path for article in Article.objects.all() if article.section} == {
            "news/world"
        }
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
        assert isinstance(DatabaseGone("x"), Exception)

    def test_of_not_being_ready_is_a_failure_with_reasons(
        self, db: None, page: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unready(*args: Any, **kwargs: Any) -> Article:
            raise moves.NotReadyToPublish(Article(headline="X"), ["Write its text."])

        monkeypatch.setattr(intake, "apply", unready)
        assert take_in(page).report[0]["reason"] == "not ready to publish: Write its text."


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
