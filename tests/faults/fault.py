"""A fault: one piece of text in one file, what it mistakenly becomes, and who must notice."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TABLES = Path(__file__).parent / "tables"


@dataclass(frozen=True)
class Fault:
    """`old` stands once in `file`; `scenario` is what the tests named prove."""

    name: str
    scenario: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def alters_the_database(self) -> bool:
        return "/migrations/" in self.file

    def planted_in(self, text: str) -> str:
        """Return the file's text with the mistake. Raises ValueError where it does not stand exactly once."""
        found = text.count(self.old)
        if found != 1:
            raise ValueError(f"“{self.name}”: its text stands {found} times in {self.file}")
        return text.replace(self.old, self.new)


def faults() -> Iterator[Fault]:
    """Read every fault; a table of TOML is a scenario, its tables are the faults."""
    for table in sorted(TABLES.glob("*.toml")):
        scenario = tomllib.loads(table.read_text())
        for fault in scenario["fault"]:
            tests = tuple(fault.pop("tests"))
            yield Fault(scenario=fault.pop("scenario", scenario["scenario"]), tests=tests, **fault)
