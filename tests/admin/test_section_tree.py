"""Sections read down the page as a tree."""

from django import forms
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.admin.section_tree import SectionChoice, in_tree_order, indented
from articles.models import Section
from articles.publishing.known import section_at


def tree() -> dict[str, Section]:
    """Make Sport, then News with Politics, then News with World with Asia."""
    for names in (["Sport"], ["News", "Politics"], ["News", "World", "Asia"]):
        section_at(names, by=None, via="test", at=timezone.now())
    return {section.name: section for section in Section.objects.all()}


def names() -> list[str]:
    return [section.name for section in in_tree_order(Section.objects.all())]


class InTreeOrder:
    def test_sorts_neighbours_by_name_until_they_are_put_in_order(self, db: None) -> None:
        tree()
        assert names() == ["News", "Politics", "World", "Asia", "Sport"]

    def test_follows_the_order_of_an_editor(self, db: None) -> None:
        sections = tree()
        for name, order in (("News", 1), ("Sport", 0), ("Politics", 1), ("World", 0)):
            Section.objects.filter(pk=sections[name].pk).update(order=order)
        assert names() == ["Sport", "News", "World", "Asia", "Politics"]

    def test_is_not_confused_by_addresses_that_begin_alike(self, db: None) -> None:
        tree()
        section_at(["News in brief", "Short"], by=None, via="test", at=timezone.now())
        assert names() == ["News", "Politics", "World", "Asia", "News in brief", "Short", "Sport"]

    def test_keeps_what_lies_in_a_section_that_is_not_asked_for(self, db: None) -> None:
        sections = tree()
        some = in_tree_order([sections["Asia"], sections["Sport"]])
        assert {section.name for section in some} == {"Asia", "Sport"}


class _Form(forms.Form):
    section = SectionChoice(required=False)


class TheField:
    def test_shows_the_tree_with_one_query(self, db: None) -> None:
        tree()
        with CaptureQueriesContext(connection) as queries:
            html = str(_Form()["section"])
        assert len(queries) == 1
        assert [html.index(name) for name in ("News", "Politics", "World", "Asia", "Sport")] == sorted(
            html.index(name) for name in ("News", "Politics", "World", "Asia", "Sport")
        )
        assert "Choose a section" in html

    def test_indents_by_depth(self, db: None) -> None:
        assert [indented(section) for section in in_tree_order(tree().values())] == [
            "News",
            "\u2003Politics",
            "\u2003World",
            "\u2003\u2003Asia",
            "Sport",
        ]

    def test_takes_a_section_and_nothing_else(self, db: None) -> None:
        asia = tree()["Asia"]
        good, bad = _Form({"section": str(asia.pk)}), _Form({"section": "999"})
        assert good.is_valid()
        assert good.cleaned_data["section"] == asia
        assert not bad.is_valid()
