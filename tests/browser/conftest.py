"""A real browser, and pages that remember everything that went wrong on them."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

expect.set_options(timeout=10_000)

# What the browser refuses for the sake of the page's policy is told to the console.
TELL = """
document.addEventListener("securitypolicyviolation", (refused) =>
  console.error(`refused ${refused.violatedDirective} ${refused.blockedURI} ${refused.sample}`))
"""

Faults = list[str]


def answered_409(faults: Faults) -> bool:
    """Tell whether nothing went wrong but one refused save, of which the browser tells its console."""
    return len(faults) == 1 and "status of 409" in faults[0]


@pytest.fixture
def faults() -> Faults:
    return []


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer, faults: Faults) -> Iterator[Callable[..., Page]]:
    """Open a page of a browser that nobody has used before."""
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.add_init_script(TELL)
        context.on("page", lambda page: _listen(page, faults))
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    _wait_for_last_words()


def _wait_for_last_words() -> None:
    """Let the server answer what closing pages sent, while the test's database may still be used."""
    ends = time.monotonic() + 5
    time.sleep(0.05)
    while time.monotonic() < ends and any("process_request_thread" in t.name for t in threading.enumerate()):
        time.sleep(0.02)


def _listen(page: Page, faults: Faults) -> None:
    def told(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"{page.url}: {message.text}")

    page.on("console", told)
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))


@pytest.fixture
def at_the_door(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Log someone in as they would."""

    def enter(user: User, **options: Any) -> Page:
        page = open_page(**options)
        page.goto("/admin/")
        page.get_by_label("Username").fill(user.username)
        page.get_by_label("Password").fill(user.username)
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", name="My desk")).to_be_visible()
        return page

    return enter
