"""The dateline that a text begins with, proposed."""

from datetime import date

import pytest

from articles.suggestions.dateline import dateline_in
from articles.text.whereabouts import Context

CONTEXT = Context()


class DatelineIn:
    def test_says_what_it_means_and_gives_the_text_without_it(self) -> None:
        html = "<p>MOSCOW, Nov 4 (RIA) - Russia <em>pledged</em>.</p><p>MOSCOW, Nov 4 (RIA) - Again.</p>"
        found = dateline_in(html, context=CONTEXT, near=date(2010, 11, 5))
        assert found is not None
        assert found.sentence == "The text begins with “MOSCOW, Nov 4 (RIA)” (Moscow, Russia)."
        assert (found.agency, found.day, found.is_certain) == ("RIA", date(2010, 11, 4), True)
        assert found.body_html == "<p>Russia <em>pledged</em>.</p><p>MOSCOW, Nov 4 (RIA) - Again.</p>"

    def test_finds_one_that_is_marked_up(self) -> None:
        found = dateline_in("<p><strong>PARIS</strong> &mdash; Rain.</p>", context=CONTEXT, near=None)
        assert found is not None
        assert (found.printed, found.body_html) == ("PARIS", "<p>Rain.</p>")

    def test_proposes_one_in_doubt_as_such(self) -> None:
        found = dateline_in("<p>MOBILE - Sales rose.</p>", context=CONTEXT, near=None)
        assert found is not None
        assert found.sentence.startswith("The text may begin with a dateline: “MOBILE”")
        assert found.body_html == "<p>Sales rose.</p>"

    @pytest.mark.parametrize(
        "html", ["", "<p></p>", "<p>Rain fell.</p>", "<h2>MOSCOW - Rain fell.</h2>", "<p>WHEAT - Prices.</p>"]
    )
    def test_proposes_nothing_else(self, html: str) -> None:
        assert dateline_in(html, context=CONTEXT, near=None) is None
