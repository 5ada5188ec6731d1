"""The tree of sections reads down the page and is put in order a step at a time."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin.section_tree import in_tree_order
from articles.models import AuditEntry, Redirect, Section
from articles.publishing.known import section_at
from tests.admin.forms import thing_page

Desk = Callable[[User], Client]
LIST = "/admin/articles/section/"
MOVE = "/admin/articles/section/move/"


@pytest.fixture
def tree(db: None) -> dict[str, Section]:
    for names in (["News", "World"], ["News", "Politics"], ["Sport"], ["News", "World", "Asia"]):
        section_at(names, by=None, via="test", at=timezone.now())
    return {section.name: section for section in Section.objects.all()}


def names(client: Client) -> list[str]:
    shown = client.get(LIST).context["cl"].result_list
    return [section.name for section in shown]


class Tree:
    def test_has_each_section_before_what_lies_in_it(
        self, at_the_desk: Desk, editor_in_chief: User, tree: dict[str, Section]
    ) -> None:
        assert names(at_the_desk(editor_in_chief)) == ["News", "Politics", "World", "Asia", "Sport"]

    def test_is_read_with_one_query(self, tree: dict[str, Section]) -> None:
        assert [section.depth for section in in_tree_order(Section.objects.all())] == [0, 1, 1, 2, 0]


class Move:
    def test_puts_a_section_before_its_neighbour(
        self, at_the_desk: Desk, editor_in_chief: User, tree: dict[str, Section]
    ) -> None:
        client = at_the_desk(editor_in_chief)
        answer = client.post(MOVE, {"up": tree["World"].pk}, follow=True)
        assert "World moved up." in answer.content.decode()
        assert names(client) == ["News", "World", "Asia", "Politics", "Sport"]
        client.post(MOVE, {"down": tree["News"].pk})
        assert names(client) == ["Sport", "News", "World", "Asia", "Politics"]
        assert AuditEntry.objects.latest("pk").by == editor_in_chief

    def test_stops_at_the_ends(
        self, at_the_desk: Desk, editor_in_chief: User, tree: dict[str, Section]
    ) -> None:
        client = at_the_desk(editor_in_chief)
        client.post(MOVE, {"up": tree["News"].pk})
        client.post(MOVE, {"down": tree["Sport"].pk})
        assert names(client)[0] == "News"

    def test_is_for_editors(self, at_the_desk: Desk, reporter: User, tree: dict[str, Section]) -> None:
        client = at_the_desk(reporter)
        assert client.post(MOVE, {"up": tree["World"].pk}).status_code == 403
        assert 'form="move"' not in client.get(LIST).content.decode()

    def test_is_never_a_get(self, at_the_desk: Desk, editor_in_chief: User, tree: dict[str, Section]) -> None:
        assert at_the_desk(editor_in_chief).get(MOVE, {"up": tree["World"].pk}).status_code == 405


class SectionForm:
    def test_makes_the_address(
        self, at_the_desk: Desk, editor_in_chief: User, tree: dict[str, Section]
    ) -> None:
        page = thing_page(at_the_desk(editor_in_chief), "articles/section")
        page["name"], page["parent"], page["order"] = "Océania", str(tree["World"].pk), "0"
        page.press()
        assert Section.objects.get(name="Océania").path == "news/world/oceania"

    def test_leaves_a_redirect(
        self, at_the_desk: Desk, editor_in_chief: User, tree: dict[str, Section]
    ) -> None:
        page = thing_page(at_the_desk(editor_in_chief), "articles/section", tree["World"].pk)
        page["slug"] = "abroad"
        page.press()
        assert Section.objects.get(name="Asia").path == "news/abroad/asia"
        assert Redirect.objects.get(address__path="/news/world/").target.path == "/news/abroad/"

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("slug", "sport", "is another section's address"),
            ("slug", "2010", "not figures alone"),
            ("slug", "admin", "/admin/ begins other addresses"),
            ("name", "", "This field is required."),
        ],
    )
    def test_refuses_what_cannot_be_an_address(
        self,
        at_the_desk: Desk,
        editor_in_chief: User,
        tree: dict[str, Section],
        field: str,
        value: str,
        sentence: str,
    ) -> None:
        page = thing_page(at_the_desk(editor_in_chief), "articles/section", tree["News"].pk)
        page[field] = value
        assert sentence in page.again(page.press()).text

    def test_refuses_to_lie_in_itself(
        self, at_the_desk: Desk, editor_in_chief: User, tree: dict[str, Section]
    ) -> None:
        page = thing_page(at_the_desk(editor_in_chief), "articles/section", tree["News"].pk)
        page["parent"] = str(tree["Asia"].pk)
        assert "cannot lie in itself" in page.again(page.press()).text
