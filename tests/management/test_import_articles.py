"""import_articles, as an operator runs it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.management import progress
from articles.models import Article, Section
from tests.exchange.pages import HEADLINE, SAMPLES, html_page, take_in, text_page
from tests.exchange.rows import everything
from tests.management.process import manage


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(text_page())
    return file


class Usage:
    @pytest.mark.parametrize(
        ("options", "refusal"),
        [
            ({"format": "nitf"}, "There is no format “nitf”; known are: page."),
            (
                {"zone": "Mars"},
                "There is no time zone “Mars”: give a name such as Europe/Moscow, or dateline.",
            ),
            ({"section": " / "}, "“ / ” names no section; write one as News > World or news/world."),
        ],
    )
    def test_is_refused_in_a_sentence_before_anything_is_done(
        self, db: None, page: Path, options: dict[str, str], refusal: str
    ) -> None:
        run = take_in(page, **options)
        assert (run.code, run.refusal, run.report) == (2, refusal, [])
        assert not Article.objects.exists()

    def test_names_a_path_that_leads_nowhere_before_anything_is_done(self, db: None, page: Path) -> None:
        run = take_in(page, page.parent / "nothing.html")
        assert run.code == 2
        assert run.refusal == f"There is no file or folder {page.parent}/nothing.html."
        assert not Article.objects.exists()

    def test_says_that_a_report_cannot_be_written(self, db: None, page: Path) -> None:
        with pytest.raises(CommandError, match="cannot be written") as refusal:
            call_command("import_articles", str(page), report=page.parent)
        assert refusal.value.returncode == 2
        assert not Article.objects.exists()


class Outcome:
    def test_is_nought_when_all_went_in_even_with_warnings(self, db: None, page: Path) -> None:
        run = take_in(page)
        assert (run.code, run.statuses) == (0, ["created"])
        assert run.warnings == [
            "its section is not here, so it goes to News: News > World",
            "a time without a zone, read as UTC",
        ]

    def test_is_one_when_something_failed_and_the_rest_goes_in(self, db: None, page: Path) -> None:
        folder = page.parent
        (folder / "a-recipe.xml").write_text('<?xml version="1.0"?><recipe><title>Soup</title></recipe>')
        (folder / "b-empty.html").write_text("")
        (folder / "c-gallery.html").write_text(
            "<html><title>Gallery</title><body><h1>Gallery</h1></body></html>"
        )
        (folder / "d.zip").write_bytes(b"PK no archive")
        run = take_in(folder)
        assert (run.code, run.refusal) == (1, "Failed: 4, each named above.")
        assert run.statuses == ["failed"] * 4 + ["created"]
        assert [line["source"] for line in run.report[:4]] == [
            f"{folder}/{name}" for name in ("a-recipe.xml", "b-empty.html", "c-gallery.html", "d.zip")
        ]
        assert all(line["reason"] and line["article"] is None for line in run.report[:4])

    def test_is_nought_for_an_empty_folder(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        run = take_in(tmp_path / "empty")
        assert (run.code, run.report) == (0, [])
        assert run.printed.startswith("0 items: 0 created")


class Printed:
    def test_says_in_a_line_what_became_of_each_item(self, db: None, page: Path) -> None:
        (page.parent / "bad.html").write_text("<html><body></body></html>")
        printed = take_in(page.parent).printed.splitlines()
        assert printed[0].startswith(f"failed     {page.parent}/bad.html (")
        assert printed[1] == f"created    {page}: {HEADLINE} (a draft)"

    def test_sums_up_with_the_commonest_warnings(self, db: None, tmp_path: Path) -> None:
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(text_page(f"{HEADLINE}, part {number}"))
        summary = take_in(tmp_path).printed.splitlines()[3:]
        assert summary == [
            "3 items: 3 created, 0 updated, 0 published, 0 unchanged, 0 killed, 0 skipped, 0 failed",
            "Warning, for 3 of them: its section is not here, so it goes to News",
            "Warning, for 3 of them: a time without a zone, read as UTC",
        ]

    def test_keeps_a_headline_on_its_line(self, db: None, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_text(html_page("Gauge \u2028 read\x1b[2J high for nine years"))
        printed = take_in(tmp_path).printed
        assert "\x1b" not in printed
        assert len(printed.splitlines()) == 3


class Progress:
    def test_goes_to_standard_error_in_plain_lines(
        self, db: None, page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0)
        take_in(page)
        assert capsys.readouterr().err == "1 of 1 files\n"

    def test_is_silent_for_a_short_run(
        self, db: None, page: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        take_in(page)
        assert capsys.readouterr().err == ""


class Report:
    def test_has_an_object_for_each_item_with_the_same_keys(self, db: None, page: Path) -> None:
        (page.parent / "bad.html").write_text("<html><body></body></html>")
        run = take_in(page.parent)
        keys = ["source", "item", "status", "article", "reason", "warnings"]
        assert [list(line) for line in run.report] == [keys, keys]
        article = Article.objects.get()
        assert run.report[1] == {
            "source": str(page),
            "item": HEADLINE,
            "status": "created",
            "article": article.pk,
            "reason": "a draft",
            "warnings": run.warnings,
        }


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES, tmp_path / "samples"))


@pytest.mark.slow
class Samples:
    def test_are_all_taken_in_or_named_with_a_reason(self, db: None, samples: Path) -> None:
        run = take_in(samples, create_sections=True)
        assert len(run.report) == len(list(samples.iterdir()))
        failed = [line for line in run.report if line["status"] == "failed"]
        assert [Path(line["source"]).name for line in failed] == ["no-text-gallery.html"]
        assert set(run.statuses) == {"created", "failed"}

    @pytest.mark.parametrize("publish", [False, True])
    def test_change_nothing_the_second_time(self, db: None, samples: Path, publish: bool) -> None:
        take_in(samples, create_sections=True, publish=publish)
        before = everything()
        run = take_in(samples, create_sections=True, publish=publish)
        assert set(run.statuses) == {"unchanged", "failed"}
        assert everything() == before

    @pytest.mark.parametrize(
        "options", [{}, {"create_sections": True, "publish": True}, {"zone": "dateline", "section": "Old"}]
    )
    def test_become_what_the_plan_said(self, db: None, samples: Path, options: dict[str, Any]) -> None:
        before = everything()
        plan = take_in(samples, plan=True, **options)
        assert everything() == before
        assert plan.told == take_in(samples, **options).told
        again = take_in(samples, plan=True, **options)
        assert again.told == take_in(samples, **options).told


class Process:
    @pytest.mark.slow
    @pytest.mark.django_db(transaction=True)
    def test_prints_results_apart_from_troubles_and_ends_with_its_code(self, page: Path) -> None:
        (page.parent / "bad.html").write_text("<html><body></body></html>")
        done = manage("import_articles", str(page.parent), "--create-sections")
        assert done.returncode == 1
        assert f"created    {page}: {HEADLINE} (a draft)" in done.stdout
        assert done.stderr.strip() == "CommandError: Failed: 1, each named above."
        assert Article.objects.get().section == Section.objects.get(path="news/world")
