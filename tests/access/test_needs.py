"""A view says what it needs, and holds whoever asks to it."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from articles.access.addresses import every_address
from articles.access.checks import check_addresses
from articles.access.needs import NOBODY, PUBLIC, STAFF, View, needs
from articles.models import Article, Section
from tests.cast import give_post, member, write_story

SEE, CHANGE = "articles.view_article", "articles.change_article"


def bare(request: HttpRequest, **_: str) -> HttpResponse:
    return HttpResponse("seen")


def ask(view: View, user: User | AnonymousUser, method: str = "GET", **named: object) -> int:
    """Ask a view as its address would, and name the status."""
    request = RequestFactory().generic(method, "/somewhere/")
    request.user = user
    return view(request, **named).status_code


class AViewThatSaysNothing:
    def test_is_refused(self) -> None:
        patterns = [path("declared/", needs(PUBLIC)(bare)), path("open/", include([path("door/", bare)]))]
        [error] = check_addresses(patterns=patterns)
        assert (error.id, error.msg) == ("articles.E001", "/open/door/ does not say what it needs.")

    def test_is_nowhere_on_the_site(self) -> None:
        assert not check_addresses()
        assert len(list(every_address())) > 100


class AView:
    def test_for_the_public_is_open(self) -> None:
        assert ask(needs(PUBLIC)(bare), AnonymousUser()) == 200

    @pytest.mark.parametrize("need", [STAFF, NOBODY, SEE])
    def test_for_staff_sends_others_to_log_in(self, outsider: User, need: str) -> None:
        for user in (AnonymousUser(), outsider):
            assert ask(needs(need)(bare), user) == ask(needs(need)(bare), user, "POST") == 302

    def test_for_nobody_refuses_everybody(self, chief: User) -> None:
        with pytest.raises(PermissionDenied):
            ask(needs(NOBODY)(bare), chief)

    def test_answers_only_the_methods_it_names(self, chief: User) -> None:
        view = needs(STAFF, methods=("GET",))(bare)
        statuses = [
            ask(view, chief, method) for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
        ]
        assert statuses == [200, 200, 405, 405, 405, 405]

    def test_may_ask_more_of_who_sends(self, db: None) -> None:
        auditor = member("ada", "Auditor", is_staff=True)
        view = needs(SEE, CHANGE)(bare)
        assert ask(view, auditor) == 200
        with pytest.raises(PermissionDenied):
            ask(view, auditor, "POST")


class AViewOfAThing:
    def test_asks_about_that_thing(self, draft: Article, world: Section) -> None:
        wanda = give_post(member("wanda", is_staff=True), "Reporter", world)
        elsewhere = write_story(section=world.parent)
        stories = {"mine": draft, "other": elsewhere}
        view = needs(CHANGE, of=lambda _, which: stories[which])(bare)
        assert ask(view, wanda, which="mine") == 200
        with pytest.raises(PermissionDenied, match="here"):
            ask(view, wanda, which="other")

    def test_is_not_looked_for_by_who_may_do_it_nowhere(self, outsider: User) -> None:
        outsider.is_staff = True

        def nothing(*_: object) -> None:
            raise Http404

        with pytest.raises(PermissionDenied):
            ask(needs(CHANGE, of=nothing)(bare), outsider)
