"""The front page of the desk: what waits for me, what readers do not have yet, what they just got."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.admin.my_desk import my_desk
from articles.models import Edition
from tests.cast import publish_story, rewrite, write_story

Desk = Callable[[User], Client]


class MyDesk:
    def test_shows_my_drafts_and_nobody_elses(self, reporter: User, editor: User) -> None:
        write_story("Mine", by=reporter)
        write_story("Begun by me", by=editor, created_by=reporter)
        write_story("Hers", by=editor)
        publish_story("Live", by=reporter)
        drafts = my_desk(reporter, at=timezone.now()).drafts
        assert [line.headline for line in drafts] == ["Begun by me", "Mine"]

    def test_shows_what_readers_do_not_have_yet(self, reporter: User, live: Edition) -> None:
        publish_story("As it is")
        rewrite(live.article, headline="Ferry flies", by=reporter)
        behind = my_desk(reporter, at=timezone.now()).behind
        assert [(line.headline, line.told) for line in behind] == [("Ferry flies", "World · Rosa Lindqvist")]

    def test_shows_what_just_went_live(self, reporter: User, live: Edition) -> None:
        newer = publish_story("Tram stops")
        just = my_desk(reporter, at=timezone.now()).just_live
        assert [line.address for line in just] == [newer.address.path, live.address.path]

    def test_says_in_sentences_that_there_is_nothing(self, at_the_desk: Desk, reporter: User) -> None:
        html = at_the_desk(reporter).get("/admin/").content.decode()
        assert "No draft of yours waits." in html
        assert "Nothing is live yet." in html

    def test_is_empty_for_staff_without_a_role(self, at_the_desk: Desk, outsider: User) -> None:
        publish_story("Tram stops")
        outsider.is_staff = True
        outsider.save()
        assert "Tram stops" not in at_the_desk(outsider).get("/admin/").content.decode()
