"""The news list at the desk, and notes on the form of a story."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from articles.models import Article, DeskNote, PlannedStory, Post, Section
from articles.publishing.known import section_at
from tests.admin.forms import story_page, thing_page
from tests.cast import member

Desk = Callable[[User], Client]
LIST = "/admin/articles/plannedstory/"


def planned(what: str, section: Section, **fields: object) -> PlannedStory:
    return PlannedStory.objects.create(what=what, section=section, **fields)


class NewsList:
    def test_takes_what_who_when_length_and_place(
        self, at_the_desk: Desk, editor: User, reporter: User, world: Section
    ) -> None:
        page = thing_page(at_the_desk(editor), "articles/plannedstory")
        page["what"], page["section"], page["who"] = "Strike ends", str(world.pk), str(reporter.pk)
        page["due_at"], page["length"], page["place"] = "2026-12-01T18:00", "400", "Moscow"
        page.press()
        plan = PlannedStory.objects.get()
        assert (plan.what, plan.who, plan.length, plan.created_by) == ("Strike ends", reporter, 400, editor)
        assert plan.place == "Moscow"

    def test_lists_what_is_open_soonest_first_and_marks_what_is_late(
        self, at_the_desk: Desk, editor: User, world: Section
    ) -> None:
        now = timezone.now()
        planned("Later", world, due_at=now + timedelta(hours=3))
        planned("Late", world, due_at=now - timedelta(hours=1))
        planned("Some day", world)
        planned("Called off", world, dropped=True)
        shown = at_the_desk(editor).get(LIST)
        assert [str(plan) for plan in shown.context["cl"].result_list] == ["Late", "Later", "Some day"]
        assert shown.content.decode().count("△ Late") == 1

    def test_is_limited_to_ones_sections(self, at_the_desk: Desk, db: None, world: Section) -> None:
        sport = section_at(["Sport"], by=None, via="test", at=timezone.now())
        hers, other = planned("Match", sport), planned("Summit", world)
        someone = member("sara", is_staff=True)
        Post.objects.create(user=someone, group=Group.objects.get(name="Reporter"), section=sport)
        client = at_the_desk(someone)
        assert [str(plan) for plan in client.get(LIST).context["cl"].result_list] == ["Match"]
        assert client.get(f"{LIST}{hers.pk}/change/").status_code == 200
        assert client.get(f"{LIST}{other.pk}/change/").status_code == 404
        assert client.post(f"{LIST}{other.pk}/begin/").status_code == 404

    def test_begins_a_story_with_one_button(self, at_the_desk: Desk, reporter: User, world: Section) -> None:
        plan = planned("Strike ends", world)
        client = at_the_desk(reporter)
        answer = client.post(f"{LIST}{plan.pk}/begin/")
        article = Article.objects.get()
        assert answer["Location"] == f"/admin/articles/article/{article.pk}/change/"
        assert "begun already" in client.post(f"{LIST}{plan.pk}/begin/", follow=True).content.decode()


class NotesToTheDesk:
    def test_are_left_with_a_save_and_shown_to_the_next(
        self, at_the_desk: Desk, reporter: User, editor: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["desk_note"] = "Ring the <harbour> master."
        page.press()
        assert DeskNote.objects.get().by == reporter
        html = story_page(at_the_desk(editor), draft.pk).response.content.decode()
        assert "Rosa Lindqvist" in html
        assert "Ring the &lt;harbour&gt; master." in html
