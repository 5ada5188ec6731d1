"""The side bar shows the work one may do, and where one is."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import RequestFactory

from articles.admin.sidebar import Group, sidebar


def groups_of(user: User | AnonymousUser, path: str = "/admin/") -> dict[str, list[str]]:
    return {group.name: [entry.name for entry in group.entries] for group in _groups(user, path)}


def here(user: User, path: str) -> list[str]:
    return [entry.name for group in _groups(user, path) for entry in group.entries if entry.here]


def _groups(user: User | AnonymousUser, path: str) -> list[Group]:
    request = RequestFactory().get(path)
    request.user = user
    return sidebar(request)


class SideBar:
    def test_of_a_reporter(self, reporter: User) -> None:
        assert groups_of(reporter) == {
            "Desk": ["My desk", "Clock", "New story", "News list"],
            "Stories": [
                "All stories",
                "Drafts",
                "In review",
                "Ready",
                "Scheduled",
                "Live",
                "Withdrawn",
                "Storylines",
            ],
            "Pictures": ["All pictures", "Upload a picture"],
            "People and places": ["People", "Places", "Topics"],
            "Settings": ["Sections", "Audit log"],
        }

    def test_of_the_chief_has_staff_and_roles(self, chief: User) -> None:
        assert groups_of(chief)["Settings"] == ["Sections", "Staff", "Roles", "Audit log"]

    def test_of_staff_without_a_role_is_short(self, outsider: User) -> None:
        assert groups_of(outsider) == {"Desk": ["My desk"]}

    @pytest.mark.parametrize(
        ("path", "name"),
        [
            ("/admin/", "My desk"),
            ("/admin/articles/article/", "All stories"),
            ("/admin/articles/article/?q=ferry", "All stories"),
            ("/admin/articles/article/?state=draft", "Drafts"),
            ("/admin/articles/article/?state=live&section=news", "Live"),
            ("/admin/articles/article/?state=in_review", "In review"),
            ("/admin/clock/", "Clock"),
            ("/admin/articles/article/add/", "New story"),
            ("/admin/articles/person/", "People"),
            ("/admin/articles/image/add/", "Upload a picture"),
        ],
    )
    def test_marks_where_one_is(self, reporter: User, path: str, name: str) -> None:
        assert here(reporter, path) == [name]

    def test_marks_nothing_on_pages_it_does_not_list(self, reporter: User) -> None:
        assert here(reporter, "/admin/articles/article/7/change/") == []

    def test_leads_to_the_addresses_it_names(self, reporter: User) -> None:
        groups = _groups(reporter, "/admin/")
        urls = {entry.name: entry.url for group in groups for entry in group.entries}
        assert urls["Drafts"] == "/admin/articles/article/?state=draft"
        assert urls["Topics"] == "/admin/taggit/tag/"
