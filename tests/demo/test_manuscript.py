"""The words of the demo newspaper, set in HTML at the moment they are printed."""

from datetime import UTC, datetime, timedelta
from typing import Any

from articles.demo import manuscript


class Moment:
    def test_counts_hours_back_from_now(self, now: datetime) -> None:
        assert manuscript.moment({"hours_ago": 2.5}, now=now) == now - timedelta(hours=2, minutes=30)

    def test_keeps_the_date_of_an_archive_story(self, now: datetime) -> None:
        printed = manuscript.moment({"published": "2013-01-29T14:10"}, now=now)
        assert printed == datetime(2013, 1, 29, 14, 10, tzinfo=UTC)


class ToCome:
    def test_counts_days_by_the_clock_of_the_paper(self, settings: Any) -> None:
        settings.TIME_ZONE = "Europe/Helsinki"
        late = datetime(2026, 3, 6, 23, tzinfo=UTC)  # one in the morning of the 7th over there
        assert manuscript.to_come("+1 06:30", now=late) == datetime(2026, 3, 8, 4, 30, tzinfo=UTC)


class Hamlets:
    def test_say_where_they_are(self) -> None:
        assert all(entry["latitude"] and entry["time_zone"] for entry in manuscript.hamlets())


class BodyHtml:
    def test_sets_heads_quotes_lists_and_paragraphs(self, now: datetime) -> None:
        body = manuscript.body_html("One & two.\n\n## Head\n\n> Said.\n\n- a\n- b", day=now)
        assert body.splitlines() == [
            "<p>One &amp; two.</p>",
            "<h2>Head</h2>",
            '<aside class="pullquote"><p>Said.</p></aside>',
            "<ul><li>a</li><li>b</li></ul>",
        ]

    def test_names_days_months_and_years_around(self) -> None:
        friday = datetime.fromisoformat("2026-03-06T12:00:00+00:00")
        body = manuscript.body_html("{day-1} {day} {day+2} {month-3} {month} {year+31}", day=friday)
        assert body == "<p>Thursday Friday Sunday December March 2057</p>"

    def test_sets_emphasis(self, now: datetime) -> None:
        body = manuscript.body_html("A cod goes *grunt*, at 2 * 25 hertz.", day=now)
        assert body == "<p>A cod goes <em>grunt</em>, at 2 * 25 hertz.</p>"

    def test_joins_the_lines_of_a_paragraph(self, now: datetime) -> None:
        assert manuscript.body_html("One\n  two.", day=now) == "<p>One two.</p>"
