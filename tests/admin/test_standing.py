"""Where a story stands decides what its page says and what its button does."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.admin.standing import Standing
from articles.models import Article, Edition, Section
from articles.publishing import takedowns
from tests.cast import rewrite, write_story

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def standing(article: Article | None, user: User, *, at: datetime | None = None) -> Standing:
    return Standing.of(article, user, at=at or timezone.now())


class State:
    def test_of_a_new_story_is_a_draft(self, editor: User) -> None:
        new = standing(None, editor)
        assert (new.state, new.publish_label, new.address, new.is_live) == ("draft", "Publish", "", False)

    def test_of_a_draft(self, editor: User, draft: Article) -> None:
        found = standing(draft, editor)
        assert (found.state, found.publish_label, found.is_live) == ("draft", "Publish", False)
        assert found.effect == "Saves this text and puts it before readers now."

    def test_of_a_live_story(self, editor: User, live: Edition) -> None:
        found = standing(live.article, editor)
        assert (found.state, found.publish_label, found.is_live) == ("live", "Publish changes", True)
        assert "time of the update" in found.effect

    def test_of_a_live_story_that_was_changed(self, editor: User, live: Edition) -> None:
        rewrite(live.article, headline="Ferry flies")
        assert standing(live.article, editor).state == "changed"

    def test_of_a_withdrawn_story(self, editor: User, live: Edition) -> None:
        takedowns.withdraw(live.article, notice="", by=None, via="test", at=timezone.now())
        found = standing(live.article, editor)
        assert (found.state, found.publish_label, found.is_live) == ("withdrawn", "Publish again", False)
        assert "in place of the notice" in found.effect


class Rights:
    def test_of_a_reporter_are_to_save(self, reporter: User, live: Edition) -> None:
        found = standing(live.article, reporter)
        assert (found.may_publish, found.may_withdraw) == (False, False)

    def test_of_an_editor_are_to_publish_and_to_withdraw_what_is_live(
        self, editor: User, live: Edition, draft: Article
    ) -> None:
        assert standing(live.article, editor).may_withdraw
        assert standing(draft, editor).may_publish
        assert not standing(draft, editor).may_withdraw


class Address:
    def test_of_a_draft_is_where_it_would_stand(self, editor: User, draft: Article) -> None:
        assert standing(draft, editor, at=NOW).address == "/news/world/2026/11/23/ferry-leaves-on-time/"

    def test_of_an_old_story_has_its_own_day(self, editor: User, world: Section) -> None:
        old = write_story(section=world, published=datetime(2010, 11, 4, 23, 30, tzinfo=UTC), slug="ferry")
        assert standing(old, editor).address == "/news/world/2010/11/04/ferry/"

    def test_of_a_headline_without_letters_has_the_number(self, editor: User, world: Section) -> None:
        odd = write_story("?!", section=world)
        assert standing(odd, editor, at=NOW).address == f"/news/world/2026/11/23/story-{odd.pk}/"

    def test_is_not_known_without_a_section(self, editor: User) -> None:
        assert standing(write_story(section=None), editor).address == ""

    def test_of_a_live_story_is_the_one_readers_have(self, editor: User, live: Edition) -> None:
        assert standing(live.article, editor).address == live.address.path


class Words:
    def test_say_who_saved_last(self, editor: User, reporter: User) -> None:
        assert "by Rosa Lindqvist" in standing(write_story(by=reporter), editor).saved
        assert " by " not in standing(write_story(by=None), editor).saved

    @pytest.mark.parametrize(
        ("state", "shape"), [("draft", "○"), ("live", "●"), ("changed", "◐"), ("withdrawn", "✕")]
    )
    def test_and_a_shape_stand_for_the_state(self, state: str, shape: str) -> None:
        assert shape in Standing(state).chip
