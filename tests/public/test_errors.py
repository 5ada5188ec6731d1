"""The pages that say why there is no page."""

import pytest
from django.test import Client, RequestFactory

from articles.public import errors
from tests.public.stories import taken_apart, text

ASKED = RequestFactory().get("/somewhere/")


class ErrorPages:
    @pytest.mark.parametrize(
        ("response", "status", "heading"),
        [
            (errors.not_found(ASKED, Exception()), 404, "There is no page at this address."),
            (errors.refused(ASKED), 403, "This is not open to you."),
            (errors.failed(ASKED), 500, "Something went wrong on our side."),
            (errors.gone(""), 410, "This story has been withdrawn."),
        ],
        ids=["404", "403", "500", "410"],
    )
    def test_are_made_without_a_database(self, response: object, status: int, heading: str) -> None:
        """No fixture asks for one, so a query would fail this test."""
        assert response.status_code == status  # type: ignore[attr-defined]
        root = taken_apart(response)
        assert text(root, "h1") == heading
        assert [robots.get("content") for robots in root.xpath('//meta[@name="robots"]')] == ["noindex"]

    def test_show_the_notice_as_words(self) -> None:
        response = errors.gone("We were wrong.\n<b>Sorry.</b>")
        assert b"We were wrong.<br>&lt;b&gt;Sorry.&lt;/b&gt;" in response.content


class TheSite:
    def test_answers_with_them(self, client: Client, db: None) -> None:
        response = client.get("/nothing/here/")
        assert response.status_code == 404
        assert text(taken_apart(response), "h1") == "There is no page at this address."

    def test_says_so_when_it_fails(self, client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
        client.raise_request_exception = False
        monkeypatch.setattr("articles.public.home.rank", lambda newest: 1 / 0)
        response = client.get("/")
        assert response.status_code == 500
        assert text(taken_apart(response), "h1") == "Something went wrong on our side."
