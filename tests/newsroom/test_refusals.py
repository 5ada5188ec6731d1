"""What is said to who may not: at the desk by a page of the desk, elsewhere by one of the paper."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.publishing.known import section_at
from articles.publishing.roles import AUDITOR, SECTION_EDITOR
from tests.cast import give_post, member

Desk = Callable[[User], Client]


class AtTheDesk:
    @pytest.mark.parametrize(
        ("act", "right"),
        [("kill", "Can kill stories"), ("legal-hold", "Can place stories under legal hold and lift it")],
    )
    def test_names_the_right_that_is_missing(
        self, at_the_desk: Desk, editor: User, draft: Article, act: str, right: str
    ) -> None:
        answer = at_the_desk(editor).get(f"/admin/articles/article/{draft.pk}/{act}/")
        shown = answer.content.decode()
        assert answer.status_code == 403
        assert f"The right that is missing: <strong>{right}</strong>" in shown
        assert 'href="/admin/"' in shown
        assert "send it again" not in shown

    def test_says_where_the_right_is_missing(self, at_the_desk: Desk, draft: Article) -> None:
        sport = section_at(["Sport"], by=None, via="test", at=timezone.now())
        sportive = give_post(member("ada", AUDITOR, is_staff=True), SECTION_EDITOR, sport)
        shown = at_the_desk(sportive).get(f"/admin/articles/article/{draft.pk}/withdraw/").content.decode()
        assert "Your role does not allow this here." in shown
        assert "Can withdraw and retract stories" in shown
