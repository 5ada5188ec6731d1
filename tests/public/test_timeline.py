"""When the stories of a list were, on one line."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Edition
from articles.public.timeline import FEWEST, MARGIN, SHORTEST, WIDTH, timeline_of
from tests.public.stories import begin, find, mention, page, person, publish, texts

END = datetime(2010, 11, 14, tzinfo=UTC)


def dated(*days_ago: float) -> list[Edition]:
    return [Edition(published=END - timedelta(days=days)) for days in days_ago]


class TimelineOf:
    def test_reaches_from_the_oldest_to_the_newest(self) -> None:
        line = timeline_of(dated(0, 5, 5, 10))
        assert line is not None
        assert (line.begins, line.ends) == (END - timedelta(days=10), END)
        assert line.marks == [WIDTH - MARGIN, WIDTH / 2, WIDTH / 2, MARGIN]

    @pytest.mark.parametrize(
        "days_ago",
        [(), (0,), tuple(range(0, 10 * (FEWEST - 1), 10)), (0, 1, 2, SHORTEST.days - 0.01)],
        ids=["none", "one", "too few", "too close"],
    )
    def test_is_not_drawn_for_little(self, days_ago: tuple[float, ...]) -> None:
        assert timeline_of(dated(*days_ago)) is None


class OnAPersonsPage:
    def test_shows_a_mark_a_story(self, client: Client, db: None) -> None:
        now = timezone.now()
        for days in (0, 3, 6, 9):
            article = begin(f"{days} days old", published=now - timedelta(days=days))
            mention(article, person("Aro Temel"))
            publish(article)
        root = page(client, "/people/aro-temel/")
        assert len(find(root, "path.mark")) == 4
        assert len(texts(root, "figure.timeline time")) == 2
