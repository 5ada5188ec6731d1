"""How far apart two moments are, in words."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.text.distance import distance

THEN = datetime(2010, 11, 20, 12, tzinfo=UTC)


class Distance:
    @pytest.mark.parametrize(
        ("days", "said"),
        [
            (0, "the same day"),
            (-0.4, "the same day"),
            (-1, "1 day earlier"),
            (-3, "3 days earlier"),
            (2, "2 days later"),
            (-13, "2 weeks earlier"),
            (-40, "6 weeks earlier"),
            (-90, "3 months earlier"),
            (365, "1 year later"),
            (-1500, "4 years earlier"),
        ],
    )
    def test_is_said_in_the_unit_one_would_use(self, days: float, said: str) -> None:
        assert distance(THEN + timedelta(days=days), than=THEN) == said
