"""The second factor by keyboard alone: added at the desk, asked for at the next log-in."""

from collections.abc import Callable

import pyotp
import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Opener = Callable[..., Page]


def go_to(page: Page, name: str) -> None:
    """Press Tab until the link or button of that name has the focus, then Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach {name}")


class SecondFactor:
    @pytest.mark.parametrize("scripts", [True, False])
    def test_is_added_and_asked_for_by_keyboard(
        self,
        transactional_db: None,
        reporter: User,
        at_the_door: Opener,
        open_page: Opener,
        faults: list[str],
        scripts: bool,
    ) -> None:
        desk = at_the_door(reporter)
        desk.goto("/admin/account/")
        go_to(desk, "Add a second factor")
        expect(desk.locator(".qr svg")).to_be_visible()
        app = pyotp.TOTP((desk.locator(".key").text_content() or "").replace(" ", ""))
        desk.get_by_label("Code the app shows now").focus()
        desk.keyboard.type(app.at(timezone.now()))
        desk.keyboard.press("Enter")
        codes = desk.locator(".recovery code")
        expect(codes).to_have_count(10)
        spare = codes.first.text_content() or ""
        go_to(desk, "I have kept them")
        expect(desk.get_by_text("10 recovery codes left")).to_be_visible()

        door = open_page(java_script_enabled=scripts)
        door.goto("/admin/")
        for word in ("rosa", "rosa"):  # the first box has the focus
            door.keyboard.type(word)
            door.keyboard.press("Tab")
        door.keyboard.press("Enter")
        expect(door.get_by_role("heading", name="One more step")).to_be_visible()
        door.keyboard.type(spare)
        door.keyboard.press("Enter")
        expect(door.get_by_role("heading", name="My desk")).to_be_visible()
        assert not faults
