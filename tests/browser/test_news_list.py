"""Two members of the desk with one planned story open, each in a browser of their own."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import PlannedStory, Section
from articles.publishing import planning
from tests.browser.conftest import answered_409

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class APlannedStory:
    def test_that_both_change_is_put_to_the_second(
        self,
        transactional_db: None,
        world: Section,
        reporter: User,
        editor: User,
        at_the_door: Callable[..., Page],
        faults: list[str],
    ) -> None:
        plan = planning.plan("Strike ends", world, by=editor, via="test", at=timezone.now())
        desks = [at_the_door(who) for who in (reporter, editor)]
        for desk in desks:
            desk.goto(f"/admin/articles/plannedstory/{plan.pk}/change/")
        first, second = desks
        first.get_by_label("What", exact=True).fill("Strike goes on until Friday")
        first.get_by_label("Place", exact=True).fill("Riga")
        first.get_by_role("button", name="Save", exact=True).click()
        expect(first.get_by_text("was changed successfully")).to_be_visible()
        second.get_by_label("What", exact=True).fill("Strike is over")
        second.get_by_label("Length").fill("400")
        second.get_by_role("button", name="Save", exact=True).click()
        expect(second.get_by_role("heading", name="Not saved yet: someone was faster")).to_be_visible()
        expect(second.get_by_label("What", exact=True)).to_have_value("Strike is over")
        expect(second.get_by_label("Place", exact=True)).to_have_value("Riga")
        second.get_by_label("By Rosa Lindqvist").check()
        second.get_by_role("button", name="Save", exact=True).click()
        expect(second.get_by_text("was changed successfully")).to_be_visible()
        now = PlannedStory.objects.get(pk=plan.pk)
        assert (now.what, now.place, now.length) == ("Strike goes on until Friday", "Riga", 400)
        assert answered_409(faults)
