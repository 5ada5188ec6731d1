"""Take the README's pictures from a running demo newspaper.

PORT=8000 make demo                                            # in another terminal
.venv/bin/python docs/screens/take.py http://127.0.0.1:8000 PASSWORD
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

HERE = Path(__file__).resolve().parent
STORY = "a[href*='/ferry-with-409-aboard']"


def open_page(browser: Browser, *, wide: int, high: int, dark: bool = False) -> Page:
    size: ViewportSize = {"width": wide, "height": high}
    return browser.new_page(viewport=size, color_scheme="dark" if dark else "light")


def keep(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=HERE / f"{name}.jpg", type="jpeg", quality=82)


def readers(browser: Browser, site: str) -> None:
    page = open_page(browser, wide=1440, high=1080)
    page.goto(f"{site}/")
    keep(page, "front")
    story = page.locator(STORY).first.get_attribute("href")
    page.goto(f"{site}{story}")
    keep(page, "story")
    phone = open_page(browser, wide=720, high=1080, dark=True)
    phone.goto(f"{site}{story}")
    keep(phone, "phone")


def desk(browser: Browser, site: str, password: str) -> None:
    page = open_page(browser, wide=1440, high=1080)
    page.goto(f"{site}/admin/login/")
    page.fill("#id_username", "helen")
    page.fill("#id_password", password)
    page.press("#id_password", "Enter")
    page.wait_for_load_state("networkidle")
    keep(page, "desk")
    page.goto(f"{site}/admin/articles/article/")
    keep(page, "list")
    page.goto(f"{site}/admin/articles/article/?q=ferry")
    page.locator("#result_list a", has_text="All 412").first.click()
    keep(page, "form")


if __name__ == "__main__":
    address, secret = sys.argv[1:]
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        readers(chromium, address)
        desk(chromium, address, secret)
        chromium.close()
