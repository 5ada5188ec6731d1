"""The documents keep up with the code: what exists has its place in them, and their links lead somewhere."""

import re
from pathlib import Path

import pytest

from articles.models import Kind, RelatedType, State
from articles.publishing.workflow import MOVES, Verb
from articles.wire.formats import FORMATS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")


def words_of(document: str) -> str:
    return (ROOT / document).read_text()


def names(pattern: str) -> list[str]:
    found = sorted(ROOT.glob(pattern))
    return [path.stem for path in found if not path.stem.startswith("_")]


class Architecture:
    @pytest.mark.parametrize(
        "room", [path.parent.name for path in sorted((ROOT / "articles").glob("*/__init__.py"))]
    )
    def test_names_every_room(self, room: str) -> None:
        assert room == "migrations" or f"`{room}`" in words_of("docs/architecture.md")


class Commands:
    @pytest.mark.parametrize("command", names("articles/management/commands/*.py"))
    def test_each_has_its_heading(self, command: str) -> None:
        assert f"\n## {command}\n" in words_of("docs/commands.md")

    @pytest.mark.parametrize("target", re.findall(r"^([a-z]+):.*## ", words_of("Makefile"), re.MULTILINE))
    def test_of_make_are_in_the_readme(self, target: str) -> None:
        assert f"make {target}" in words_of("README.md")


class Settings:
    read = re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', words_of("newsroom/settings.py"))

    @pytest.mark.parametrize("variable", sorted(set(read)))
    def test_each_is_explained(self, variable: str) -> None:
        assert f"`{variable}`" in words_of("docs/operations.md")

    def test_are_found_by_this_test(self) -> None:
        assert {"DATABASE_URL", "SECRET_KEY", "DEBUG"} <= set(self.read)


class Formats:
    @pytest.mark.parametrize("name", sorted(FORMATS))
    def test_each_has_its_heading(self, name: str) -> None:
        assert re.search(rf"^## .*`{name}`", words_of("docs/formats.md"), re.MULTILINE)


class Vocabulary:
    @pytest.mark.parametrize("word", [*State.labels, *Kind.labels])
    def test_has_every_state_and_kind(self, word: str) -> None:
        assert word.lower() in words_of("docs/vocabulary.md").lower()

    def test_has_every_type_of_related_link(self) -> None:
        missing = [
            label
            for label in RelatedType.labels
            if label.lower() not in words_of("docs/vocabulary.md").lower()
        ]
        assert missing == []


class Workflow:
    @pytest.mark.parametrize("verb", Verb)
    def test_is_told_as_it_is(self, verb: Verb) -> None:
        moves = {state: move for (state, each), move in MOVES.items() if each == verb}
        everywhere = len(moves) == len(State) - 1
        start = "any but killed" if everywhere else ", ".join(State(state).label.lower() for state in moves)
        stays = all(move.to == state for state, move in moves.items())
        [permission] = {move.permission for move in moves.values()}
        end = "stays" if stays else State(next(iter(moves.values())).to).label.lower()
        assert f"| {verb.label} | {start} | {end} | `{permission}` |" in words_of("docs/publishing.md")


class Links:
    @pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
    def test_lead_to_a_file(self, document: Path) -> None:
        inside = [target for target in LINK.findall(document.read_text()) if "://" not in target]
        assert [target for target in inside if not (document.parent / target).exists()] == []
