"""A place is found among those the paper has named and all of the gazetteer's."""

import pytest
from django.utils import timezone

from articles.admin.choosers import Choice
from articles.admin.place_chooser import Places, place_of
from articles.models import AuditEntry, Place
from tests.cast import member, place_named

MOSCOW, IDAHO = "gaz:524901", "gaz:5601538"


class Offer:
    def test_shows_the_papers_own_places_for_no_words(self, db: None) -> None:
        tokyo, moscow = place_named("Tokyo"), place_named("Moscow")
        assert [choice.key for choice in Places().offer("")] == [str(moscow.pk), str(tokyo.pk)]

    def test_tells_the_likeliest_first(self, db: None) -> None:
        assert Places().offer("Mosc")[0] == Choice(MOSCOW, "Moscow, Russia")

    def test_tells_places_of_one_name_apart(self, db: None) -> None:
        texts = [choice.text for choice in Places().offer("Moscow")]
        assert texts[:2] == ["Moscow, Russia", "Moscow, Idaho, United States"]

    def test_finds_by_other_names(self, db: None) -> None:
        place = place_named("Moscow")
        place.aliases = ["Third Rome"]
        place.save()
        assert Places().offer("Third Rome") == [
            Choice(str(place.pk), "Moscow, Russia", "in the paper before")
        ]

    def test_shows_a_known_place_that_only_the_gazetteer_finds_as_known(self, db: None) -> None:
        moscow = place_named("Moscow")
        assert [choice.key for choice in Places().offer("Moskau")][:1] == [str(moscow.pk)]


class Called:
    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("Moscow", MOSCOW),
            ("moscow, russia", MOSCOW),
            ("Moscow, Idaho, United States", IDAHO),
            ("Moscow, Idaho", IDAHO),
            ("Москва", MOSCOW),
        ],
    )
    def test_means_the_likeliest_of_the_name(self, db: None, typed: str, key: str) -> None:
        assert [choice.key for choice in Places().called(typed)] == [key]

    @pytest.mark.parametrize("typed", ["", ",", "Qwertyville", "Moscow, Nowhere, Atlantis Q"])
    def test_means_nothing_or_a_namesake(self, db: None, typed: str) -> None:
        assert len(Places().called(typed)) <= 1

    def test_means_the_papers_own_place_first(self, db: None) -> None:
        own = Place.objects.create(name="Port Hale", slug="port-hale", sort_key="port hale")
        assert [choice.key for choice in Places().called("PORT HALE")] == [str(own.pk)]


class PlaceOf:
    def test_makes_the_row_once_and_writes_it_down(self, db: None) -> None:
        rosa = member("rosa")
        first = place_of(MOSCOW, by=rosa, via="test", at=timezone.now())
        again = place_of(MOSCOW, by=rosa, via="test", at=timezone.now())
        assert first == again
        assert (first.name, first.country, first.time_zone) == ("Moscow", "Russia", "Europe/Moscow")
        assert AuditEntry.objects.get(thing=f"place:{first.pk}").by == rosa

    def test_is_the_row_of_a_number(self, db: None) -> None:
        moscow = place_named("Moscow")
        assert place_of(str(moscow.pk), by=member("rosa"), via="test", at=timezone.now()) == moscow


class Show:
    def test_describes_rows_and_places_without_one(self, db: None) -> None:
        tokyo = place_named("Tokyo")
        shown = Places().show([str(tokyo.pk), MOSCOW])
        assert {key: choice.text for key, choice in shown.items()} == {
            str(tokyo.pk): "Tokyo, Japan",
            MOSCOW: "Moscow, Russia",
        }

    @pytest.mark.parametrize("key", ["gaz:", "gaz:x", "gaz:--1", "gaz:99999999999", "Moscow"])
    def test_leaves_out_what_means_nothing(self, db: None, key: str) -> None:
        assert Places().show([key]) == {}
