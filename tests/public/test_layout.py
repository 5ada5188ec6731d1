"""Pages in a real browser: nothing scrolls sideways, nothing is refused, little is sent."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from articles.models import Edition
from articles.publishing import moves
from tests.cast import rewrite
from tests.public.stories import begin, publish, rich_story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = [320, 390, 768, 1440]
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TABLE = f"<table><tbody><tr>{'<td>column</td>' * 20}</tr></tbody></table>"
MOST_REQUESTS, MOST_BYTES = 8, 120 * 1024


@pytest.fixture
def story(transactional_db: None) -> Edition:
    """A story with all there is, a note, and words no column was made for."""
    edition = rich_story(LONG_WORD, body_html=f"<p>{LONG_WORD * 2}</p>{TABLE}", kicker=LONG_WORD[:80])
    rewrite(edition.article, standfirst="Corrected.")
    publish(begin("البحر يعود إلى الميناء", language="ar", body_html="<p>عادت السفن</p>"))
    return moves.correct(edition.article, note=LONG_WORD, by=None, via="test", at=timezone.now())


@pytest.fixture
def paths(story: Edition) -> list[str]:
    arabic = Edition.objects.get(language="ar").address.path
    lists = ["/news/", "/people/aro-temel/", "/places/constanta/", "/archive/", "/corrections/", "/nothing/"]
    return ["/", story.address.path, arabic, *lists]


def is_wider_than_the_window(page: Page) -> bool:
    wider: bool = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wider


class InABrowser:
    @pytest.mark.parametrize("width", WIDTHS)
    def test_nothing_scrolls_sideways(
        self, browser: Browser, live_server: LiveServer, paths: list[str], width: int
    ) -> None:
        page = browser.new_page(viewport={"width": width, "height": 800})
        for path in paths:
            page.goto(live_server.url + path)
            assert not is_wider_than_the_window(page), path
        page.close()

    def test_nothing_does_at_twice_the_size_of_text(
        self, browser: Browser, live_server: LiveServer, paths: list[str]
    ) -> None:
        page = browser.new_page(viewport={"width": 640, "height": 800}, bypass_csp=True)
        for path in paths:
            page.goto(live_server.url + path)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert not is_wider_than_the_window(page), path
        page.close()

    def test_the_policy_refuses_nothing_of_ours(
        self, browser: Browser, live_server: LiveServer, paths: list[str]
    ) -> None:
        page = browser.new_page()
        refused: list[str] = []
        page.on("console", lambda said: refused.append(said.text) if "Policy" in said.text else None)
        for path in paths:
            page.goto(live_server.url + path)
        assert not refused
        page.close()

    def test_a_story_is_light(self, browser: Browser, live_server: LiveServer, story: Edition) -> None:
        page = browser.new_page(viewport={"width": 412, "height": 915})
        sent: list[Any] = []
        page.on("requestfinished", lambda request: sent.append(request.sizes()))
        page.on("requestfailed", lambda request: sent.append({"responseBodySize": 0}))
        page.goto(live_server.url + story.address.path, wait_until="networkidle")
        assert len(sent) <= MOST_REQUESTS
        assert sum(sizes["responseBodySize"] for sizes in sent) <= MOST_BYTES
        page.close()

    def test_keyboards_reach_the_news_in_two_strokes(
        self, browser: Browser, live_server: LiveServer, story: Edition
    ) -> None:
        page = browser.new_page()
        page.goto(live_server.url + story.address.path)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "news"
        page.close()

    def test_everything_is_there_without_script(
        self, browser: Browser, live_server: LiveServer, story: Edition
    ) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(live_server.url + story.address.path)
        assert page.locator("h1").inner_text() == LONG_WORD
        page.locator("nav.crumbs a").last.click()
        assert page.locator("h1").inner_text() == "World"
        context.close()

    def test_paper_gets_the_address_and_no_menus(
        self, browser: Browser, live_server: LiveServer, story: Edition
    ) -> None:
        page = browser.new_page()
        page.emulate_media(media="print")
        page.goto(live_server.url + story.address.path)
        assert page.locator("p.printed-at").is_visible()
        assert not page.locator("nav.sections").is_visible()
        assert not page.locator("section.related").is_visible()
        assert page.locator("section.notes").is_visible()
        page.close()
