"""“Related News” of old pages: a title waits for its story, whichever of the two comes first."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from articles.models import Article, Edition, RelatedLink
from tests.exchange.pages import html_page, take_in, text_page
from tests.public.stories import links, page

LEADS, TOLD = "Tram stops for chess", "Chess club moves to the tram"
ADDRESS = "https://samplewire.example/2010/11/chess-club"
MET = ("The club met on the night tram.",)


def by_address() -> tuple[str, str]:
    """Write a page that calls a story something else and gives its address, and the story's page."""
    related = ((ADDRESS, "Where the club plays now"),)
    leading = html_page(LEADS, address="https://samplewire.example/2010/11/tram", related=related)
    return leading, html_page(TOLD, address=ADDRESS, paragraphs=MET)


def by_headline() -> tuple[str, str]:
    """Write a page that names a story by its headline alone, and the story's page."""
    return text_page(LEADS, related=(TOLD.upper(),)), text_page(TOLD, paragraphs=MET)


@pytest.mark.parametrize("pages", [by_address, by_headline])
@pytest.mark.parametrize("story_first", [False, True], ids=["link-first", "story-first"])
@pytest.mark.parametrize("publish", [True, False], ids=["live", "draft"])
class ALinkAndItsStory:
    def test_meet(
        self,
        client: Client,
        db: None,
        tmp_path: Path,
        pages: Callable[[], tuple[str, str]],
        story_first: bool,
        publish: bool,
    ) -> None:
        written = pages()
        for number, text in enumerate(reversed(written) if story_first else written):
            (tmp_path / f"{number}.html").write_text(text)
            take_in(tmp_path / f"{number}.html", create_sections=True, publish=publish)
        link = RelatedLink.objects.get()
        assert (link.target, link.pending) == (Article.objects.get(headline=TOLD), False)
        if publish:
            shown, target = (Edition.objects.get(headline=headline) for headline in (LEADS, TOLD))
            led = links(page(client, shown.address.path), "section.related")
            assert target.address.path in led.values()
            assert not [address for address in led.values() if "samplewire" in address]
