"""The eyes of the architecture tests: each rule is shown a fault and must see it."""

import ast
from pathlib import Path

import pytest

from tests import source, test_architecture
from tests.source import File


@pytest.fixture
def seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Seed":
    monkeypatch.setattr(source, "ROOT", tmp_path)
    return Seed(tmp_path)


class Seed:
    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, name: str, text: str) -> File:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return File(path)


def function(text: str) -> source.Function:
    node = ast.parse(text).body[0]
    assert isinstance(node, source.Function)
    return node


class Imports:
    @pytest.mark.parametrize(
        ("written", "name"),
        [
            ("import articles.models", "articles.models"),
            ("from articles.models import Article", "articles.models.Article"),
            ("from articles import models", "articles.models"),
            ("from . import page", "articles.public.page"),
            ("from .page import Page", "articles.public.page.Page"),
            ("from ..models import Article", "articles.models.Article"),
            ("def f():\n    from articles.models import Article", "articles.models.Article"),
        ],
    )
    def test_are_known_by_their_full_name(self, seed: Seed, written: str, name: str) -> None:
        assert list(seed("articles/public/home.py", written).imports()) == [name]


class ARoom:
    def test_is_seen_to_look_up(self, seed: Seed) -> None:
        file = seed("articles/models/article.py", "from articles.publishing import moves")
        assert [
            room for room in test_architecture.rooms_known_to(file) if not test_architecture.below(room, file)
        ]

    def test_is_seen_to_look_beside(self, seed: Seed) -> None:
        file = seed("articles/public/home.py", "from ..admin import site")
        assert [
            room for room in test_architecture.rooms_known_to(file) if not test_architecture.below(room, file)
        ]

    def test_may_look_down(self, seed: Seed) -> None:
        file = seed("articles/public/home.py", "from articles.models import Edition")
        assert all(test_architecture.below(room, file) for room in test_architecture.rooms_known_to(file))


class Writing:
    @pytest.mark.parametrize(
        "written",
        [
            "Edition(article=1)",
            "Edition.objects.create(article=1)",
            "Edition.objects.filter(pk=1).update(slug='x')",
            "models.Edition.objects.all().delete()",
        ],
    )
    def test_is_seen(self, seed: Seed, written: str) -> None:
        assert "Edition" in test_architecture.written_in(seed("articles/public/home.py", written))

    def test_is_not_reading(self, seed: Seed) -> None:
        file = seed("articles/public/home.py", "Edition.objects.live(at).first()")
        assert "Edition" not in test_architecture.written_in(file)


class AFunction:
    def test_is_nested_as_deep_as_its_deepest_block(self) -> None:
        text = "def f(a):\n if a:\n  pass\n elif b:\n  for c in d:\n   with e:\n    pass"
        assert source.nesting(function(text)) == 3

    def test_is_as_complex_as_its_branches(self) -> None:
        assert source.complexity(function("def f(a):\n return 1 if a and b or c else [d for d in e]")) == 5

    @pytest.mark.parametrize(
        ("text", "typed"),
        [
            ("def f(self, a: int) -> None: ...", True),
            ("def f(a) -> None: ...", False),
            ("def f(a: int): ...", False),
            ("def f(*, a) -> None: ...", False),
        ],
    )
    def test_is_typed_when_all_of_it_is(self, text: str, typed: bool) -> None:
        assert source.is_typed(function(text)) is typed


class ABroadExcept:
    @pytest.mark.parametrize(
        ("clause", "broad"), [("except:", True), ("except Exception:", True), ("except OSError:", False)]
    )
    def test_is_one_that_catches_everything(self, clause: str, broad: bool) -> None:
        handlers = [
            n for n in ast.walk(ast.parse(f"try: x\n{clause} pass")) if isinstance(n, ast.ExceptHandler)
        ]
        assert [source.is_broad(handler) for handler in handlers] == [broad]
