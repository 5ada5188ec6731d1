"""A dateline is set by name, and what a source printed is kept as long as it holds."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import User
from django.test import Client

from articles.models import (
    Article,
    Place,
)
from articles.models import Dateline as Row
from tests.admin.forms import story_page
from tests.cast import place_named, rewrite

Desk = Callable[[User], Client]


class Dateline:
    def test_takes_places_of_the_gazetteer_typed_by_name(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["dateline_places-text"] = "Moscow; Kyiv"
        page["dateline_date"] = "2010-11-04"
        page["dateline_agency"] = "SW"
        page.press()
        draft.refresh_from_db()
        rows = draft.dateline.rows.order_by("position")
        assert [row.place.name for row in rows] == ["Moscow", "Kyiv"]
        assert (draft.dateline.date, draft.dateline.agency) == (date(2010, 11, 4), "SW")

    def test_takes_a_chosen_place_that_has_no_row_yet(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["dateline_places"] = ["gaz:524901"]
        page.press()
        assert Place.objects.get().gazetteer_id == 524901

    def test_says_which_place_it_does_not_know(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        page = story_page(at_the_desk(reporter), draft.pk)
        page["dateline_places-text"] = "Qwertyville"
        assert "No place is called “Qwertyville”" in page.again(page.press()).text

    def test_leaves_what_the_source_printed_until_it_changes(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        line = Row.objects.create(article=draft, printed="MOSCOW, Nov 4 (SW)", mark=" - ")
        line.rows.create(place=place_named("Moscow"), name="Moscow")
        rewrite(draft)
        client = at_the_desk(reporter)
        story_page(client, draft.pk).press()
        line.refresh_from_db()
        assert (line.printed, line.mark) == ("MOSCOW, Nov 4 (SW)", " - ")
        page = story_page(client, draft.pk)
        page["dateline_places-text"] = "Kyiv"
        page.press()
        line.refresh_from_db()
        assert (line.printed, line.mark) == ("", "")

    def test_is_gone_when_everything_is_emptied(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        Row.objects.create(article=draft, agency="SW")
        rewrite(draft)
        page = story_page(at_the_desk(reporter), draft.pk)
        page["dateline_agency"] = ""
        page.press()
        assert not Row.objects.exists()
