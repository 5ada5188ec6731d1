"""What is decided of a story before anything is written: its identity, its columns, its credits."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from articles.exchange.batch import Item
from articles.exchange.draft import Draft, drafted, identity
from articles.exchange.options import Options
from articles.exchange.register import Register
from articles.wire.story import Related, Story

TEXT = "<p>The gauge read high.</p>"
STORY = Story(
    headline="Tide gauge read high",
    format="page",
    section=["News", "World"],
    published=datetime(2010, 11, 4, 9, 29),  # noqa: DTZ001 - as a page without a zone gives it
    body_html=TEXT,
)
OPTIONS = Options(otherwise="News", zone=UTC, language="en")
ITEM = Item("page.html", "page.html")


def draft_of(story: Story, **options: Any) -> Draft:
    return drafted(story, ITEM, None, options=replace(OPTIONS, **options), register=Register())


class Identity:
    def test_is_the_sources_own_identifier(self) -> None:
        assert identity(replace(STORY, uri="urn:sw:1", url="https://sw.example/1")) == "urn:sw:1"

    def test_is_else_the_address(self) -> None:
        assert identity(replace(STORY, url="https://sw.example/1")) == "https://sw.example/1"

    def test_is_else_headline_section_and_date(self) -> None:
        known = identity(STORY)
        assert known.startswith("page:")
        assert identity(replace(STORY, headline="TIDE GAUGE “READ” HIGH", body_html="<p>Other.</p>")) == known
        for other in (
            replace(STORY, headline="Tide gauge read low"),
            replace(STORY, section=["News"]),
            replace(STORY, published=datetime(2010, 11, 5, 9, 29)),  # noqa: DTZ001
        ):
            assert identity(other) != known

    def test_counts_the_text_where_there_is_no_date(self) -> None:
        undated = replace(STORY, published=None)
        assert identity(undated) != identity(replace(undated, body_html="<p>Other.</p>"))

    def test_fits_its_column_however_long_the_source_made_it(self) -> None:
        long = "https://sw.example/" + "a" * 2000
        assert len(identity(replace(STORY, url=long))) < 100
        assert identity(replace(STORY, url=long)) != identity(replace(STORY, url=long + "b"))


@pytest.mark.usefixtures("db")
class Fingerprint:
    def test_is_the_same_for_the_same_story(self) -> None:
        assert draft_of(STORY).fingerprint == draft_of(replace(STORY)).fingerprint

    @pytest.mark.parametrize(
        "change",
        [
            {"body_html": "<p>Other.</p>"},
            {"related": [Related("Another story")]},
            {"byline": "By Ines Okafor"},
            {"people": ["Anton Zupanc"]},
        ],
    )
    def test_differs_when_the_source_does(self, change: dict[str, Any]) -> None:
        assert draft_of(replace(STORY, **change)).fingerprint != draft_of(STORY).fingerprint

    @pytest.mark.parametrize("options", [{"otherwise": "Old"}, {"create_sections": True}])
    def test_differs_when_the_operator_wants_it_elsewhere(self, options: dict[str, Any]) -> None:
        assert draft_of(STORY, **options).fingerprint != draft_of(STORY).fingerprint

    def test_does_not_count_a_language_that_goes_without_saying(self) -> None:
        assert draft_of(replace(STORY, language="en")).fingerprint == draft_of(STORY).fingerprint
        assert draft_of(replace(STORY, language="de")).fingerprint != draft_of(STORY).fingerprint

    def test_does_not_count_how_the_file_was_read(self) -> None:
        repaired = replace(STORY, warnings=["declared as ISO-8859-1, but is UTF-8"])
        assert draft_of(repaired).fingerprint == draft_of(STORY).fingerprint


@pytest.mark.usefixtures("db")
class Columns:
    def test_cut_what_does_not_fit_and_say_so(self) -> None:
        draft = draft_of(replace(STORY, headline="Tide " * 100, kicker="Sea " * 40))
        assert len(draft.columns["headline"]) <= 300
        assert draft.columns["headline"].endswith("Tide…")
        assert "the headline was longer than 300 characters and is cut" in draft.warnings
        assert "the kicker was longer than 80 characters and is cut" in draft.warnings

    @pytest.mark.parametrize(
        ("given", "language"),
        [("", "en"), ("de", "de"), ("pt_BR", "pt-BR"), ("en-GB-oxendict", "en"), ("<b>", "en")],
    )
    def test_take_a_language_that_is_one(self, given: str, language: str) -> None:
        assert draft_of(replace(STORY, language=given)).columns["language"] == language

    @pytest.mark.parametrize(("given", "urgency"), [(None, 5), (1, 1), (0, 5), (12, 9)])
    def test_take_an_urgency_within_its_range(self, given: int | None, urgency: int) -> None:
        assert draft_of(replace(STORY, urgency=given)).columns["urgency"] == urgency


@pytest.mark.usefixtures("db")
class Credits:
    def test_know_an_agency(self) -> None:
        [credit] = draft_of(replace(STORY, byline="Reuters")).credits
        assert (credit.name, credit.role) == ("Reuters", "agency")

    def test_prefer_the_authors_a_source_lists(self) -> None:
        story = replace(STORY, byline="By our staff", authors=["Ines Okafor", "Tomas Lind"])
        assert [credit.name for credit in draft_of(story).credits] == ["Ines Okafor", "Tomas Lind"]


@pytest.mark.usefixtures("db")
class Links:
    def test_keep_title_and_whole_address_each_once(self) -> None:
        story = replace(
            STORY,
            related=[
                Related("Another story", "https://sw.example/2"),
                Related("Another story", "https://sw.example/2"),
                Related("A third", "/relative"),
                Related("A fourth", "javascript:alert(1)"),
                Related("", "https://sw.example/untitled"),
            ],
        )
        assert [(link.title, link.url) for link in draft_of(story).links] == [
            ("Another story", "https://sw.example/2"),
            ("A third", ""),
            ("A fourth", ""),
        ]

    def test_leave_out_the_story_itself(self) -> None:
        story = replace(
            STORY,
            url="https://sw.example/1",
            related=[Related("TIDE GAUGE READ HIGH"), Related("More of this", "https://sw.example/1")],
        )
        assert draft_of(story).links == ()
