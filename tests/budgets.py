"""The table of budgets that `make check` prints: a smoke alarm, not a fence."""

import ast
import subprocess
from collections.abc import Iterator
from typing import NamedTuple

from tests import source

LARGE = 300  # lines of a file
LONG = 40  # lines of a function
DEEP = 2  # blocks within one another
COMPLEX = 10  # branches of a function


class Budget(NamedTuple):
    measure: str
    ours: str
    budget: str
    kept: bool


def percent(part: int, whole: int) -> float:
    """Return a share in hundredths; nothing is no share of nothing."""
    return 100 * part / whole if whole else 0.0


def of_files() -> Iterator[Budget]:
    """Measure files and what lies outside functions."""
    code, tests = source.files("newsroom", "articles"), source.files("tests")
    largest = max([*code, *tests], key=lambda file: file.lines)
    yield Budget(f"largest file ({largest.name})", f"{largest.lines}", f"≤ {LARGE}", largest.lines <= LARGE)
    lines = sum(file.lines for file in code)
    ratio = sum(file.lines for file in tests) / lines
    yield Budget(f"test lines per code line (of {lines:,})", f"{ratio:.2f}", "≥ 1.4", ratio >= 1.4)
    handlers = [node for file in code for node in ast.walk(file.tree) if isinstance(node, ast.ExceptHandler)]
    broad = sum(map(source.is_broad, handlers))
    yield Budget("broad excepts", f"{broad}", "≤ 2", broad <= 2)


def of_functions() -> Iterator[Budget]:
    """Measure functions."""
    functions = [function for file in source.files("newsroom", "articles") for function in file.functions]
    count = len(functions)
    mean = sum(map(source.length, functions)) / count
    yield Budget(f"function lines, mean (of {count:,})", f"{mean:.1f}", "≤ 9", mean <= 9)
    long = percent(sum(source.length(function) > LONG for function in functions), count)
    yield Budget(f"functions over {LONG} lines", f"{long:.1f} %", "≤ 1 %", long <= 1)
    deep = percent(sum(source.nesting(function) > DEEP for function in functions), count)
    yield Budget(f"nested deeper than {DEEP}", f"{deep:.1f} %", "≤ 1.5 %", deep <= 1.5)
    tangled = [function.name for function in functions if source.complexity(function) > COMPLEX]
    yield Budget(f"complexity over {COMPLEX}", f"{len(tangled)}", "0", not tangled)
    typed = percent(sum(map(source.is_typed, functions)), count)
    yield Budget("typed functions", f"{typed:.1f} %", "100 %", typed == 100)


def of_commits() -> Iterator[Budget]:
    """Measure how many commits of code carry tests; nothing outside a repository."""
    log = subprocess.run(
        ["git", "log", "--format=%x00", "--name-only"],
        cwd=source.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    commits = [commit.split() for commit in log.stdout.split("\0")]
    code = [names for names in commits if any(n.startswith(("newsroom/", "articles/")) for n in names)]
    if code:
        tested = percent(sum(any(n.startswith("tests/") for n in names) for names in code), len(code))
        yield Budget("code commits carrying tests", f"{tested:.0f} %", "≥ 90 %", tested >= 90)


def table() -> str:
    """Return all budgets, one a line, with a mark where one is not kept."""
    budgets = [*of_files(), *of_functions(), *of_commits()]
    wide = max(len(budget.measure) for budget in budgets)
    return "\n".join(
        f"{measure:<{wide}}  {ours:>8}  {budget:>8}{'' if kept else '  ←'}"
        for measure, ours, budget, kept in budgets
    )


if __name__ == "__main__":
    print(table())  # noqa: T201
