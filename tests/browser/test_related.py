"""Related stories added with the keyboard alone, and what readers then see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, RelatedLink
from articles.publishing import moves
from tests.cast import person_named, rewrite, told_as, write_story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]


@pytest.fixture
def story(transactional_db: None) -> Article:
    """A draft about somebody of whom a live story tells already."""
    ada, then = person_named("Ada Lovell"), timezone.now() - timedelta(days=3)
    earlier = write_story("Chess on the tram", at=then)
    earlier.mentions.create(person=ada)
    moves.publish(rewrite(earlier, at=then), by=None, via="test", at=then)
    story = write_story("The club has a trophy", body_html="<p>It is made of tin.</p>")
    story.mentions.create(person=ada)
    told_as("Chess on wheels", earlier, story)
    return rewrite(story)


class ASuggestion:
    @pytest.mark.parametrize("scripts", [True, False])
    def test_is_ticked_and_added_by_keyboard(
        self, editor: User, story: Article, at_the_door: Opener, faults: list[str], scripts: bool
    ) -> None:
        desk = at_the_door(editor, java_script_enabled=scripts)
        desk.goto(f"/admin/articles/article/{story.pk}/related/")
        expect(desk.get_by_text("Lovell, 3 days earlier")).to_be_visible()
        desk.get_by_label("Chess on the tram", exact=True).focus()
        desk.keyboard.press("Space")
        desk.keyboard.press("Enter")
        expect(desk.get_by_text("1 story is in the list now.")).to_be_visible()
        (link,) = RelatedLink.objects.filter(article=story)
        assert (str(link.target), link.type) == ("Chess on the tram", "earlier")
        assert not faults

    def test_is_taken_by_one_key_beside_the_story(
        self, editor: User, story: Article, at_the_door: Opener, faults: list[str]
    ) -> None:
        desk = at_the_door(editor)
        desk.goto(f"/admin/articles/article/{story.pk}/change/")
        offered = desk.get_by_role("button", name="Add as earlier")
        expect(offered).to_be_visible()
        desk.keyboard.press("Alt+Period")
        expect(offered).to_be_focused()
        desk.keyboard.press("Enter")
        expect(desk.get_by_text("Chess on the tram is in the list, not saved yet.")).to_be_attached()
        assert not RelatedLink.objects.exists()
        desk.keyboard.press("Control+s")
        expect(desk.get_by_text("Saved.")).to_be_visible()
        (link,) = RelatedLink.objects.filter(article=story)
        assert (str(link.target), link.type) == ("Chess on the tram", "earlier")
        assert not faults

    def test_fits_a_phone(self, editor: User, story: Article, at_the_door: Opener, faults: list[str]) -> None:
        desk = at_the_door(editor, viewport={"width": 360, "height": 800})
        desk.goto(f"/admin/articles/article/{story.pk}/related/?q=chess")
        assert not desk.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not faults


class TheReadersPage:
    def test_shows_both_ends_of_a_link(self, story: Article, open_page: Opener, faults: list[str]) -> None:
        edition = moves.publish(story, by=None, via="test", at=timezone.now())
        page = open_page(viewport={"width": 360, "height": 800})
        page.goto(edition.address.path)
        previous = page.get_by_role("navigation", name="Previously in this story")
        previous.get_by_role("link", name="Chess on the tram").click()
        page.get_by_role("link", name="Chess on wheels: the whole story").click()
        expect(page.get_by_role("heading", name="Chess on wheels")).to_be_visible()
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not faults
