"""Two members of the desk with one person open, each in a browser of their own."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.cast import give_role, person_named

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class APerson:
    def test_that_both_change_is_put_to_the_second(
        self,
        transactional_db: None,
        editor: User,
        chief: User,
        at_the_door: Callable[..., Page],
        faults: list[str],
    ) -> None:
        ada = person_named("Ada Lovell", note="Captain of a ferry.")
        give_role(ada, "captain", "2001-01-01")
        desks = [at_the_door(who) for who in (chief, editor)]
        for desk in desks:
            desk.goto(f"/admin/articles/person/{ada.pk}/change/")
        first, second = desks
        first.get_by_label("Who this is").fill("Captain of the Oslo ferry.")
        first.locator("[name=roles-0-title]").fill("skipper")
        first.locator("[name=aliases]").fill("Ада Ловелл")
        first.get_by_role("button", name="Save", exact=True).click()
        expect(first.get_by_text("was changed successfully")).to_be_visible()
        second.get_by_label("Who this is").fill("Captain of the Riga ferry.")
        second.locator("[name=roles-0-title]").fill("first officer")
        second.get_by_role("button", name="Save", exact=True).click()
        expect(second.get_by_role("heading", name="Not saved yet: someone was faster")).to_be_visible()
        expect(second.get_by_label("Who this is")).to_have_value("Captain of the Riga ferry.")
        expect(second.locator("[name=aliases]")).to_have_value("Ада Ловелл")
        expect(second.get_by_text("skipper")).to_be_visible()
        second.get_by_role("button", name="Save", exact=True).click()
        expect(second.get_by_text("was changed successfully")).to_be_visible()
        ada.refresh_from_db()
        assert (ada.note, ada.aliases) == ("Captain of the Riga ferry.", ["Ада Ловелл"])
        assert [role.title for role in ada.roles.all()] == ["first officer"]
        assert [fault for fault in faults if "409" not in fault] == []
