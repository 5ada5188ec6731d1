"""Related stories find each other, whichever comes first."""

from pathlib import Path

import pytest
from django.test import Client

from articles.models import Article, Edition, EditionRelated, RelatedLink
from tests.exchange.pages import html_page, take_in, text_page

FIRST = "https://samplewire.example/2010/11/tide-gauge"
SECOND = "https://samplewire.example/2011/05/tide-tables"
TITLE = "Tide tables were wrong as well"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A page that names the second by its address, and in other words than its own."""
    file = tmp_path / "first.html"
    file.write_text(html_page(related=((SECOND, "How the tables went wrong"),)))
    return file


@pytest.fixture
def second(tmp_path: Path) -> Path:
    file = tmp_path / "second.html"
    file.write_text(html_page(TITLE, address=SECOND))
    return file


def link() -> RelatedLink:
    return RelatedLink.objects.order_by("position")[0]


class Links:
    def test_wait_for_a_story_that_is_not_here(self, db: None, first: Path) -> None:
        take_in(first)
        links = RelatedLink.objects.order_by("position").values_list("title", "url", "pending")
        assert list(links) == [("How the tables went wrong", SECOND, True)]

    def test_are_plain_titles_for_readers_meanwhile(self, db: None, client: Client, tmp_path: Path) -> None:
        (tmp_path / "page.txt").write_text(text_page(related=("A story that never comes",)))
        take_in(tmp_path / "page.txt", publish=True)
        page = client.get(Edition.objects.get().address.path).content.decode()
        assert "A story that never comes" in page

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_lead_to_it_whichever_came_first(
        self, db: None, first: Path, second: Path, order: tuple[int, int]
    ) -> None:
        pages = (first, second)
        for number in order:
            take_in(pages[number])
        target = Article.objects.get(headline=TITLE)
        assert (link().target, link().pending) == (target, False)
        assert take_in(first, second).statuses == ["unchanged", "unchanged"]

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_are_followed_by_readers_once_both_are_public(
        self, db: None, client: Client, first: Path, second: Path, order: tuple[int, int]
    ) -> None:
        pages = (first, second)
        for number in order:
            take_in(pages[number], publish=True)
        target = EditionRelated.objects.order_by("position")[0].target
        assert target == Article.objects.get(headline=TITLE)
        story = Article.objects.exclude(pk=target.pk).get()
        page = client.get(story.editions.get().address.path).content.decode()
        assert target.editions.get().address.path in page

    def test_find_a_story_by_its_headline_too(self, db: None, tmp_path: Path, second: Path) -> None:
        (tmp_path / "first.txt").write_text(text_page(related=(TITLE.upper(),)))
        take_in(tmp_path / "first.txt", second)
        assert link().target == Article.objects.get(headline=TITLE)

    def test_survive_an_update_of_their_story(self, db: None, first: Path, second: Path) -> None:
        take_in(first, second)
        first.write_text(first.read_text().replace("eleven", "twelve"))
        assert take_in(first).statuses == ["updated"]
        assert link().target == Article.objects.get(headline=TITLE)
