"""A story that was moved away while somebody wrote: what they typed is theirs, whatever they may see."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from articles.models import Article, Autosave, PlannedStory, Revision, Section
from articles.publishing import planning
from articles.publishing.known import section_at
from articles.publishing.roles import AUDITOR, REPORTER
from tests.admin.forms import Page, story_page, thing_page
from tests.cast import give_post, member, rewrite
from tests.public.stories import find, taken_apart

Desk = Callable[[User], Client]


class AStoryMovedAway:
    @pytest.mark.parametrize(("role", "status"), [(None, 404), (AUDITOR, 403)])
    def test_leaves_its_author_what_they_typed(
        self, at_the_desk: Desk, draft: Article, role: str | None, status: int
    ) -> None:
        assert draft.section is not None
        wes = give_post(member("wes", role, is_staff=True), REPORTER, draft.section)
        page = story_page(at_the_desk(wes), draft.pk)
        page["headline"] = "Ferry never left"
        rewrite(draft, section=section_at(["Sport"], by=None, via="test", at=timezone.now()))
        answer = page.press()
        assert answer.status_code == status
        assert Revision.objects.filter(article=draft).count() == 2
        [link] = find(taken_apart(answer), "main a.button--main")
        again = Page(page.client, str(link.get("href")), "article_form")
        assert again["headline"] == "Ferry never left"

    def test_is_refused_plainly_to_who_writes_none(self, at_the_desk: Desk, draft: Article) -> None:
        ada = member("ada", AUDITOR, is_staff=True)
        posted = {"headline": "Forged", "autosave": "k" * 20}
        answer = at_the_desk(ada).post(f"/admin/articles/article/{draft.pk}/change/", posted)
        assert answer.status_code == 403
        assert not Autosave.objects.exists()


class APlannedStoryMovedAway:
    @pytest.fixture
    def plan(self, world: Section) -> PlannedStory:
        return planning.plan("Strike ends", world, by=None, via="test", at=timezone.now())

    @pytest.mark.parametrize(("role", "status"), [(None, 404), (AUDITOR, 403)])
    def test_leaves_its_author_what_they_typed(
        self, at_the_desk: Desk, plan: PlannedStory, role: str | None, status: int
    ) -> None:
        wes = give_post(member("wes", role, is_staff=True), REPORTER, plan.section)
        page = thing_page(at_the_desk(wes), "articles/plannedstory", plan.pk)
        page["what"], page["note"], page["length"] = "Strike goes on", "Ask <both>.\r\nRing first.", "900"
        moved = section_at(["Sport"], by=None, via="test", at=timezone.now())
        PlannedStory.objects.filter(pk=plan.pk).update(section=moved)
        answer = page.press()
        assert answer.status_code == status
        Page(page.client, "/admin/articles/plannedstory/add/", "anew_form", _as_shown(answer)).press()
        anew = PlannedStory.objects.exclude(pk=plan.pk).get()
        assert (anew.what, anew.note, anew.length) == ("Strike goes on", "Ask <both>.\nRing first.", 900)
        assert (anew.created_by, anew.section) == (wes, plan.section)
        plan.refresh_from_db()
        assert plan.what == "Strike ends"

    def test_is_refused_plainly_to_who_plans_none(self, at_the_desk: Desk, plan: PlannedStory) -> None:
        client = at_the_desk(member("ada", AUDITOR, is_staff=True))
        answer = client.post(f"/admin/articles/plannedstory/{plan.pk}/change/", {"what": "Forged"})
        assert answer.status_code == 403
        assert b"Forged" not in answer.content


def _as_shown(answer: HttpResponse) -> HttpResponse:
    """Read a page whatever its status is."""
    answer.status_code = 403
    return answer
