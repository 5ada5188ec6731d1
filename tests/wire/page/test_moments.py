from articles.wire.dates import Moment, moment
from articles.wire.page.moments import published, updated


def at(printed: str) -> Moment:
    found = moment(printed)
    assert found is not None
    return found


class Published:
    def test_trusts_the_first_that_has_a_zone(self) -> None:
        warnings: list[str] = []
        found = [at("2020-07-01T15:04:00"), at("2020-07-01T08:04:00-07:00"), at("2020-07-01T16:00:00Z")]
        assert published(found, warnings) == found[1].at
        assert len(warnings) == 1

    def test_says_nothing_where_a_naive_time_is_local_or_utc(self) -> None:
        warnings: list[str] = []
        published(
            [at("2020-07-01T08:04:00-07:00"), at("2020-07-01T15:04:00"), at("2020-07-01 08:04")], warnings
        )
        assert warnings == []

    def test_prefers_a_time_to_a_mere_day(self) -> None:
        warnings: list[str] = []
        assert published([at("2016-04-21"), at("21 April 2016 10:15")], warnings) == at("2016-04-21 10:15").at
        assert warnings == []

    def test_says_that_there_is_only_a_day(self) -> None:
        warnings: list[str] = []
        published([at("2016-04-21")], warnings)
        assert warnings == ["the date has no time of day"]

    def test_is_not_made_up(self) -> None:
        assert published([], []) is None


class Updated:
    def test_is_later_than_the_publication(self) -> None:
        first, later = at("2016-04-21T10:15:00Z"), at("2016-04-21T13:02:00Z")
        assert updated([later], first.at) == later.at
        assert updated([first], first.at) is None
        assert updated([first], later.at) is None

    def test_compares_clocks_where_one_has_no_zone(self) -> None:
        assert updated([at("2016-04-21 13:02")], at("2016-04-21T10:15:00Z").at) == at("2016-04-21 13:02").at

    def test_is_no_mere_day(self) -> None:
        assert updated([at("2016-04-22")], at("2016-04-21T10:15:00Z").at) is None
