"""Storylines at the desk."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, AuditEntry, Section, Storyline, StorylineEntry
from articles.publishing.known import section_at
from articles.publishing.roles import SECTION_EDITOR
from tests.admin.forms import thing_page
from tests.cast import give_post, member, told_as, write_story

Desk = Callable[[User], Client]
NAME = "articles/storyline"


def stories_of(storyline: Storyline) -> list[str]:
    entries = StorylineEntry.objects.filter(storyline=storyline).order_by("position")
    return list(entries.values_list("article__headline", flat=True))


@pytest.fixture
def parts(world: Section) -> list[Article]:
    return [write_story(f"Part {number}", section=world) for number in range(3)]


@pytest.fixture
def of_the_world(world: Section) -> User:
    return give_post(member("wim", is_staff=True), SECTION_EDITOR, world)


class TheForm:
    def test_makes_a_storyline_of_stories_in_order(
        self, at_the_desk: Desk, editor: User, parts: list[Article], world: Section
    ) -> None:
        page = thing_page(at_the_desk(editor), NAME)
        page["name"], page["section"], page["description"] = "The chain", str(world.pk), "How it went."
        page["entries-0-article-text"] = "Part 1"
        page.press()
        storyline = Storyline.objects.get()
        assert (storyline.slug, storyline.created_by, stories_of(storyline)) == (
            "the-chain",
            editor,
            ["Part 1"],
        )
        entry = AuditEntry.objects.get(thing=f"storyline:{storyline.pk}")
        assert (entry.verb, entry.changes["stories"]) == ("created", [None, [parts[1].pk]])

    def test_puts_its_stories_in_another_order(
        self, at_the_desk: Desk, editor: User, parts: list[Article]
    ) -> None:
        storyline = told_as("The chain", *parts)
        page = thing_page(at_the_desk(editor), NAME, storyline.pk)
        page["entries-2-position"], page["entries-0-position"] = "1", "3"
        page.press()
        assert stories_of(storyline) == ["Part 2", "Part 1", "Part 0"]
        entry = AuditEntry.objects.filter(thing=f"storyline:{storyline.pk}").latest("pk")
        assert [*entry.changes] == ["stories"]

    def test_asks_where_somebody_else_changed_the_same_meanwhile(
        self, at_the_desk: Desk, editor: User, parts: list[Article]
    ) -> None:
        storyline = told_as("The chain", *parts)
        client = at_the_desk(editor)
        first, second = (thing_page(client, NAME, storyline.pk) for _ in range(2))
        first["name"], second["name"] = "The lowered chain", "The raised chain"
        first.press()
        answer = second.press()
        assert answer.status_code == 409
        storyline.refresh_from_db()
        assert storyline.name == "The lowered chain"
        second.again(answer).press()
        storyline.refresh_from_db()
        assert storyline.name == "The raised chain"

    def test_keeps_what_somebody_else_changed_beside_it(
        self, at_the_desk: Desk, editor: User, parts: list[Article]
    ) -> None:
        storyline = told_as("The chain", *parts)
        client = at_the_desk(editor)
        first, second = (thing_page(client, NAME, storyline.pk) for _ in range(2))
        first["entries-2-position"], first["entries-0-position"] = "1", "3"
        second["name"] = "The raised chain"
        first.press()
        second.press()
        storyline.refresh_from_db()
        assert storyline.name == "The raised chain"
        assert stories_of(storyline) == ["Part 2", "Part 1", "Part 0"]

    def test_refuses_a_story_twice(self, at_the_desk: Desk, editor: User, parts: list[Article]) -> None:
        storyline = told_as("The chain", parts[0])
        page = thing_page(at_the_desk(editor), NAME, storyline.pk)
        page["entries-1-article-text"] = "Part 0"
        assert "in the list already" in page.press().content.decode()

    def test_refuses_the_address_of_another(
        self, at_the_desk: Desk, editor: User, parts: list[Article]
    ) -> None:
        told_as("The chain", parts[0])
        storyline = told_as("Another", parts[1])
        page = thing_page(at_the_desk(editor), NAME, storyline.pk)
        page["slug"] = "the-chain"
        assert "already exists" in page.press().content.decode()


class WhoKeepsIt:
    def test_is_who_publishes_in_its_section(
        self, at_the_desk: Desk, of_the_world: User, parts: list[Article]
    ) -> None:
        storyline = told_as("The chain", *parts)
        page = thing_page(at_the_desk(of_the_world), NAME, storyline.pk)
        page["name"] = "The lowered chain"
        page.press()
        storyline.refresh_from_db()
        assert storyline.name == "The lowered chain"

    def test_sees_none_of_another_section(self, at_the_desk: Desk, of_the_world: User) -> None:
        sport = section_at(["Sport"], by=None, via="test", at=timezone.now())
        storyline = told_as("The cup", write_story("Cup won", section=sport))
        client = at_the_desk(of_the_world)
        assert client.get(f"/admin/{NAME}/{storyline.pk}/change/").status_code == 404
        assert b"The cup" not in client.get(f"/admin/{NAME}/").content
        assert b"storyline" not in client.get("/admin/articles/auditentry/").content.partition(b"<main")[2]

    def test_cannot_move_it_out_of_reach(
        self, at_the_desk: Desk, of_the_world: User, parts: list[Article]
    ) -> None:
        sport = section_at(["Sport"], by=None, via="test", at=timezone.now())
        storyline = told_as("The chain", *parts)
        page = thing_page(at_the_desk(of_the_world), NAME, storyline.pk)
        page["section"] = str(sport.pk)
        page.press()
        storyline.refresh_from_db()
        assert storyline.section != sport

    def test_is_no_reporter(self, at_the_desk: Desk, reporter: User, parts: list[Article]) -> None:
        storyline = told_as("The chain", *parts)
        client = at_the_desk(reporter)
        assert client.post(f"/admin/{NAME}/{storyline.pk}/change/", {"name": "Mine"}).status_code == 403
        assert client.get(f"/admin/{NAME}/add/").status_code == 403
