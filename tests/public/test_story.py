"""What a story's page makes of its edition: linked text, pictures between, related stories."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition, EditionRelated
from articles.public.story import blocks_of, byline_of, related_to
from articles.publishing import takedowns
from tests.public.stories import begin, byline, links, page, person, publish, relate, texts

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


class RelatedTo:
    @pytest.fixture
    def target(self, db: None) -> Edition:
        return publish(begin("Talks broke off"), at=timezone.now() - timedelta(hours=1))

    def shown(self, client: Client, **link: Any) -> dict[str, str]:
        article = begin("After the talks")
        relate(article, **link)
        return links(page(client, publish(article).address.path), "section.related")

    def test_shows_the_headline_a_live_story_has_now(self, client: Client, target: Edition) -> None:
        assert self.shown(client, target=target.article) == {"Talks broke off": target.address.path}

    def test_prefers_the_title_the_editors_gave(self, client: Client, target: Edition) -> None:
        assert self.shown(client, target=target.article, title="The talks") == {
            "The talks": target.address.path
        }

    def test_hides_a_story_that_is_not_live(self, client: Client, target: Edition) -> None:
        takedowns.withdraw(target.article, notice="", by=None, via="test", at=timezone.now())
        article = begin("After the talks")
        relate(article, target=target.article, title="A title that tells")
        assert not texts(page(client, publish(article).address.path), "section.related")

    def test_shows_it_from_the_moment_it_is(self, client: Client, db: None) -> None:
        draft = begin("Later news")
        article = begin("After the talks")
        relate(article, target=draft)
        path = publish(article).address.path
        assert not texts(page(client, path), "section.related li")
        publish(draft)
        assert texts(page(client, path), "section.related a") == ["Later news"]

    def test_shows_a_title_without_an_address_as_words(self, client: Client, db: None) -> None:
        article = begin("After the talks")
        relate(article, title="Bread and its price", pending=True)
        root = page(client, publish(article).address.path)
        assert texts(root, "section.related li") == ["Bread and its price"]
        assert not links(root, "section.related")

    def test_shows_the_words_while_their_story_is_a_draft(self, client: Client, db: None) -> None:
        """A reader cannot tell whether the story has arrived at the desk."""
        article = begin("After the talks")
        relate(article, title="Bread and its price", pending=True)
        path = publish(article).address.path
        before = texts(page(client, path), "section.related li")
        EditionRelated.objects.update(target=begin("Bread and its price"))
        assert texts(page(client, path), "section.related li") == before

    def test_leads_out_to_an_address_elsewhere(self, client: Client, db: None) -> None:
        elsewhere = "https://example.org/mines"
        assert self.shown(client, title="How mines are swept", url=elsewhere) == {
            "How mines are swept": elsewhere
        }

    def test_groups_by_type_and_dates_each_story(self, client: Client, target: Edition) -> None:
        article = begin("After the talks")
        relate(article, target=target.article, type="background")
        relate(article, title="What it costs", pending=True, position=1)
        root = page(client, publish(article).address.path)
        assert texts(root, "section.related h2") == ["Related news", "Background"]
        assert len(texts(root, "section.related time")) == 1

    def test_keeps_the_editors_order(self, db: None) -> None:
        article = begin("After the talks")
        for position, title in enumerate("cab"):
            relate(article, title=title, pending=True, position=position)
        (group,) = related_to(publish(article), timezone.now()).groups
        assert [link.title for link in group.links] == ["c", "a", "b"]
