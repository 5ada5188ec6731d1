"""What an import lets readers have, and what it takes from them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from articles.exchange.apply import apply
from articles.exchange.decide import decide
from articles.exchange.known import known_as
from articles.exchange.register import Register
from articles.models import Article, AuditEntry, Edition, State
from articles.publishing import embargo
from articles.wire.story import Story
from tests.exchange.test_draft import STORY, draft_of

AT = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST = replace(STORY, published=AT - 9 * DAY)
EMBARGOED = replace(FIRST, embargoed=AT + DAY)

pytestmark = pytest.mark.usefixtures("db")


def take_in(story: Story, *, publish: bool = False, at: datetime = AT) -> Article:
    """Do what is decided about a story."""
    draft = draft_of(story)
    decision = decide(draft, known_as(draft.uri, at=at), twin="", publish=publish, at=at)
    return apply(decision, register=Register(), by=None, at=at)


class AnEmbargoOfTheSource:
    def test_is_a_floor_under_a_draft(self) -> None:
        article = take_in(EMBARGOED)
        article.refresh_from_db()
        assert (article.state, article.embargo_until) == (State.DRAFT, AT + DAY)

    def test_is_when_readers_get_what_is_to_be_published(self) -> None:
        article = take_in(EMBARGOED, publish=True)
        editions = Edition.objects.filter(article=article)
        assert not editions.live(AT + DAY - timedelta(microseconds=1)).exists()
        assert editions.live(AT + DAY).exists()

    def test_does_not_move_a_later_one_of_the_desk(self) -> None:
        article = take_in(EMBARGOED)
        embargo.set_embargo(article, AT + 3 * DAY, by=None, via="test", at=AT)
        take_in(replace(EMBARGOED, body_html="<p>Changed.</p>"))
        article.refresh_from_db()
        assert article.embargo_until == AT + 3 * DAY

    def test_that_is_extended_moves_what_was_scheduled(self) -> None:
        article = take_in(EMBARGOED, publish=True)
        later = replace(EMBARGOED, embargoed=AT + 3 * DAY, body_html="<p>New.</p>")
        take_in(later, publish=True)
        article.refresh_from_db()
        assert article.embargo_until == AT + 3 * DAY
        assert not Edition.objects.live(AT + 2 * DAY).exists()
        assert "New." in Edition.objects.live(AT + 3 * DAY).get().body_html

    def test_that_has_passed_is_none(self) -> None:
        article = take_in(replace(FIRST, embargoed=AT - DAY))
        article.refresh_from_db()
        assert article.embargo_until is None


class AnEnd:
    def test_of_the_source_is_the_storys(self) -> None:
        article = take_in(replace(FIRST, expires=AT + DAY), publish=True)
        editions = Edition.objects.filter(article=article)
        assert editions.live(AT + DAY - timedelta(microseconds=1)).exists()
        assert not editions.live(AT + DAY).exists()


class ACancelledStory:
    def test_is_killed(self) -> None:
        article = take_in(FIRST, publish=True)
        take_in(replace(FIRST, status="canceled"), publish=True, at=AT + DAY)
        article.refresh_from_db()
        assert article.state == State.KILLED
        assert not Edition.objects.live(AT + DAY).exists()
        assert AuditEntry.objects.latest("pk").changes["reason"] == ["", "Its source cancelled it."]
