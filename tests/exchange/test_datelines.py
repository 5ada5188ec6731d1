"""Where and when a story was filed, as far as its dateline tells."""

from pathlib import Path

from django.core.management import call_command

from articles.exchange.datelines import FiledFrom, filed_from
from articles.exchange.register import Register
from articles.models import Dateline, Place
from articles.text.dateline import read
from articles.wire.story import Story
from tests.cast import place_named
from tests.exchange.pages import text_page


def filed(
    paragraph: str, *, section_path: str = "", places: list[str] | None = None
) -> tuple[FiledFrom | None, list[str]]:
    reading = read(paragraph)
    story = Story(
        headline="Ferry",
        dateline=reading.dateline or "",
        mark=reading.mark,
        dateline_reading=reading,
        places=places or [],
    )
    warnings: list[str] = []
    return filed_from(story, Register(), section_path=section_path, warnings=warnings), warnings


def countries(line: FiledFrom | None) -> list[str]:
    return [located.place.country_code for located in line.places] if line else []


class FiledFromReading:
    def test_knows_the_place_and_keeps_what_was_printed(self, db: None) -> None:
        line, warnings = filed("OSTEND, Belgium, March 3 (Reuters) - The ferry left on time.")
        assert line is not None
        assert (line.printed, line.agency, countries(line)) == (
            "OSTEND, Belgium, March 3 (Reuters)",
            "Reuters",
            ["BE"],
        )
        assert line.places[0].name == "Ostend"
        assert warnings == []

    def test_keeps_several_places_in_their_order(self, db: None) -> None:
        line, _ = filed("SEOUL/WASHINGTON (Reuters) - The ferry left on time.")
        assert countries(line) == ["KR", "US"]

    def test_names_a_place_once(self, db: None) -> None:
        line, _ = filed("PARIS/PARIS (Reuters) - The ferry left on time.")
        assert countries(line) == ["FR"]

    def test_is_none_where_none_was_certainly_read(self, db: None) -> None:
        assert filed("The ferry left on time.") == (None, [])

    def test_says_that_a_place_is_unknown(self, db: None) -> None:
        line, warnings = filed("XYZZYVILLE, March 3 (Reuters) - The ferry left on time.")
        assert countries(line) == []
        assert warnings == ["a place of the dateline is not known: Xyzzyville"]

    def test_finds_a_place_that_the_desk_has_made(self, db: None) -> None:
        Place.objects.create(name="Xyzzyville", slug="xyzzyville", country_code="FR", sort_key="xyzzyville")
        line, warnings = filed("XYZZYVILLE, March 3 (Reuters) - The ferry left on time.")
        assert (countries(line), warnings) == (["FR"], [])

    def test_never_mistakes_a_row_of_the_gazetteer_for_another_place(self, db: None) -> None:
        place_named("Moscow")
        line, _ = filed("MOSCOW, Idaho (AP) - The ferry left on time.")
        assert countries(line) == ["US"]

    def test_leaves_what_is_nearly_as_likely_as_a_choice(self, db: None) -> None:
        line, _ = filed("BIRMINGHAM (Reuters) - The ferry left on time.")
        told, _ = filed("BIRMINGHAM, Ala. (Reuters) - The ferry left on time.")
        assert line is not None
        assert told is not None
        assert (countries(line), line.places[0].is_choice) == (["GB"], True)
        assert (countries(told), told.places[0].is_choice) == (["US"], False)

    def test_minds_section_agency_language_and_the_other_places(self, db: None) -> None:
        for paragraph, context, country in (
            ("BIRMINGHAM (Reuters) - The ferry left.", {"section_path": "news/us"}, "US"),
            ("TRIPOLI (NNA) - The ferry left.", {}, "LB"),
            ("TRIPOLI (Reuters) - The ferry left.", {}, "LY"),
            ("MERIDA - The ferry left on time.", {"places": ["Caracas"]}, "VE"),
        ):
            assert countries(filed(paragraph, **context)[0]) == [country]

    def test_never_takes_london_to_ontario_unless_told(self, db: None) -> None:
        for section in ("", "news/world", "news/canada", "world/north-america"):
            line, _ = filed("LONDON (CP) - The ferry left on time.", section_path=section)
            assert countries(line) == ["GB"]
        assert countries(filed("LONDON, Ont. (CP) - The ferry left on time.")[0]) == ["CA"]

    def test_tells_the_zone_of_its_first_place(self, db: None) -> None:
        line, _ = filed("MOSCOW/PARIS (Reuters) - The ferry left on time.")
        assert line is not None
        assert line.zone == "Europe/Moscow"


class TheFoundingPage:
    def test_is_filed_from_moscow_on_the_map(self, db: None, tmp_path: Path) -> None:
        page = tmp_path / "page.txt"
        page.write_text(text_page())
        call_command("import_articles", str(page), create_sections=True)
        line = Dateline.objects.get()
        (row,) = line.rows.select_related("place")
        assert (line.printed, line.mark, row.name, row.by_rule) == ("MOSCOW", " - ", "Moscow", False)
        assert (row.place.name, row.place.country_code) == ("Moscow", "RU")
        assert (round(row.place.latitude or 0), round(row.place.longitude or 0)) == (56, 38)
        assert not line.article.body_html.startswith("<p>MOSCOW")

    def test_leaves_a_namesake_for_the_editor(self, db: None, tmp_path: Path) -> None:
        page = tmp_path / "page.txt"
        page.write_text(
            "News\nFerry\nNov 4, 2010 9:29 AM\n\nBIRMINGHAM (Reuters) - The ferry left on time.\n"
        )
        call_command("import_articles", str(page))
        assert Dateline.objects.get().rows.get().by_rule
