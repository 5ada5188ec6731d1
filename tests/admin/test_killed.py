"""After a kill the desk says, thing by thing, whether the story is gone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.models import Article, Edition
from articles.models.edition import EditionQuerySet
from articles.publishing import takedowns

Desk = Callable[[User], Client]
WORDS = {"word": "KILL", "reason": "A court asked.", "notice": "Gone."}


@pytest.fixture
def gone(live: Edition) -> Article:
    """A killed story."""
    takedowns.kill(live.article, notice="Gone.", reason="", by=None, via="test", at=timezone.now())
    return live.article


def page_of(article: Article, name: str = "killed") -> str:
    return f"/admin/articles/article/{article.pk}/{name}/"


class AKill:
    def test_leads_to_its_proof(self, at_the_desk: Desk, editor_in_chief: User, live: Edition) -> None:
        answer = at_the_desk(editor_in_chief).post(page_of(live.article, "kill"), WORDS, follow=True)
        assert answer.redirect_chain == [(page_of(live.article), 302)]
        html = answer.content.decode()
        assert "Killed, for ever." in html
        assert "It is gone, and nothing brings it back." in html


class TheProof:
    def test_says_of_each_thing_in_a_word_and_a_shape_that_it_holds(
        self, at_the_desk: Desk, editor_in_chief: User, gone: Article
    ) -> None:
        answer: Any = at_the_desk(editor_in_chief).get(page_of(gone))
        html, lines = answer.content.decode(), answer.context["lines"]
        assert {"Its addresses say that it is gone", "Nothing of it stands in feeds"} <= {
            line.what for line in lines
        }
        assert html.count("✓</span> Holds") == len(lines)
        assert "✕</span> Found" not in html

    def test_names_what_is_left(
        self,
        at_the_desk: Desk,
        editor_in_chief: User,
        gone: Article,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        client = at_the_desk(editor_in_chief)
        monkeypatch.setattr(EditionQuerySet, "live", lambda rows, at: rows.filter(number=1))
        html = client.get(page_of(gone)).content.decode()
        assert "Not all of it is gone" in html
        assert "✕</span> Found" in html
        assert "/feed.rss has its headline: “" in html

    def test_is_led_to_from_the_history_of_a_killed_story_by_who_may_kill(
        self, at_the_desk: Desk, editor_in_chief: User, reporter: User, gone: Article, draft: Article
    ) -> None:
        def leads(user: User, article: Article) -> bool:
            return page_of(article) in at_the_desk(user).get(page_of(article, "history")).content.decode()

        assert leads(editor_in_chief, gone)
        assert not leads(reporter, gone)
        assert not leads(editor_in_chief, draft)

    def test_is_none_of_a_story_that_was_not_killed(
        self, at_the_desk: Desk, editor_in_chief: User, draft: Article
    ) -> None:
        assert "is draft, not killed" in at_the_desk(editor_in_chief).get(page_of(draft)).content.decode()
