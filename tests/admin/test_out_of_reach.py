"""A story that was moved away while somebody wrote: what they typed is theirs, whatever they may see."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Autosave, Revision
from articles.publishing.known import section_at
from articles.publishing.roles import AUDITOR, REPORTER
from tests.admin.forms import Page, story_page
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
