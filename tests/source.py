"""Our own code, read as a tree; what the architecture tests and the budgets look at."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)
BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
    ast.comprehension,
)


@dataclass(frozen=True)
class File:
    path: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """Return the folder within articles/, or nothing for a file outside the rooms."""
        parts = self.path.relative_to(ROOT).parts
        return parts[1] if parts[0] == "articles" and len(parts) > 2 else ""

    @functools.cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text())

    @functools.cached_property
    def lines(self) -> int:
        return len(self.path.read_text().splitlines())

    @functools.cached_property
    def functions(self) -> list[Function]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    def imports(self) -> Iterator[str]:
        """Yield the full name of every module, or name in a module, that the file imports."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                module = ".".join([*self._package(node.level), *filter(None, [node.module])])
                yield from (f"{module}.{alias.name}" for alias in node.names)

    def _package(self, level: int) -> tuple[str, ...]:
        return self.path.relative_to(ROOT).parts[:-level] if level else ()


def files(*folders: str) -> list[File]:
    """Return the hand-written files in these folders."""
    found = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return [File(path) for path in found if "migrations" not in path.parts]


def length(function: Function) -> int:
    """Return the number of lines, decorators not counted."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def nesting(node: ast.AST) -> int:
    """Return how many blocks lie within one another at the deepest point."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef):
            continue
        is_elif = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, nesting(child) + (isinstance(child, BLOCKS) and not is_elif))
    return deepest


def complexity(function: Function) -> int:
    """Return McCabe's number: one, and one more for every branch."""
    branches = sum(isinstance(node, BRANCHES) for node in ast.walk(function))
    choices = sum(len(node.values) - 1 for node in ast.walk(function) if isinstance(node, ast.BoolOp))
    return 1 + branches + choices


def is_typed(function: Function) -> bool:
    """Tell whether every argument and the result has a type."""
    arguments = function.args
    named = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    untyped = [a for a in named if a and not a.annotation and a.arg not in {"self", "cls"}]
    return function.returns is not None and not untyped


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Tell whether an except clause catches everything."""
    return handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}
