import pytest

from articles.text.dateline import read
from articles.text.whereabouts import Context, ranked, whereabouts


def country(name: str, **context: object) -> str:
    return ranked(name, context=Context(**context)).entries[0].country_code  # type: ignore[arg-type]


class Ranked:
    def test_leaves_names_that_are_nearly_as_likely_as_a_choice(self) -> None:
        for name in ("Birmingham", "Valencia", "San Jose", "Portland", "Cordoba"):
            assert ranked(name).is_choice, name
        for name in ("London", "Paris", "Moscow", "Wellington", "Suez"):
            assert not ranked(name).is_choice, name

    def test_is_no_choice_where_the_region_is_printed(self) -> None:
        assert not ranked("Birmingham", region="Ala.").is_choice

    @pytest.mark.parametrize("section", ["", "news/world", "news/canada", "world/americas", "news/us"])
    @pytest.mark.parametrize("agency", ["", "CP", "AP"])
    def test_never_takes_london_to_ontario(self, section: str, agency: str) -> None:
        found = ranked("London", context=Context(section, agency, "en", frozenset({"CA", "US"})))
        assert found.entries[0].country_code == "GB"

    def test_minds_section_agency_language_and_the_others_in_that_order(self) -> None:
        assert country("Birmingham") == "GB"
        assert country("Birmingham", section_path="news/us") == "US"
        assert country("Tripoli", agency="NNA") == "LB"
        assert country("Tripoli", agency="NNA", section_path="news/libya") == "LY"
        assert country("Merida", others=frozenset({"VE"})) == "VE"
        assert country("Merida", others=frozenset({"VE"}), agency="Notimex") == "MX"

    def test_takes_places_printed_together_as_speaking_for_one_another(self) -> None:
        texan, _ = whereabouts(read("DALLAS/FORT WORTH, Texas, March 3 - A hat was found."))
        assert (texan.name, texan.region) == ("Dallas", "Texas")

    def test_knows_the_country_of_a_village_that_is_not_listed(self) -> None:
        (village,) = whereabouts(read("KUIVASTU, Estonia (HP) – A hat was found."))
        assert (village.name, village.country_code, village.entry) == ("Kuivastu", "EE", None)

    def test_knows_nothing_of_a_ship(self) -> None:
        (ship,) = whereabouts(read("ABOARD THE USS NIMITZ (AP) — A hat was found."))
        assert (ship.name, ship.country, ship.region) == ("Aboard the USS Nimitz", "", "")
