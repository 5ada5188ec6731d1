"""The house of docs/architecture.md, held: who may know whom, and who may write what readers see."""

import ast
from collections.abc import Iterator

import pytest

from tests import budgets, source
from tests.source import File

# From the top of the house to its ground: a room imports from floors below its own.
FLOORS = [
    {"admin", "public", "management", "templatetags"},
    {"demo"},
    {"exchange", "proof", "suggestions"},
    {"publishing"},
    {"search", "images", "access"},
    {"models"},
    {"wire"},  # above text, whose reading of a dateline is part of a story
    {"text"},
]
FLOOR_OF = {room: number for number, floor in enumerate(FLOORS) for room in floor}
NO_DJANGO = {"text", "wire"}
READERS = {"public", "templatetags"}
WORKING_COPY = {"Article", "Revision", "Passage"}
WRITTEN_BY_PUBLISHING = {
    *(
        "Edition",
        "EditionSection",
        "EditionPerson",
        "EditionPlace",
        "EditionTag",
        "EditionRelated",
        "EditionPicture",
    ),
    *(
        "Revision",
        "Passage",
        "Tombstone",
        "AuditEntry",
        "AuditSeal",
        "AuditHead",
        "Effect",
        "Erasure",
        "DeskNote",
        "PlannedStory",
    ),
}
WRITES = {
    *("create", "bulk_create", "get_or_create", "update_or_create"),
    *("update", "bulk_update", "delete", "raw"),
}
NAMES_OF_A_KIND = {"utils", "helpers", "common", "services", "managers", "signals", "constants", "misc"}
BROAD_EXCEPTS = 2  # one item of an import; one delivery of the outbox, once it exists

ROOMS = [file for file in source.files("articles") if file.room]
EVERYTHING = source.files("newsroom", "articles")


def rooms_known_to(file: File) -> Iterator[str]:
    for name in file.imports():
        first, *rest = name.split(".")
        if first == "articles" and rest and rest[0] != file.room:
            yield rest[0]


def below(room: str, file: File) -> bool:
    return FLOOR_OF.get(room, -1) > FLOOR_OF[file.room]


def written_in(file: File) -> Iterator[str]:
    """Yield the tables that a file writes: `Edition(…)`, `Edition.objects.create(…)` and the like."""
    for call in (node for node in ast.walk(file.tree) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name):
            yield call.func.id
        elif isinstance(call.func, ast.Attribute) and call.func.attr in WRITES:
            yield table_in(call.func)


def table_in(node: ast.expr) -> str:
    """Return the first name with a capital in a chain of attributes and calls: `models.Edition.objects.…`."""
    names = [""]
    while isinstance(node, ast.Attribute | ast.Call | ast.Subscript):
        names += [node.attr] if isinstance(node, ast.Attribute) else []
        node = node.func if isinstance(node, ast.Call) else node.value
    names += [node.id] if isinstance(node, ast.Name) else []
    return next((name for name in reversed(names) if name[:1].isupper()), "")


class TheHouse:
    def test_lists_every_room(self) -> None:
        assert {file.room for file in ROOMS} == set(FLOOR_OF)

    def test_lets_a_room_know_only_floors_below_its_own(self) -> None:
        strangers = {
            (file.name, room) for file in ROOMS for room in rooms_known_to(file) if not below(room, file)
        }
        assert not strangers

    def test_lets_only_commands_know_the_project(self) -> None:
        knowing = {file.name for file in ROOMS for name in file.imports() if name.startswith("newsroom.")}
        assert not {name for name in knowing if not name.startswith("articles/management/")}

    @pytest.mark.parametrize("room", sorted(NO_DJANGO))
    def test_knows_words_without_django(self, room: str) -> None:
        imported = {name.split(".")[0] for file in ROOMS if file.room == room for name in file.imports()}
        assert not imported & {"django", "psycopg2", "taggit", "newsroom"}

    @pytest.mark.parametrize("room", sorted(READERS))
    def test_keeps_the_working_copy_from_readers(self, room: str) -> None:
        imported = {name.split(".")[-1] for file in ROOMS if file.room == room for name in file.imports()}
        assert not imported & WORKING_COPY

    def test_lets_only_publishing_write_history(self) -> None:
        elsewhere = [file for file in EVERYTHING if file.room not in {"publishing", "models"}]
        offences = {file.name: set(written_in(file)) & WRITTEN_BY_PUBLISHING for file in elsewhere}
        assert not {name for name, written in offences.items() if written}

    def test_hides_no_reaction_in_signals(self) -> None:
        """The step after a migration is Django's own way, and the only one."""
        imports = {(file.name, name) for file in EVERYTHING for name in file.imports()}
        reactions = {pair for pair in imports if "signals" in pair[1] or pair[1].endswith("receiver")}
        assert reactions <= {("articles/apps.py", "django.db.models.signals.post_migrate")}

    def test_names_files_after_things(self) -> None:
        assert not {file.name for file in EVERYTHING if file.path.stem in NAMES_OF_A_KIND}


class TheBudget:
    def test_of_lines_is_kept_by_every_file(self) -> None:
        everything = source.files("newsroom", "articles", "tests")
        assert not {file.name: file.lines for file in everything if file.lines > budgets.LARGE}

    def test_of_complexity_is_kept_by_every_function(self) -> None:
        functions = {
            f"{file.name}: {f.name}": source.complexity(f) for file in EVERYTHING for f in file.functions
        }
        assert not {name: number for name, number in functions.items() if number > budgets.COMPLEX}

    def test_of_broad_excepts_is_kept(self) -> None:
        handlers = (node for file in EVERYTHING for node in ast.walk(file.tree))
        assert sum(isinstance(n, ast.ExceptHandler) and source.is_broad(n) for n in handlers) <= BROAD_EXCEPTS

    def test_of_deferred_imports_is_nothing(self) -> None:
        """An app's `ready` is the exception that Django asks for."""
        deferred = {
            file.name
            for file in EVERYTHING
            for function in file.functions
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        assert deferred <= {"articles/apps.py", "newsroom/apps.py"}
