"""Copies of the project to put faults into, each with a test database of its own."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from tests.faults.fault import Fault
from tests.source import ROOT

LEFT_OUT = (".git", ".venv", "var", "staticfiles", "__pycache__", ".mypy_cache", ".ruff_cache")
ALL_GREEN, SOME_RED = 0, 1
PATIENCE = int(os.environ.get("PATIENCE", "600"))  # seconds that one run may take


class Copy:
    """One copy; faults are put into it and taken out again, one after the other."""

    def __init__(self, folder: Path, number: int) -> None:
        self.root = folder / f"copy-{number}"
        self.number = number
        self.clock = time.time()
        self.database_is_ours = False
        shutil.copytree(ROOT, self.root, ignore=shutil.ignore_patterns(*LEFT_OUT))

    def turns_red(self, fault: Fault) -> bool:
        """Put the fault in, run its tests, take it out; say whether any of them failed."""
        file = self.root / fault.file
        right = file.read_text()
        self._write(file, fault.planted_in(right))
        try:
            return self.run(fault.tests, fresh=fault.alters_the_database).returncode == SOME_RED
        finally:
            self._write(file, right)
            self.database_is_ours &= not fault.alters_the_database

    def run(
        self, tests: Iterable[str], *options: str, fresh: bool = False
    ) -> "subprocess.CompletedProcess[str]":
        """Run some tests in the copy; `fresh` makes its database anew."""
        create = [] if self.database_is_ours and not fresh else ["--create-db"]
        self.database_is_ours = True
        chosen = ["-q", "-x", "-n", "0", "--reuse-db", "--ds", "tests.faults.settings", *create, *options]
        return subprocess.run(
            [sys.executable, "-m", "pytest", *chosen, *tests],
            cwd=self.root,
            env={**os.environ, "FAULTS_COPY": str(self.number)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def _write(self, file: Path, text: str) -> None:
        # Each with a second of its own, or Python takes what it compiled before for the same.
        self.clock += 2
        file.write_text(text)
        os.utime(file, (self.clock, self.clock))
