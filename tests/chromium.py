"""One real browser for all the tests of a process."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop running in this thread, and Django would refuse to touch the database.
    with pytest.MonkeyPatch.context() as allowed, sync_playwright() as playwright:
        allowed.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        chromium = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
