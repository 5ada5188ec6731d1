"""Accounts and roles: made by the chief, every change written down, passwords never."""

from collections.abc import Callable

from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import AuditEntry
from articles.publishing.roles import REPORTER, make_roles
from tests.admin.forms import Page, thing_page

Desk = Callable[[User], Client]
PASSWORD = "a-long-quay-7"


class AccountPage:
    def test_makes_an_account_with_a_role(self, at_the_desk: Desk, chief: User) -> None:
        make_roles()
        page = thing_page(at_the_desk(chief), "auth/user")
        page["username"], page["password1"], page["password2"] = "bo", PASSWORD, PASSWORD
        page["groups"], page["is_staff"] = [str(Group.objects.get(name=REPORTER).pk)], "on"
        page.press()
        account = User.objects.get(username="bo")
        assert account.check_password(PASSWORD)
        assert account.has_perm("articles.add_article")
        entry = AuditEntry.objects.get(thing=f"user:{account.pk}")
        assert entry.changes["groups"] == [None, ["Reporter"]]
        assert PASSWORD not in str(entry.changes)

    def test_changes_an_account(self, at_the_desk: Desk, chief: User, reporter: User) -> None:
        page = thing_page(at_the_desk(chief), "auth/user", reporter.pk)
        page["first_name"] = "Rosalind"
        page.press()
        assert AuditEntry.objects.latest("pk").changes == {"first_name": ["Rosa", "Rosalind"]}

    def test_sets_a_new_password(self, at_the_desk: Desk, chief: User, reporter: User) -> None:
        page = Page(at_the_desk(chief), f"/admin/auth/user/{reporter.pk}/password/", "user_form")
        page["password1"], page["password2"] = PASSWORD, PASSWORD
        page.press()
        reporter.refresh_from_db()
        assert reporter.check_password(PASSWORD)


class AccountList:
    def test_finds_by_name(self, at_the_desk: Desk, chief: User, reporter: User) -> None:
        shown = at_the_desk(chief).get("/admin/auth/user/", {"q": "lind ros"}).context["cl"].result_list
        assert list(shown) == [reporter]


class RolePage:
    def test_changes_what_a_role_may_do(self, at_the_desk: Desk, chief: User) -> None:
        make_roles()
        role = Group.objects.get(name=REPORTER)
        page = thing_page(at_the_desk(chief), "auth/group", role.pk)
        kept = page.fields["permissions"]
        page["permissions"] = kept[1:]
        page.press()
        assert role.permissions.count() == len(kept) - 1
        old, new = AuditEntry.objects.latest("pk").changes["permissions"]
        assert len(old) == len(new) + 1
