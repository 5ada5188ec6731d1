"""What a story's page makes of its edition: linked text, pictures between."""

from typing import Any

from articles.models import Edition
from articles.public.story import blocks_of, byline_of
from tests.public.stories import begin, byline, person, publish

PARAGRAPHS = [f"<p>{word}</p>" for word in ("one", "two", "three", "four")]


def edition(body: str, pictures: int = 0, **page_value: Any) -> Edition:
    """Make an edition that no table holds, for what needs no more than its text."""
    shown = [{"token": f"picture-{number}"} for number in range(pictures)]
    value = {"people": [], "dateline": None, "pictures": shown, "bylines": [], "byline": ""}
    return Edition(body_html=body, page=value | page_value)


def outline(made: Edition) -> list[str]:
    return [block.picture["token"] if block.picture else str(block.html) for block in blocks_of(made)]


class BlocksOf:
    def test_takes_the_text_apart(self) -> None:
        assert outline(edition("".join(PARAGRAPHS))) == PARAGRAPHS

    def test_runs_the_dateline_into_the_first_paragraph(self) -> None:
        made = edition("<p>It rained.</p>", dateline={"text": "MOSCOW & KAZAN"})
        assert outline(made) == ['<p><span class="dateline">MOSCOW &amp; KAZAN</span> — It rained.</p>']

    def test_gives_the_dateline_its_own_line_where_no_paragraph_begins(self) -> None:
        made = edition("<h2>Rain</h2><p>It rained.</p>", dateline={"text": "MOSCOW"})
        assert outline(made)[0] == '<p><span class="dateline">MOSCOW</span> — </p>'

    def test_keeps_the_lead_picture_out_and_spreads_the_others(self) -> None:
        made = edition("".join(PARAGRAPHS), pictures=3)
        assert outline(made) == [
            *PARAGRAPHS[:2],
            "picture-1",
            PARAGRAPHS[2],
            "picture-2",
            PARAGRAPHS[3],
        ]

    def test_sets_no_picture_between_a_heading_and_its_text(self) -> None:
        made = edition("<p>one</p><h2>two</h2><p>three</p><p>four</p>", pictures=2)
        assert outline(made).index("picture-1") == 3

    def test_shows_every_picture_of_a_story_without_text(self) -> None:
        assert outline(edition("", pictures=4)) == ["picture-1", "picture-2", "picture-3"]

    def test_links_a_person_once(self) -> None:
        people = [{"names": ["Ada Bell"], "slug": "ada-bell"}]
        made = edition("<p>Ada Bell met Ada Bell.</p>", people=people)
        assert outline(made) == ['<p><a href="/people/ada-bell/">Ada Bell</a> met Ada Bell.</p>']


class BylineOf:
    def test_links_each_name_and_escapes_the_rest(self) -> None:
        lines = [{"name": "Ada Bell", "slug": "ada-bell"}, {"name": "<b>", "slug": None}]
        made = edition("", bylines=lines, byline="By Ada Bell and <b>")
        assert byline_of(made) == 'By <a href="/people/ada-bell/">Ada Bell</a> and &lt;b&gt;'

    def test_is_read_from_the_edition(self, db: None) -> None:
        article = begin()
        byline(article, person("Ada Bell"), role="photographer")
        assert byline_of(publish(article)).startswith("Photographs by <a ")
