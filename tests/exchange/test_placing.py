"""The section rule: a whole path, else a unique last name, else made, else where the operator says."""

from datetime import datetime

import pytest

from articles.exchange.placing import Placement, SectionTree, names_of, place
from articles.models import Section
from articles.publishing.known import section_at


@pytest.fixture
def tree(db: None, now: datetime) -> SectionTree:
    for names in (["News", "World"], ["News", "Local"], ["Sport", "Local"], ["Middle East"]):
        section_at(names, by=None, via="test", at=now)
    return SectionTree()


def placed(tree: SectionTree, *source: str, create: bool = False) -> tuple[str, bool]:
    placement = place(list(source), tree, create=create, otherwise="Other")
    return str(placement), placement.by_source


class Place:
    @pytest.mark.parametrize(
        ("source", "found"),
        [
            (["News", "World"], "News > World"),
            (["NEWS", " world "], "News > World"),
            (["News"], "News"),
            (["World"], "News > World"),
            (["Archive", "World"], "News > World"),
            (["Sport", "Local"], "Sport > Local"),
        ],
    )
    def test_finds_a_whole_path_else_a_last_name_of_its_own(
        self, tree: SectionTree, source: list[str], found: str
    ) -> None:
        assert placed(tree, *source) == (found, True)

    @pytest.mark.parametrize("source", [["Local"], ["News", "Science"], []])
    def test_goes_where_the_operator_says_when_it_finds_none_or_two(
        self, tree: SectionTree, source: list[str]
    ) -> None:
        assert placed(tree, *source) == ("Other", False)

    def test_makes_the_whole_path_if_told_to(self, tree: SectionTree) -> None:
        assert placed(tree, "News", "Science", create=True) == ("News > Science", True)

    def test_makes_no_section_of_what_cannot_be_one(self, tree: SectionTree) -> None:
        assert placed(tree, *"abcdefghi", create=True) == ("Other", False)
        assert placed(tree, " ", create=True) == ("Other", False)

    def test_finds_what_a_plan_would_have_made(self, tree: SectionTree) -> None:
        tree.learn(("News", "Science"))
        assert placed(tree, "Science") == ("News > Science", True)


class Chosen:
    @pytest.mark.parametrize("typed", ["News > World", "news/world", "News/World", "/news/world/", "World"])
    def test_reads_names_and_addresses(self, tree: SectionTree, typed: str) -> None:
        assert tree.chosen(typed) == ("News", "World")

    def test_knows_an_address_of_several_words(self, tree: SectionTree) -> None:
        assert tree.chosen("middle-east") == ("Middle East",)

    def test_gives_new_names_back(self, tree: SectionTree) -> None:
        assert tree.chosen("News > Space") == ("News", "Space")


class NamesOf:
    def test_leaves_empty_parts_out(self) -> None:
        assert names_of(" > / ") == ()


class Rows:
    def test_are_the_sections_themselves(self, tree: SectionTree) -> None:
        assert tree.rows[("News", "World")] == Section.objects.get(path="news/world")
        assert str(Placement(("News", "World"), by_source=True)) == "News > World"
