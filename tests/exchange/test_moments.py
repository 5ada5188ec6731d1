"""The moment a source means by a wall time."""

from datetime import UTC, datetime

import pytest

from articles.exchange.moments import NoSuchZone, resolve, zone_named


class Resolve:
    @pytest.mark.parametrize(
        ("wall", "instant"),
        [
            (datetime(2010, 11, 4, 9, 29), datetime(2010, 11, 4, 6, 29, tzinfo=UTC)),  # noqa: DTZ001
            (datetime(2012, 11, 4, 9, 29), datetime(2012, 11, 4, 5, 29, tzinfo=UTC)),  # noqa: DTZ001
            (datetime(2016, 11, 4, 9, 29), datetime(2016, 11, 4, 6, 29, tzinfo=UTC)),  # noqa: DTZ001
        ],
    )
    def test_knows_what_the_zone_was_on_that_day(self, wall: datetime, instant: datetime) -> None:
        assert resolve(wall, zone_named("Europe/Moscow")) == instant

    def test_takes_the_first_of_two_equal_times_when_clocks_go_back(self) -> None:
        twice = datetime(2025, 10, 26, 2, 30)  # noqa: DTZ001
        assert resolve(twice, zone_named("Europe/Berlin")) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)

    def test_leaves_a_time_that_has_a_zone(self) -> None:
        known = datetime(2016, 4, 21, 8, 15, tzinfo=UTC)
        assert resolve(known, zone_named("Europe/Moscow")) is known


class ZoneNamed:
    @pytest.mark.parametrize(
        "name", ["Mars/Olympus", "", "../../etc/passwd", "/etc/localtime", "Europe", "\0"]
    )
    def test_refuses_what_is_no_zone(self, name: str) -> None:
        with pytest.raises(NoSuchZone, match="give a name such as Europe/Moscow"):
            zone_named(name)
