"""Who may see which page of the desk, and what every page of it carries."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import AuditEntry, Edition, Revision, Section
from tests.admin.pictures import picture_of
from tests.cast import person_named, place_named

Desk = Callable[[User], Client]

EVERYONE = {"reporter", "editor", "chief"}
EDITORS = {"editor", "chief"}
CHIEF = {"chief"}

# page: who may open it
PAGES = {
    "": EVERYONE,
    "password_change/": EVERYONE,
    "account/": EVERYONE,
    "account/second-factor/": EVERYONE,
    "clock/": EVERYONE,
    "articles/article/": EVERYONE,
    "articles/article/add/": EVERYONE,
    "articles/article/{article}/change/": EVERYONE,
    "articles/article/{article}/history/": EVERYONE,
    "articles/article/{article}/preview/": EVERYONE,
    "articles/article/{article}/share/": EDITORS,
    **{f"articles/article/{{article}}/{act}/": EDITORS for act in ("withdraw", "retract", "vanish")},
    "articles/article/{article}/reinstate/": EDITORS,
    "articles/article/{article}/correct-now/": EDITORS,
    **{
        f"articles/article/{{article}}/{act}/": CHIEF for act in ("kill", "killed", "legal-hold", "lift-hold")
    },
    "articles/revision/": EVERYONE,
    "articles/revision/{revision}/change/": EVERYONE,
    "articles/edition/": EVERYONE,
    "articles/edition/{edition}/change/": EVERYONE,
    "articles/auditentry/": EVERYONE,
    "articles/auditentry/{entry}/change/": EVERYONE,
    "articles/section/": EVERYONE,
    "articles/section/add/": CHIEF,
    "articles/section/{section}/change/": EVERYONE,
    "articles/section/{section}/history/": EVERYONE,
    "articles/person/": EVERYONE,
    "articles/person/add/": EVERYONE,
    "articles/person/{person}/change/": EVERYONE,
    "articles/person/{person}/history/": EVERYONE,
    "articles/place/": EVERYONE,
    "articles/place/add/": EVERYONE,
    "articles/place/{place}/change/": EVERYONE,
    "articles/image/": EVERYONE,
    "articles/image/add/": EVERYONE,
    "articles/image/{image}/change/": EVERYONE,
    "taggit/tag/": EVERYONE,
    "taggit/tag/add/": EVERYONE,
    "auth/user/": CHIEF,
    "auth/user/add/": CHIEF,
    "auth/user/{user}/change/": CHIEF,
    "auth/user/{user}/password/": CHIEF,
    "auth/user/{user}/history/": CHIEF,
    "auth/group/": CHIEF,
    "auth/group/add/": CHIEF,
}
# Nothing on the desk is deleted, whoever asks.
NEVER = [
    "articles/article/{article}/delete/",
    "articles/person/{person}/delete/",
    "articles/section/{section}/delete/",
    "articles/image/{image}/delete/",
    "articles/edition/add/",
    "articles/revision/add/",
    "articles/auditentry/add/",
    "articles/edition/{edition}/delete/",
    "auth/user/{user}/delete/",
]


@pytest.fixture
def keys(live: Edition, chief: User) -> dict[str, int]:
    """One row of everything."""
    return {
        "article": live.article_id,
        "edition": live.pk,
        "revision": Revision.objects.get().pk,
        "entry": AuditEntry.objects.latest("pk").pk,
        "section": Section.objects.latest("pk").pk,
        "person": person_named("Ada Lovell", aliases=["A. L."]).pk,
        "place": place_named("Moscow").pk,
        "image": picture_of("The quay", by=chief).pk,
        "user": chief.pk,
    }


class Pages:
    @pytest.mark.parametrize("who", ["outsider", "reporter", "editor", "chief"])
    def test_open_for_whom_they_are(
        self, request: pytest.FixtureRequest, at_the_desk: Desk, keys: dict[str, int], who: str
    ) -> None:
        client = at_the_desk(request.getfixturevalue(who))
        found = {page: client.get(f"/admin/{page.format(**keys)}").status_code for page in PAGES}
        refused = 302 if who == "outsider" else 403
        assert found == {page: 200 if who in whom else refused for page, whom in PAGES.items()}

    def test_never_offer_to_delete_or_to_write_history(
        self, at_the_desk: Desk, chief: User, keys: dict[str, int]
    ) -> None:
        client = at_the_desk(chief)
        for page in NEVER:
            assert client.get(f"/admin/{page.format(**keys)}").status_code == 403, page
            assert client.post(f"/admin/{page.format(**keys)}", {"post": "yes"}).status_code == 403, page

    def test_keep_the_strict_policy(self, at_the_desk: Desk, chief: User, keys: dict[str, int]) -> None:
        client = at_the_desk(chief)
        for page in PAGES:
            answer = client.get(f"/admin/{page.format(**keys)}")
            policy, html = answer["Content-Security-Policy"], answer.content.decode()
            assert "default-src 'none'" in policy, page
            assert not {"unsafe", "nonce"} & set(policy.replace("-", " ").split()), page
            assert not [each for each in ("<style", " style=", " onclick=") if each in html], page
            scripts = [script for script in html.split("<script")[1:] if "ld+json" not in script]
            assert all("src=" in script for script in scripts), page

    def test_are_neither_kept_nor_indexed(self, at_the_desk: Desk, chief: User, keys: dict[str, int]) -> None:
        client = at_the_desk(chief)
        for page in PAGES:
            answer = client.get(f"/admin/{page.format(**keys)}")
            assert "no-store" in answer["Cache-Control"], page
            assert "noindex" in answer.content.decode() or "noindex" in answer["X-Robots-Tag"], page

    @pytest.mark.parametrize(
        "page",
        [
            "articles/article/999/change/",
            "articles/article/x/change/",
            "articles/article/999/preview/",
            "articles/article/999/history/",
            "articles/revision/999/change/",
            "articles/person/99999999999999999999999/history/",
        ],
    )
    def test_of_what_is_not_there_say_so(self, at_the_desk: Desk, chief: User, page: str) -> None:
        assert at_the_desk(chief).get(f"/admin/{page}").status_code in (302, 404)


class SideBar:
    def test_shows_what_one_may_open_and_where_one_is(self, at_the_desk: Desk, reporter: User) -> None:
        html = at_the_desk(reporter).get("/admin/articles/article/?state=draft").content.decode()
        assert "Staff" not in html
        assert '<a href="/admin/articles/article/?state=draft" aria-current="page">Drafts</a>' in html
        assert html.count('aria-current="page"') == 1

    def test_shows_the_chief_the_settings(self, at_the_desk: Desk, chief: User) -> None:
        assert ">Staff</a>" in at_the_desk(chief).get("/admin/").content.decode()


class LogIn:
    def test_opens_the_desk(self, client: Client, reporter: User) -> None:
        answer = client.post(
            "/admin/login/?next=/admin/", {"username": "rosa", "password": "rosa", "next": "/admin/"}
        )
        assert answer["Location"] == "/admin/"

    def test_says_what_is_wrong(self, client: Client, reporter: User) -> None:
        answer = client.post("/admin/login/", {"username": "rosa", "password": "guess"})
        assert "Please enter the correct username and password" in answer.content.decode()

    def test_tells_an_outsider_why(self, at_the_desk: Desk, outsider: User) -> None:
        answer = at_the_desk(outsider).get("/admin/", follow=True)
        assert "does not work here" in answer.content.decode()


class AccountPages:
    def test_change_ones_own_password(self, at_the_desk: Desk, reporter: User) -> None:
        client = at_the_desk(reporter)
        new = {"old_password": "rosa", "new_password1": "a-long-quay", "new_password2": "a-long-quay"}
        assert "was changed" in client.post("/admin/password_change/", new, follow=True).content.decode()

    def test_log_out(self, at_the_desk: Desk, reporter: User) -> None:
        client = at_the_desk(reporter)
        assert "You are logged out" in client.post("/admin/logout/").content.decode()
        assert client.get("/admin/").status_code == 302
