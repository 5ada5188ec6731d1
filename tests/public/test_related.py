"""What a story's page leads to by its editors' choice, as far as readers have it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles.models import Change, Edition, EditionRelated
from articles.public.related import related_to
from articles.publishing import embargo, moves, schedule, takedowns
from articles.publishing.saving import keep
from tests.cast import rewrite
from tests.public.leading import DESK, HOUR, heads, print_later, shown_on
from tests.public.stories import (
    apart,
    begin,
    links,
    of_the_captain,
    page,
    publish,
    relate,
    texts,
)


class RelatedTo:
    @pytest.fixture
    def target(self, db: None) -> Edition:
        return publish(apart("Talks broke off"), at=timezone.now() - timedelta(hours=1))

    def shown(self, client: Client, **link: Any) -> dict[str, str]:
        article = apart("After the talks")
        relate(article, **link)
        return links(page(client, publish(article).address.path), "section.related")

    def test_shows_the_headline_a_live_story_has_now(self, client: Client, target: Edition) -> None:
        assert self.shown(client, target=target.article) == {"Talks broke off": target.address.path}

    def test_prefers_the_title_the_editors_gave(self, client: Client, target: Edition) -> None:
        assert self.shown(client, target=target.article, title="The talks") == {
            "The talks": target.address.path
        }

    def test_hides_a_story_that_is_not_live(self, client: Client, target: Edition) -> None:
        takedowns.withdraw(target.article, notice="", by=None, via="test", at=timezone.now())
        article = apart("After the talks")
        relate(article, target=target.article, title="A title that tells")
        assert not texts(page(client, publish(article).address.path), "section.related")

    def test_shows_it_from_the_moment_it_is(self, client: Client, db: None) -> None:
        draft = begin("Later news")
        article = apart("After the talks")
        relate(article, target=draft)
        path = publish(article).address.path
        assert not texts(page(client, path), "section.related li")
        publish(draft)
        assert texts(page(client, path), "section.related a") == ["Later news"]

    def test_shows_a_title_without_an_address_as_words(self, client: Client, db: None) -> None:
        article = apart("After the talks")
        relate(article, title="Bread and its price", pending=True)
        root = page(client, publish(article).address.path)
        assert texts(root, "section.related li") == ["Bread and its price"]
        assert not links(root, "section.related")

    def test_shows_the_words_while_their_story_is_a_draft(self, client: Client, db: None) -> None:
        """A reader cannot tell whether the story has arrived at the desk."""
        article = apart("After the talks")
        relate(article, title="Bread and its price", pending=True)
        path = publish(article).address.path
        before = texts(page(client, path), "section.related li")
        EditionRelated.objects.update(target=begin("Bread and its price"))
        assert texts(page(client, path), "section.related li") == before

    def test_leads_out_to_an_address_elsewhere(self, client: Client, db: None) -> None:
        elsewhere = "https://example.org/mines"
        assert self.shown(client, title="How mines are swept", url=elsewhere) == {
            "How mines are swept": elsewhere
        }

    def test_groups_by_type_and_dates_each_story(self, client: Client, target: Edition) -> None:
        article = apart("After the talks")
        relate(article, target=target.article, type="background")
        relate(article, title="What it costs", pending=True, position=1)
        root = page(client, publish(article).address.path)
        assert texts(root, "section.related h2") == ["Related news", "Background"]
        assert len(texts(root, "section.related time")) == 1

    def test_keeps_the_editors_order(self, db: None) -> None:
        article = apart("After the talks")
        for position, title in enumerate("cab"):
            relate(article, title=title, pending=True, position=position)
        (group,) = related_to(publish(article), timezone.now()).groups
        assert [link.title for link in group.links] == ["c", "a", "b"]

    def test_tells_readers_why(self, client: Client, target: Edition) -> None:
        article = apart("After the talks")
        relate(article, target=target.article, type="background", reason="How it began.")
        root = page(client, publish(article).address.path)
        assert texts(root, "section.related span.reason") == ["How it began."]

    def test_shows_a_story_once(self, client: Client, target: Edition) -> None:
        article = apart("After the talks")
        relate(article, target=target.article, type="background")
        relate(article, target=target.article, type="earlier", position=1)
        assert heads(client, publish(article)) == ["Background"]


class ALinkWhoseTargetIsGone:
    """It is gone from every page in the moment, and the linking story is not touched."""

    @pytest.fixture
    def target(self, db: None) -> Edition:
        return publish(apart("Talks broke off"), at=timezone.now() - HOUR)

    @pytest.fixture
    def leading(self, target: Edition) -> Edition:
        article = apart("After the talks")
        relate(article, target=target.article, type="background")
        return publish(article, at=timezone.now() - HOUR / 2)

    @pytest.mark.parametrize("act", ["withdraw", "vanish", "kill"])
    def test_is_not_shown(self, client: Client, target: Edition, leading: Edition, act: str) -> None:
        assert shown_on(client, leading) == {"Talks broke off": target.address.path}
        told = {"withdraw": ["notice"], "vanish": ["reason"], "kill": ["notice", "reason"]}[act]
        words = dict.fromkeys(told, "It was wrong.")
        before = leading.article.version
        getattr(takedowns, act)(target.article, **words, **DESK, at=timezone.now())
        assert not shown_on(client, leading)
        leading.article.refresh_from_db()
        assert leading.article.version == before

    def test_is_not_shown_from_the_end_on(self, client: Client, target: Edition, leading: Edition) -> None:
        schedule.expire(target.article, ends=timezone.now() + HOUR, at=timezone.now(), **DESK)
        assert shown_on(client, leading)
        with time_machine.travel(timezone.now() + HOUR):
            assert not shown_on(client, leading)

    def test_is_not_shown_as_words_either(self, client: Client, db: None) -> None:
        """The words that waited for a story are its headline, which went with it."""
        article = apart("After the talks")
        relate(article, title="Bread and its price", pending=True)
        leading = publish(article)
        arrived = publish(apart("Bread and its price"))
        assert shown_on(client, leading) == {"Bread and its price": arrived.address.path}
        takedowns.withdraw(arrived.article, notice="", at=timezone.now(), **DESK)
        assert not texts(page(client, leading.address.path), "section.related li")

    def test_comes_back_with_it(self, client: Client, target: Edition, leading: Edition) -> None:
        takedowns.withdraw(target.article, notice="", at=timezone.now(), **DESK)
        takedowns.reinstate(target.article, reason="It was right.", at=timezone.now(), **DESK)
        assert shown_on(client, leading)


class AStoryToCome:
    def test_is_not_led_to_before_its_time(self, client: Client, db: None) -> None:
        coming, article = apart("Peace is near"), apart("After the talks")
        keep(coming, at=timezone.now(), **DESK)
        embargo.set_embargo(coming, timezone.now() + HOUR, at=timezone.now(), **DESK)
        relate(article, target=coming, title="A title that tells", url="https://example.org/peace")
        leading = publish(article)
        print_later(coming)
        assert not texts(page(client, leading.address.path), "section.related")
        with time_machine.travel(timezone.now() + HOUR + timedelta(seconds=1)):
            assert list(shown_on(client, leading)) == ["A title that tells"]

    def test_shows_on_the_page_it_leads_to_from_its_moment(self, client: Client, db: None) -> None:
        old, coming = publish(apart("Talks broke off")), apart("Peace is near")
        relate(coming, target=old.article, type="background")
        print_later(coming)
        assert not shown_on(client, old)
        with time_machine.travel(timezone.now() + HOUR + timedelta(seconds=1)):
            assert list(shown_on(client, old)) == ["Peace is near"]

    def test_hides_nothing_of_what_is_live_now(self, client: Client, db: None) -> None:
        target, article = publish(apart("Talks broke off")), apart("After the talks")
        relate(article, target=target.article)
        leading = publish(article)
        rewrite(target.article, headline="Talks go on")
        announced = moves.announced(Change.UPDATE, at=timezone.now() + HOUR)
        starts = timezone.now() + HOUR
        schedule.schedule(target.article, announced, starts=starts, at=timezone.now(), **DESK)
        assert list(shown_on(client, leading)) == ["Talks broke off"]

    def test_is_not_suggested(self, client: Client, db: None) -> None:
        old, coming = publish(of_the_captain("Talks broke off")), of_the_captain("Peace is near")
        print_later(coming)
        assert not shown_on(client, old)
