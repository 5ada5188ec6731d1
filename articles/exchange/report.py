"""What an import says of itself: a line an item, a summary, and a report for machines."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import IO, Self, get_args

from articles.exchange.decide import Status
from articles.exchange.intake import Outcome
from articles.exchange.options import WrongUsage

MOST_WARNINGS = 10


class Report:
    """Counts what became of the items and, if asked to, writes a line of JSON for each into a file."""

    def __init__(self, file: Path | str | None) -> None:
        self._file = Path(file) if file else None
        self._lines: IO[str] | None = None
        self._statuses: Counter[str] = Counter()
        self._warnings: Counter[str] = Counter()

    def __enter__(self) -> Self:
        """Begin the file. Raises WrongUsage where it cannot be written."""
        try:
            self._lines = self._file.open("w", encoding="utf-8") if self._file else None
        except OSError as error:
            raise WrongUsage(f"The report {self._file} cannot be written ({error.strerror}).") from None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._lines:
            self._lines.close()

    @property
    def failed(self) -> int:
        return self._statuses["failed"]

    def line_about(self, outcome: Outcome) -> str:
        """Take note of an item and say in one line what became of it."""
        self._statuses[outcome.status] += 1
        # What follows a colon differs from story to story.
        kinds = (warning.partition(": ")[0] for warning in outcome.warnings)
        self._warnings.update(dict.fromkeys(kinds, 1))
        if self._lines:
            self._lines.write(json.dumps(asdict(outcome), ensure_ascii=False) + "\n")
        name = f"{outcome.source}: {outcome.item}" if outcome.item else outcome.source
        return f"{outcome.status:<9}  {name} ({outcome.reason})"

    def summary(self) -> list[str]:
        """Sum up: how many of what, and the commonest warnings."""
        counts = ", ".join(f"{self._statuses[status]} {status}" for status in get_args(Status))
        common = self._warnings.most_common(MOST_WARNINGS)
        said = [f"{self._statuses.total()} items: {counts}"]
        said += [f"Warning, for {count} of them: {text}" for text, count in common]
        more = len(self._warnings) - len(common)
        return said + ([f"And {more} other warnings, which --report has."] if more > 0 else [])
