"""Sections, people, places and topics: saved with an address that lasts."""

from datetime import datetime
from typing import Any

from taggit.models import Tag

from articles.models import AuditEntry, Place, Redirect, Section
from articles.publishing.known import place_row, save_person, save_place, save_section, save_tag, section_at
from articles.text.gazetteer import load
from tests.cast import person_named, place_named

HOW: dict[str, Any] = {"by": None, "via": "test"}


def redirects() -> dict[str, str]:
    return dict(Redirect.objects.values_list("address__path", "target__path"))


class SaveSection:
    def test_puts_it_at_its_parents_path(self, world: Section) -> None:
        assert (world.path, world.depth, str(world.parent)) == ("news/world", 1, "News")

    def test_takes_along_what_lies_beneath(self, world: Section, now: datetime) -> None:
        europe = section_at(["News", "World", "Europe"], at=now, **HOW)
        news = world.parent
        assert news is not None
        news.slug = "latest"
        save_section(news, at=now, **HOW)
        europe.refresh_from_db()
        assert (europe.path, europe.depth) == ("latest/world/europe", 2)

    def test_leaves_a_redirect_at_every_former_front(self, world: Section, now: datetime) -> None:
        news = world.parent
        assert news is not None
        news.slug = "latest"
        save_section(news, at=now, **HOW)
        assert redirects() == {"/news/": "/latest/", "/news/world/": "/latest/world/"}

    def test_moves_to_another_parent(self, world: Section, now: datetime) -> None:
        science = section_at(["Science"], at=now, **HOW)
        world.parent = science
        save_section(world, at=now, **HOW)
        assert redirects() == {"/news/world/": "/science/world/"}

    def test_is_written_in_the_audit_log(self, world: Section, now: datetime) -> None:
        world.name = "The World"
        save_section(world, at=now, **HOW)
        entry = AuditEntry.objects.latest_first()[0]
        assert (entry.thing, entry.changes) == (f"section:{world.pk}", {"name": ["World", "The World"]})


class SectionAt:
    def test_never_gives_a_former_front_to_another_section(self, world: Section, now: datetime) -> None:
        world.name, world.slug = "Globe", "globe"
        save_section(world, at=now, **HOW)
        assert section_at(["News", "World"], at=now, **HOW).path == "news/world-2"

    def test_finds_what_is_there_whatever_the_case(self, world: Section, now: datetime) -> None:
        assert section_at(["news", "WORLD"], at=now, **HOW) == world

    def test_avoids_words_that_begin_other_addresses(self, db: None, now: datetime) -> None:
        assert section_at(["People"], at=now, **HOW).path == "people-section"
        assert section_at(["2010"], at=now, **HOW).path == "2010-section"

    def test_makes_a_path_of_letters_of_any_script(self, db: None, now: datetime) -> None:
        assert section_at(["Новости", "Мир"], at=now, **HOW).path == "novosti/mir"


class SavePerson:
    def test_gives_namesakes_addresses_of_their_own(self, db: None) -> None:
        slugs = [person_named("Ada Bell").slug for _ in range(2)]
        assert slugs == ["ada-bell", "ada-bell-2"]

    def test_sorts_by_surname_without_accents(self, db: None) -> None:
        assert person_named("Neža Kovačič").sort_key.startswith("kovacic")

    def test_keeps_the_former_address_alive(self, db: None, now: datetime) -> None:
        ada = person_named("Ada Bell")
        ada.slug = "ada-bell-marsh"
        save_person(ada, at=now, **HOW)
        assert redirects() == {"/people/ada-bell/": "/people/ada-bell-marsh/"}

    def test_never_gives_a_former_address_to_someone_else(self, db: None, now: datetime) -> None:
        ada = person_named("Ada Bell")
        ada.slug = "ada-marsh"
        save_person(ada, at=now, **HOW)
        assert person_named("Ada Bell").slug == "ada-bell-2"
        assert redirects() == {"/people/ada-bell/": "/people/ada-marsh/"}

    def test_lets_its_owner_have_it_back(self, db: None, now: datetime) -> None:
        ada = person_named("Ada Bell")
        for slug in ("ada-marsh", "ada-bell"):
            ada.slug = slug
            save_person(ada, at=now, **HOW)
        assert redirects() == {"/people/ada-marsh/": "/people/ada-bell/"}


class PlaceRow:
    def test_is_made_when_a_story_first_names_it(self, db: None) -> None:
        moscow = place_named("Moscow")
        assert (moscow.slug, moscow.country_code, moscow.time_zone) == ("moscow", "RU", "Europe/Moscow")
        assert place_named("Moscow") == moscow

    def test_tells_places_of_one_name_apart(self, db: None, now: datetime) -> None:
        maine, oregon = (
            place_row(load().find("Portland", region=region)[0], at=now, **HOW)
            for region in ("Maine", "Oregon")
        )
        assert (maine.slug, oregon.slug) == ("portland", "portland-oregon")

    def test_keeps_what_an_editor_corrected(self, db: None, now: datetime) -> None:
        moscow = place_named("Moscow")
        moscow.country = "Russian Federation"
        save_place(moscow, at=now, **HOW)
        assert place_named("Moscow").country == "Russian Federation"
        assert Place.objects.count() == 1


class SaveTag:
    def test_keeps_the_former_address_alive(self, db: None, now: datetime) -> None:
        tag = Tag.objects.create(name="Ferries", slug="ferries")
        tag.slug = "ferry-lines"
        save_tag(tag, at=now, **HOW)
        assert redirects() == {"/topics/ferries/": "/topics/ferry-lines/"}
