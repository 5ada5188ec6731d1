"""What stories refer to, looked up once a run."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

import pytest
from taggit.models import Tag

from articles.exchange.register import Register
from articles.models import Place
from articles.publishing.known import save_tag, section_at
from tests.admin.pictures import picture_of
from tests.cast import person_named

Asserted = Callable[[int], AbstractContextManager[Any]]


@pytest.fixture
def register(db: None) -> Register:
    return Register()


class PeopleNamed:
    @pytest.mark.parametrize("printed", ["Neža Kovačič-Brand", "NEŽA KOVAČIČ-BRAND", "N. Kovačič"])
    def test_finds_a_name_whatever_its_case_and_an_alias_as_printed(
        self, register: Register, printed: str
    ) -> None:
        person = person_named("Neža Kovačič-Brand", aliases=["N. Kovačič"])
        assert register.people_named(printed) == [person]

    @pytest.mark.parametrize("printed", ["Kovačič-Brand", "Neza Kovacic-Brand", "Brand Neža", ""])
    def test_finds_nobody_by_less_or_other_letters(self, register: Register, printed: str) -> None:
        person_named("Neža Kovačič-Brand")
        assert register.people_named(printed) == []

    def test_asks_once_for_each_name(self, register: Register, django_assert_num_queries: Asserted) -> None:
        with django_assert_num_queries(1):
            register.people_named("Ines Okafor")
            register.people_named("Ines Okafor")


class TopicsAmong:
    def test_picks_those_the_paper_has_in_the_order_of_the_source(
        self, register: Register, now: datetime
    ) -> None:
        for name in ("Courts", "Bees"):
            save_tag(Tag(name=name), by=None, via="test", at=now)
        found = register.topics_among(["bees", "honey", "COURTS ", "Bees"])
        assert [tag.name for tag in found] == ["Bees", "Courts"]


class OwnPlace:
    def test_knows_the_desks_own_places_if_only_one_has_the_name(self, register: Register) -> None:
        Place.objects.create(name="Xyzzyville", slug="x", region="Anhalt", sort_key="x")
        found = register.own_place("Xyzzyville", "")
        assert isinstance(found, Place)
        assert register.own_place("Xyzzyville", "Bavaria") is None
        assert register.own_place("Xyzzyville", "anhalt") == found
        Place.objects.create(name="Xyzzyville", slug="y", region="Anhalt", sort_key="y")
        register.forget()
        assert register.own_place("Xyzzyville", "") is None


class PictureWith:
    def test_finds_a_picture_by_its_bytes(self, register: Register) -> None:
        image = picture_of("The quay", alt="A quay")
        assert register.picture_with(image.sha256) == (image, "A quay")
        assert register.picture_with("0") == (None, "")

    def test_knows_the_text_of_one_that_a_plan_would_have_taken_in(self, register: Register) -> None:
        register.learn(("News",), {"0": "A gauge"})
        register.learn(("News",), {"0": ""})
        assert register.picture_with("0") == (None, "A gauge")


class Forget:
    def test_looks_everything_up_again(self, register: Register, now: datetime) -> None:
        assert register.people_named("Ines Okafor") == []
        register.learn(("Made up",), {"0": "A gauge"})
        person = person_named("Ines Okafor")
        section = section_at(["News"], by=None, via="test", at=now)
        register.forget()
        assert register.people_named("Ines Okafor") == [person]
        assert register.sections.rows == {("News",): section}
        assert register.sections.find(("Made up",)) is None
        assert register.picture_with("0") == (None, "")
