"""Filling in a form of the desk as a browser without JavaScript would."""

from typing import Any
from urllib.parse import urljoin

import lxml.html
from django.http import HttpResponse
from django.test import Client


class Page:
    """A form as it was received, its fields as they stand; set them and press a button."""

    def __init__(self, client: Client, url: str, form_id: str, response: Any = None) -> None:
        self.client, self.url = client, url
        self.response = response or client.get(url)
        assert self.response.status_code in (200, 403, 409), self.response.status_code
        tree: Any = lxml.html.fromstring(self.response.content)
        found = tree.xpath(f"//form[@id='{form_id}']")
        assert found, f"no form {form_id}"
        self.url = urljoin(url, found[0].get("action", ""))
        self.form_id = form_id
        self.fields: dict[str, list[str]] = {}
        for name, value in found[0].form_values():
            # A browser drops the line break that follows the start of a text area.
            self.fields.setdefault(name, []).append(value.removeprefix("\n"))
        self.text = tree.text_content()

    def __setitem__(self, name: str, value: Any) -> None:
        self.fields[name] = value if isinstance(value, list) else [value]

    def __getitem__(self, name: str) -> str:
        return self.fields[name][0]

    def press(self, button: str = "_save", *, follow: bool = False) -> HttpResponse:
        """Send the form with one of its buttons."""
        return self.client.post(self.url, self.fields | {button: "1"}, follow=follow)  # type: ignore[return-value]

    def again(self, response: HttpResponse) -> "Page":
        """Read the form that came back instead of being saved."""
        return Page(self.client, self.url, self.form_id, response)


def story_page(client: Client, pk: int | None = None) -> Page:
    """Open the form of a story, or of a new one."""
    url = f"/admin/articles/article/{pk}/change/" if pk else "/admin/articles/article/add/"
    return Page(client, url, "article_form")


def thing_page(client: Client, name: str, pk: int | None = None) -> Page:
    """Open the form of a person, place, section and so on."""
    url = f"/admin/{name}/{pk}/change/" if pk else f"/admin/{name}/add/"
    return Page(client, url, f"{name.rpartition('/')[2]}_form")


def told(answer: Any) -> str:
    """Read the messages of the page that an answer led to."""
    return " ".join(str(message) for message in answer.context["messages"])
