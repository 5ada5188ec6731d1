"""The same story again, changed or not; and the desk, which never loses a word."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from articles.exchange import intake
from articles.exchange.apply import apply
from articles.models import (
    Article,
    Edition,
    Section,
    SourceIdentity,
    State,
)
from articles.publishing import takedowns
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

    def test_corrects_a_time_that_was_read_in_the_wrong_zone(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "page.txt").write_text(text_page())
        take_in(tmp_path / "page.txt")
        assert take_in(tmp_path / "page.txt", zone="Europe/Moscow").statuses == ["updated"]
        assert only_article().published == datetime(2010, 11, 4, 6, 29, tzinfo=UTC)

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
        takedowns.withdraw(only_article(), notice="", by=None, via="test", at=timezone.now())
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
