"""The dateline of a pasted story, taken up at the keyboard, in a browser."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article, Section

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]


class ADateline:
    def test_is_taken_off_a_pasted_text_and_its_place_chosen_by_keys_alone(
        self,
        transactional_db: None,
        world: Section,
        reporter: User,
        at_the_door: Opener,
        faults: list[str],
    ) -> None:
        desk = at_the_door(reporter)
        desk.goto("/admin/articles/article/add/")
        desk.get_by_label("Headline").fill("Ferry leaves on time")
        desk.get_by_role("textbox", name="Text", exact=True).click()
        desk.keyboard.insert_text("BIRMINGHAM, Nov 4 (Reuters) - The ferry left on time.")
        desk.get_by_label("Section", exact=True).select_option(str(world.pk))
        desk.get_by_role("button", name="Save", exact=True).press("Enter")

        expect(desk.get_by_text("The text begins with “BIRMINGHAM, Nov 4 (Reuters)”")).to_be_visible()
        desk.get_by_label("Take it off the text and file the story from there").press("Space")
        desk.get_by_role("button", name="Save", exact=True).press("Enter")

        which = desk.get_by_role("group", name="Which Birmingham?")
        expect(which).to_be_visible()
        which.get_by_label("Birmingham, England, United Kingdom").focus()
        desk.keyboard.press("ArrowDown")
        expect(which.get_by_label("Birmingham, Alabama, United States")).to_be_checked()
        desk.get_by_role("button", name="Save", exact=True).press("Enter")

        expect(desk.get_by_role("group", name="Which Birmingham?")).to_have_count(0)
        article = Article.objects.get()
        (row,) = article.dateline.rows.select_related("place")
        assert article.body_html == "<p>The ferry left on time.</p>"
        assert (row.place.region, row.by_rule, article.dateline.agency) == ("Alabama", False, "Reuters")
        assert not faults
