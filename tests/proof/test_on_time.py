"""Visible and invisible exactly on time, on every surface, with no job running."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from articles.models import Article, Change
from articles.proof.surfaces import surfaces
from articles.publishing import moves, schedule
from articles.publishing.saving import keep
from tests.cast import rewrite
from tests.proof.worlds import AS_THE_DESK
from tests.public.stories import begin, byline, dateline, image, mention, person, picture, place_called
from tests.publishing.verbs import put_off

WORD = "zqxcormorant"
A_MOMENT = timedelta(microseconds=1)
HOUR = timedelta(hours=1)
# Where a story of today with everything stands; the corrections page has it once it is corrected.
EVERYWHERE = {
    *("home", "home_feed", "news_sitemap", "sitemap_month", "article", "section", "section_feed"),
    *("person", "person_feed", "place", "place_feed", "topic", "topic_feed"),
    *("archive_year", "archive_month", "archive_day"),
}


@pytest.fixture
def at() -> datetime:
    return timezone.now()


def story(at: datetime) -> Article:
    article = begin(f"A {WORD} over the quay", slug=f"a-{WORD}", body_html=f"<p>{WORD}</p>", at=at)
    someone = person("Aro Temel")
    byline(article, someone)
    mention(article, someone)
    dateline(article, place_called())
    picture(article, image())
    article.tags.add("Grain")
    keep(article, at=at, **AS_THE_DESK)
    return article


def showing(at: datetime) -> set[str]:
    """Name the patterns that have the word somewhere at the moment."""
    with time_machine.travel(at, tick=False):
        client = Client()
        return {
            surface.pattern.removeprefix("public:")
            for surface in surfaces()
            if surface.pattern != "public:media" and WORD in client.get(surface.path).content.decode()
        }


def scheduled(at: datetime) -> datetime:
    put_off(story(at), at + HOUR, at=at)
    return at + HOUR


def expiring(at: datetime) -> datetime:
    article = moves.publish(story(at), at=at, **AS_THE_DESK).article
    schedule.expire(article, ends=at + HOUR, at=at, **AS_THE_DESK)
    return at + HOUR


@pytest.mark.slow
class AStory:
    def test_appears_everywhere_at_its_moment_and_nowhere_before(self, db: None, at: datetime) -> None:
        moment = scheduled(at)
        assert showing(moment - A_MOMENT) == set()
        assert showing(moment) == EVERYWHERE

    def test_ends_everywhere_at_its_moment_and_not_before(self, db: None, at: datetime) -> None:
        moment = expiring(at)
        assert showing(moment - A_MOMENT) == EVERYWHERE
        assert showing(moment) == set()

    def test_changes_at_its_moment_and_stays_as_it_was_until_then(self, db: None, at: datetime) -> None:
        live = moves.publish(begin_plain(at), at=at, **AS_THE_DESK).article
        rewrite(live, headline=f"A {WORD} after all", at=at)
        announcement = moves.announced(Change.CORRECTION, f"It was a {WORD}.", at=at + HOUR)
        schedule.schedule(live, announcement, starts=at + HOUR, at=at, **AS_THE_DESK)
        assert showing(at + HOUR - A_MOMENT) == set()
        assert {"home", "article", "corrections", "section_feed"} <= showing(at + HOUR)


def begin_plain(at: datetime) -> Article:
    article = begin("A gull over the quay", at=at)
    keep(article, at=at, **AS_THE_DESK)
    return article


class Caches:
    @pytest.mark.parametrize("prepare", [scheduled, expiring])
    def test_keep_nothing_longer_than_a_second(
        self, db: None, at: datetime, prepare: Callable[[datetime], datetime]
    ) -> None:
        """So that what a cache holds is never more than a second late, whatever is scheduled when."""
        moment = prepare(at)
        with time_machine.travel(moment - A_MOMENT, tick=False):
            asked = [each for each in surfaces(most=1) if each.pattern.startswith("public:")]
            kept = {Client().get(each.path).get("Cache-Control", "not found") for each in asked}
        assert kept == {"public, max-age=1", "not found"}
