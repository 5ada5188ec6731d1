"""The front page of the desk: what waits for me, what readers do not have yet, what they just got."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from articles.admin import autosave
from articles.admin.my_desk import my_desk
from articles.models import Article, Change, Edition, Section
from articles.publishing.editions import Announcement
from articles.publishing.roles import COPY_EDITOR, PRODUCER, REPORTER
from articles.publishing.schedule import schedule
from tests.cast import give_post, member, publish_story, rewrite, write_story

Desk = Callable[[User], Client]


class MyDesk:
    def test_shows_my_drafts_and_nobody_elses(self, reporter: User, editor: User) -> None:
        write_story("Mine", by=reporter)
        write_story("Begun by me", by=editor, created_by=reporter)
        write_story("Hers", by=editor)
        publish_story("Live", by=reporter)
        drafts = my_desk(reporter, at=timezone.now()).drafts
        assert [line.headline for line in drafts] == ["Begun by me", "Mine"]

    def test_shows_what_is_assigned_to_me(self, reporter: User, editor: User) -> None:
        write_story("Hers", assigned_to=editor)
        write_story("Mine", assigned_to=reporter)
        write_story("Put away", assigned_to=reporter, state="spiked")
        assert [line.headline for line in my_desk(reporter, at=timezone.now()).waiting] == ["Mine"]

    def test_shows_what_i_may_review_in_my_sections(self, reporter: User, world: Section) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        write_story("Cup won", section=sport, state="in_review")
        write_story("Ferry leaves", section=world, state="in_review")
        cora = give_post(member("cora", is_staff=True), COPY_EDITOR, sport)
        give_post(cora, REPORTER, world)
        assert [line.headline for line in my_desk(cora, at=timezone.now()).waiting] == ["Cup won"]
        assert my_desk(reporter, at=timezone.now()).waiting == []

    def test_shows_what_is_ready_to_who_may_publish_it(
        self, reporter: User, editor: User, world: Section
    ) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        write_story("Ferry leaves", section=world, state="ready")
        write_story("Cup won", section=sport, state="ready")
        paul = give_post(member("paul", is_staff=True), PRODUCER, sport)
        give_post(paul, REPORTER, world)
        at = timezone.now()
        assert [line.headline for line in my_desk(paul, at=at).waiting] == ["Cup won"]
        assert len(my_desk(editor, at=at).waiting) == 2
        assert my_desk(reporter, at=at).waiting == []

    def test_shows_unsaved_text_without_a_state(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        at = timezone.now()
        fields = {"headline": ["Ferry flies"]}
        autosave.keep_fields(fields, by=reporter, key=autosave.new_key(), article=draft, at=at, turn=1)
        html = at_the_desk(reporter).get("/admin/").content.decode()
        assert "Not saved" in strip_tags(html)
        assert "None" not in strip_tags(html)

    def test_shows_what_fires_next(self, editor: User, draft: Article) -> None:
        at = timezone.now()
        starts = at + timedelta(hours=2, minutes=10)
        schedule(draft, Announcement(Change.FIRST), starts=starts, by=editor, via="test", at=at)
        [event] = my_desk(editor, at=at).coming
        assert (event.away, event.what) == ("in 2 h 10 min", "Goes live")

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
