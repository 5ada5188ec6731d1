"""What an edition is made of."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import Settings

from articles.models import (
    Article,
    ArticlePicture,
    Byline,
    Dateline,
    DatelinePlace,
    Edition,
    EditionPerson,
    EditionPlace,
    EditionTag,
    Image,
    Mention,
    Section,
)
from articles.publishing import moves
from articles.publishing.known import save_person
from articles.publishing.saving import claim, keep
from tests.cast import person_named, place_named, write_story

AT = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)


@pytest.fixture
def furnished(world: Section) -> Article:
    """A story with a dateline, a byline, two people and a topic."""
    article = write_story(section=world, body_html="<p>Petra Novak met the crew.</p>", at=AT)
    claim(article, version=article.version)
    line = Dateline.objects.create(article=article, date=date(2026, 3, 4), agency="SW")
    DatelinePlace.objects.create(dateline=line, place=place_named("Rotterdam"), position=0)
    DatelinePlace.objects.create(dateline=line, place=place_named("Moscow"), position=1)
    ines = person_named("Ines Okafor", role="reporter")
    Byline.objects.create(article=article, person=ines, position=0)
    Byline.objects.create(article=article, text="Tomas Lind", position=1)
    Byline.objects.create(article=article, text="Ada Bell", role="photographer", position=2)
    petra = person_named("Petra Novak", aliases=["Nováková"], role="harbour master")
    Mention.objects.create(article=article, person=petra, position=0)
    Mention.objects.create(article=article, person=ines, position=1, role="passenger")
    article.tags.add("Ferries")
    keep(article, by=None, via="test", at=AT)
    return article


@pytest.fixture
def edition(furnished: Article) -> Edition:
    return moves.publish(furnished, by=None, via="test", at=AT)


class ThePage:
    def test_has_its_crumbs_from_the_top(self, edition: Edition) -> None:
        assert edition.page["crumbs"] == [
            {"name": "News", "path": "news"},
            {"name": "World", "path": "news/world"},
        ]

    def test_sets_the_dateline_in_house_style(self, edition: Edition) -> None:
        dateline = edition.page["dateline"]
        assert dateline["text"] == "ROTTERDAM/MOSCOW, Mar 4 (SW)"
        assert [place["slug"] for place in dateline["places"]] == ["rotterdam", "moscow"]
        assert dateline["places"][1]["country_code"] == "RU"

    def test_sets_the_dateline_in_the_style_of_the_site(self, furnished: Article, settings: Settings) -> None:
        settings.DATELINE_STYLE = "ap"
        line = moves.publish(furnished, by=None, via="test", at=AT).page["dateline"]
        assert (line["text"], line["mark"]) == ("ROTTERDAM, Netherlands and MOSCOW, March 4 (SW)", " — ")

    def test_prints_an_imported_dateline_as_its_source_did(self, furnished: Article) -> None:
        Dateline.objects.update(printed="ROTTERDAM, Netherlands", mark=" -- ")
        keep(furnished, by=None, via="test", at=AT)
        line = moves.publish(furnished, by=None, via="test", at=AT).page["dateline"]
        assert (line["text"], line["mark"]) == ("ROTTERDAM, Netherlands", " -- ")

    def test_joins_the_byline_by_role(self, edition: Edition) -> None:
        assert edition.page["byline"] == "By Ines Okafor and Tomas Lind. Photographs by Ada Bell"
        assert [line["slug"] for line in edition.page["bylines"]] == ["ines-okafor", None, None]

    def test_names_people_with_the_role_they_have_in_it(self, edition: Edition) -> None:
        people = [(person["name"], person["role"]) for person in edition.page["people"]]
        assert people == [("Petra Novak", "harbour master"), ("Ines Okafor", "passenger")]
        assert edition.page["people"][0]["names"] == ["Petra Novak", "Nováková"]

    def test_stays_as_it_was_when_a_person_is_renamed(self, edition: Edition) -> None:
        petra = EditionPerson.objects.get(edition=edition, person__name="Petra Novak").person
        petra.name = "Petra Nováková"
        save_person(petra, by=None, via="test", at=AT)
        edition.refresh_from_db()
        assert edition.page["people"][0]["name"] == "Petra Novak"


class TheIndexRows:
    def test_release_the_pictures_and_portraits_the_page_shows(self, furnished: Article) -> None:
        ines = furnished.bylines.get(position=0).person
        assert ines is not None
        portrait, harbour = (
            Image.objects.create(token=token, file=token, sha256=token, alt="Cranes", created_at=AT)
            for token in ("portrait", "harbour")
        )
        ines.portrait = portrait
        ines.save()
        ArticlePicture.objects.create(article=furnished, image=harbour)
        keep(furnished, by=None, via="test", at=AT)
        edition = moves.publish(furnished, by=None, via="test", at=AT)
        released = edition.picture_rows.order_by("position").values_list("image__token", flat=True)
        assert list(released) == ["harbour", "portrait"]

    def test_name_sections_people_places_and_topics(self, edition: Edition) -> None:
        people = EditionPerson.objects.filter(edition=edition).order_by("relation", "person__sort_key")
        assert [(row.relation, row.person.name) for row in people] == [
            ("byline", "Ines Okafor"),
            ("mention", "Petra Novak"),
            ("mention", "Ines Okafor"),
        ]
        assert EditionPlace.objects.filter(edition=edition).count() == 2
        assert EditionTag.objects.get(edition=edition).tag.name == "Ferries"

    def test_list_the_story_for_each_of_them(self, edition: Edition, world: Section) -> None:
        live = Edition.objects.live(AT)
        petra = EditionPerson.objects.filter(relation="mention", person__name="Petra Novak").get().person
        ines = EditionPerson.objects.get(relation="byline").person
        moscow = EditionPlace.objects.filter(place__name="Moscow").get().place
        tag = EditionTag.objects.get().tag
        lists = [
            live.in_section(world),
            live.mentioning(petra),
            live.by(ines),
            live.from_place(moscow),
            live.tagged(tag),
        ]
        assert [list(found.newest_first()) for found in lists] == [[edition]] * len(lists)
