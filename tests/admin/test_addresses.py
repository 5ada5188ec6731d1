"""No address of the desk is left out of account: each is known here with who may ask for it, and how."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver

from articles.admin import desk
from tests.admin.test_site import NEVER, PAGES

Desk = Callable[[User], Client]

# Addresses that are no page of their own: what answers there is tested where it belongs.
OTHERS = {
    "login/",
    "logout/",
    "jsi18n/",
    "password_change/done/",
    "login/code/",
    "login/second-factor/",
    "again/",
    "account/recovery-codes/",
    "account/second-factor/remove/",
    "choose/<str:kind>/",
    "pictures/<str:token>/<str:name>",
    "(?P<app_label>)/$",
    "(?P<url>.*)$",
    "articles/section/move/",
    "articles/article/<int:pk>/compare/",
    "articles/article/<int:pk>/restore/",
    "articles/plannedstory/<str:pk>/begin/",
    "articles/article/keep/",
    "articles/article/<int:pk>/keep/",
    "articles/article/discard/",
    "articles/person/<int:pk>/merge/",
    "articles/article/<int:pk>/related/",
    "articles/article/suggest/",
    "articles/article/<int:pk>/suggest/",
    "articles/article/<path:object_id>/",  # Django's old address of a form, which sends on to the new one
}
MODELS = [
    *(
        f"articles/{name}"
        for name in ("article", "section", "person", "place", "image", "plannedstory", "storyline")
    ),
    *(f"articles/{name}" for name in ("revision", "edition", "auditentry")),
    *("taggit/tag", "auth/user", "auth/group"),
]
VERBS = ["", "add/", "<path:object_id>/history/", "<path:object_id>/delete/", "<path:object_id>/change/"]


def addresses(patterns: list[Any], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


class EveryAddress:
    def test_is_known(self) -> None:
        known = OTHERS | {f"{model}/{verb}" for model in MODELS for verb in VERBS}
        known |= {f"{model}/<path:object_id>/" for model in MODELS}
        known |= {page.format_map(_Any()) for page in (*PAGES, *NEVER)}
        found = set(addresses(desk.get_urls()))
        left = {route for route in found if _plain(route) not in {_plain(each) for each in known}}
        assert not left

    @pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace", "head"])
    def test_changes_nothing_by_other_methods(self, at_the_desk: Desk, chief: User, method: str) -> None:
        client = at_the_desk(chief)
        for page in ("", "articles/article/", "articles/article/add/", "articles/section/move/"):
            assert getattr(client, method)(f"/admin/{page}").status_code in (200, 403, 405), page


class _Any(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "<int:pk>"


def _plain(route: str) -> str:
    route = re.sub(r"(?<=app_label>)[a-z|]+", "", route)  # the names come in any order
    for name in ("<path:object_id>", "<int:pk>", "<str:pk>", "<id>"):
        route = route.replace(name, "*")
    return route


class Writing:
    """What a post to a form does for those who may only look."""

    @pytest.mark.parametrize("name", ["articles/section", "articles/person", "articles/place", "taggit/tag"])
    def test_is_refused_to_reporters_where_they_only_read(
        self, at_the_desk: Desk, reporter: User, live: Any, name: str
    ) -> None:
        client = at_the_desk(reporter)
        answer = client.post(f"/admin/{name}/1/change/", {"name": "Eve", "slug": "eve"})
        assert answer.status_code == 403

    @pytest.mark.parametrize("name", ["auth/user", "auth/group"])
    def test_of_accounts_is_refused_to_editors(self, at_the_desk: Desk, editor: User, name: str) -> None:
        client = at_the_desk(editor)
        for address in (f"/admin/{name}/add/", f"/admin/{name}/{editor.pk}/change/"):
            assert client.post(address, {"username": "eve", "is_superuser": "on"}).status_code == 403
        editor.refresh_from_db()
        assert not editor.is_superuser

    @pytest.mark.parametrize("name", ["revision", "edition", "auditentry"])
    def test_of_what_is_written_for_ever_is_refused_to_all(
        self, at_the_desk: Desk, chief: User, live: Any, name: str
    ) -> None:
        client = at_the_desk(chief)
        assert client.post(f"/admin/articles/{name}/add/", {}).status_code == 403
        changed = client.post(
            f"/admin/articles/{name}/{live.pk}/change/", {"headline": "Forged", "number": "9"}
        )
        assert changed.status_code == 405
        live.refresh_from_db()
        assert (live.headline, live.number) == ("Ferry leaves on time", 1)

    def test_without_the_token_of_the_form_is_refused(self, editor: User, live: Any) -> None:
        client = Client(enforce_csrf_checks=True)
        client.force_login(editor)
        for address in (
            f"/admin/articles/article/{live.article_id}/change/",
            f"/admin/articles/article/{live.article_id}/withdraw/",
            "/admin/articles/section/move/",
            "/admin/articles/image/add/",
            "/admin/logout/",
        ):
            assert client.post(address, {"word": "WITHDRAW", "up": "1"}).status_code == 403, address

    def test_of_actions_on_a_list_does_nothing(self, at_the_desk: Desk, chief: User, live: Any) -> None:
        client = at_the_desk(chief)
        posted = {"action": "delete_selected", "_selected_action": [str(live.article_id)], "post": "yes"}
        client.post("/admin/articles/article/", posted)
        live.article.refresh_from_db()
        assert live.article.state == "published"
