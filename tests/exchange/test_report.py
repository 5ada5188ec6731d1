"""What an import says of itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles.exchange.intake import Outcome
from articles.exchange.options import WrongUsage
from articles.exchange.report import MOST_WARNINGS, Report


def outcome(**changes: Any) -> Outcome:
    values: dict[str, Any] = {
        "source": "a.html",
        "item": "Tide gauge",
        "status": "created",
        "reason": "a draft",
    }
    return Outcome(**(values | changes))


class LineAbout:
    def test_says_what_became_of_which_item_and_why(self) -> None:
        with Report(None) as report:
            assert report.line_about(outcome()) == "created    a.html: Tide gauge (a draft)"

    def test_names_a_file_without_a_story(self) -> None:
        with Report(None) as report:
            line = report.line_about(outcome(item="", status="failed", reason="is empty"))
        assert line == "failed     a.html (is empty)"


class Summary:
    def test_counts_every_status(self) -> None:
        with Report(None) as report:
            for status in ("created", "created", "failed", "skipped"):
                report.line_about(outcome(status=status))
        assert report.summary() == [
            "4 items: 2 created, 0 updated, 0 published, 0 unchanged, 0 killed, 1 skipped, 1 failed"
        ]
        assert report.failed == 1

    def test_counts_items_by_kind_of_warning(self) -> None:
        with Report(None) as report:
            report.line_about(outcome(warnings=("no date", "not in batch: a.jpg", "not in batch: b.jpg")))
            report.line_about(outcome(warnings=("not in batch: c.jpg",)))
        assert report.summary()[1:] == [
            "Warning, for 2 of them: not in batch",
            "Warning, for 1 of them: no date",
        ]

    def test_leaves_rare_warnings_to_the_report(self) -> None:
        with Report(None) as report:
            report.line_about(outcome(warnings=tuple(f"warning {n}" for n in range(MOST_WARNINGS + 2))))
        assert report.summary()[-1] == "And 2 other warnings, which --report has."


class File:
    def test_has_a_line_of_json_for_each_item(self, tmp_path: Path) -> None:
        with Report(tmp_path / "report.jsonl") as report:
            report.line_about(outcome(article=3, warnings=("no date",)))
            report.line_about(outcome(item="Žižkov \u2028 tram"))
        first, second = (tmp_path / "report.jsonl").read_text(encoding="utf-8").split("\n")[:2]
        assert json.loads(first) == {
            "source": "a.html",
            "item": "Tide gauge",
            "status": "created",
            "article": 3,
            "reason": "a draft",
            "warnings": ["no date"],
        }
        assert json.loads(second)["item"] == "Žižkov \u2028 tram"

    def test_that_cannot_be_written_is_wrong_usage(self, tmp_path: Path) -> None:
        with pytest.raises(WrongUsage, match="cannot be written"), Report(tmp_path):
            pass
