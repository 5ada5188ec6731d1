"""The lists under the fields find by the first letters of any word."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from taggit.models import Tag

from articles.admin.choice_fields import CHOOSERS
from articles.models import Article
from tests.cast import person_named, place_named, write_story

Desk = Callable[[User], Client]


def offered(client: Client, kind: str, words: str) -> list[dict[str, Any]]:
    answer = client.get(f"/admin/choose/{kind}/", {"q": words})
    assert answer.status_code == 200
    choices: list[dict[str, Any]] = answer.json()["choices"]
    return choices


class Choose:
    @pytest.mark.parametrize("words", ["nez", "kov", "Kovačič", "brand ne", "КОВАЧИЧ", "kovacic"])
    def test_finds_a_person_by_any_name(self, at_the_desk: Desk, reporter: User, words: str) -> None:
        person_named("Neža Kovačič-Brand", role="minister", aliases=["КОВАЧИЧ"])
        person_named("Ada Lovell")
        found = offered(at_the_desk(reporter), "person", words)
        assert [(each["text"], each["note"]) for each in found] == [("Neža Kovačič-Brand", "minister")]

    def test_finds_places_the_paper_never_named(self, at_the_desk: Desk, reporter: User) -> None:
        found = offered(at_the_desk(reporter), "place", "Mosc")
        assert (found[0]["key"], found[0]["text"]) == ("gaz:524901", "Moscow, Russia")

    def test_offers_a_known_place_once_and_first(self, at_the_desk: Desk, reporter: User) -> None:
        moscow = place_named("Moscow")
        found = offered(at_the_desk(reporter), "place", "mosc")
        assert found[0]["key"] == str(moscow.pk)
        assert "gaz:524901" not in [each["key"] for each in found]

    def test_finds_a_story_by_its_words(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        write_story("Tram stops", body_html="<p>For chess.</p>")
        found = offered(at_the_desk(reporter), "story", "ferr leav")
        assert found == []
        found = offered(at_the_desk(reporter), "story", "leaves ferr")
        assert [each["key"] for each in found] == [str(draft.pk)]
        assert found[0]["note"].startswith("Draft · World · ")

    def test_finds_topics(self, at_the_desk: Desk, reporter: User) -> None:
        Tag.objects.create(name="Night trains")
        assert [each["text"] for each in offered(at_the_desk(reporter), "topic", "NIGHT t")] == [
            "Night trains"
        ]

    @pytest.mark.parametrize("kind", sorted(CHOOSERS))
    @pytest.mark.parametrize("words", ["", "\0", "'; --", "a & b | !c", "%", "\\", "x" * 5000, "💥"])
    def test_survives_any_words(self, at_the_desk: Desk, editor: User, kind: str, words: str) -> None:
        offered(at_the_desk(editor), kind, words)

    def test_knows_its_kinds(self, at_the_desk: Desk, reporter: User) -> None:
        assert at_the_desk(reporter).get("/admin/choose/password/").status_code == 404

    @pytest.mark.parametrize("kind", sorted(CHOOSERS))
    def test_asks_for_the_permission_to_look(self, at_the_desk: Desk, outsider: User, kind: str) -> None:
        outsider.is_staff = True
        outsider.save()
        assert at_the_desk(outsider).get(f"/admin/choose/{kind}/").status_code == 403

    def test_is_only_for_staff(self, client: Client, db: None) -> None:
        assert client.get("/admin/choose/person/").status_code == 302


class People:
    def test_are_found_by_an_index(self, db: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        people: Any = CHOOSERS["person"]
        plan = people.found("nez").explain()
        assert "person_words" in plan
        assert "person_aliases" in plan


class Pictures:
    def test_are_found_by_an_index(self, db: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        pictures: Any = CHOOSERS["picture"]
        assert "image_words" in pictures.found("harbour").order_by().explain()
