import pytest

from articles.text.areas import Area, areas_named, countries_of_section, country_name


class CountryName:
    def test_knows_countries_by_their_letters(self) -> None:
        assert country_name("SI") == "Slovenia"
        assert country_name("??") == ""


class AreasNamed:
    @pytest.mark.parametrize(
        ("printed", "area"),
        [
            ("Ore.", Area("US", "Oregon")),
            ("W.Va.", Area("US", "West Virginia")),
            ("W. Va.", Area("US", "West Virginia")),
            ("N.Y.", Area("US", "New York")),
            ("Calif", Area("US", "California")),
            ("FLA.", Area("US", "Florida")),
            ("TX", Area("US", "Texas")),
            ("British Columbia", Area("CA", "British Columbia")),
            ("Que.", Area("CA", "Quebec")),
            ("Qld", Area("AU", "Queensland")),
            ("Scotland", Area("GB", "Scotland")),
            ("HONDURAS", Area("HN")),
            ("Russland", Area("RU")),
            ("the Netherlands", Area("NL")),
            ("West Germany", Area("DE")),
            ("États-Unis", Area("US")),
            ("Россия", Area("RU")),
            ("中国", Area("CN")),
        ],
    )
    def test_knows_names_and_abbreviations(self, printed: str, area: Area) -> None:
        assert area in areas_named(printed)

    def test_gives_every_meaning(self) -> None:
        assert {Area("US", "Georgia"), Area("GE")} <= areas_named("Georgia")

    def test_gives_nothing_for_other_words(self) -> None:
        assert areas_named("southern reaches") == frozenset()
        assert areas_named("") == frozenset()


class CountriesOfSection:
    def test_reads_the_innermost_part_that_says_something(self) -> None:
        assert "SI" in countries_of_section("news/world/europe")
        assert countries_of_section("news/canada/toronto-region") == {"CA"}
        assert "LB" in countries_of_section("world/middle-east")

    def test_says_nothing_of_the_world(self) -> None:
        assert countries_of_section("news/world") == frozenset()
        assert countries_of_section("") == frozenset()
