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
from tests.admin.forms import Page, story_page
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


class AProposal:
    """A story whose text begins with a dateline, and that has none of its own."""

    @staticmethod
    def begun(draft: Article, text: str) -> None:
        draft.body_html = text
        draft.save(update_fields=["body_html"])
        rewrite(draft)

    def test_is_taken_off_the_text_by_a_tick(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        self.begun(draft, "<p>MOSCOW, Nov 4 (RIA) - Russia pledged.</p>")
        page = story_page(at_the_desk(reporter), draft.pk)
        assert "The text begins with “MOSCOW, Nov 4 (RIA)” (Moscow, Russia)." in page.text
        page["dateline_take"] = "on"
        page.press()
        draft.refresh_from_db()
        (row,) = draft.dateline.rows.all()
        assert draft.body_html == "<p>Russia pledged.</p>"
        assert (row.place.name, row.place.country_code, row.by_rule) == ("Moscow", "RU", False)
        assert (draft.dateline.agency, draft.dateline.printed) == ("RIA", "")

    def test_changes_nothing_untouched(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        self.begun(draft, "<p>MOSCOW - Russia pledged.</p>")
        story_page(at_the_desk(reporter), draft.pk).press()
        draft.refresh_from_db()
        assert draft.body_html == "<p>MOSCOW - Russia pledged.</p>"
        assert not Row.objects.exists()

    def test_is_made_in_doubt_too(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        self.begun(draft, "<p>MOBILE - Sales rose.</p>")
        page = story_page(at_the_desk(reporter), draft.pk)
        assert "The text may begin with a dateline: “MOBILE”" in page.text

    def test_is_not_made_of_other_texts(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        self.begun(draft, "<p>Rain fell.</p>")
        assert "dateline_take" not in story_page(at_the_desk(reporter), draft.pk).fields
        assert "The text begins" not in story_page(at_the_desk(reporter), draft.pk).text


class AChoiceByRule:
    """A name that several places have."""

    @staticmethod
    def typed(client: Client, draft: Article, name: str) -> Page:
        page = story_page(client, draft.pk)
        page["dateline_places-text"] = name
        page.press()
        return story_page(client, draft.pk)

    def test_is_asked_about_until_an_editor_chooses(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        client = at_the_desk(reporter)
        page = self.typed(client, draft, "Birmingham")
        assert "Which Birmingham?" in page.text
        assert "Birmingham, Alabama, United States" in page.text
        page.press()
        assert draft_rows(draft) == [("Birmingham", "GB", True)]
        (asked,) = page.response.context["adminform"].form.dateline_choices
        alabama = next(key for key, text in asked.field.choices if "Alabama" in text)
        page = story_page(client, draft.pk)
        page[asked.name] = alabama
        page.press()
        assert draft_rows(draft) == [("Birmingham", "US", False)]
        assert "Which Birmingham?" not in story_page(client, draft.pk).text

    def test_is_settled_by_saying_so(self, at_the_desk: Desk, reporter: User, draft: Article) -> None:
        client = at_the_desk(reporter)
        page = self.typed(client, draft, "Birmingham")
        row = draft.dateline.rows.get()
        page[f"dateline_is_{row.place_id}"] = str(row.place_id)
        page.press()
        assert draft_rows(draft) == [("Birmingham", "GB", False)]

    def test_is_none_of_a_place_named_in_full_or_known_everywhere(
        self, at_the_desk: Desk, reporter: User, draft: Article
    ) -> None:
        client = at_the_desk(reporter)
        for name in ("Birmingham, Alabama, United States", "London"):
            assert "Which" not in self.typed(client, draft, name).text


def draft_rows(draft: Article) -> list[tuple[str, str, bool]]:
    rows = Row.objects.get(article=draft).rows.select_related("place").order_by("position")
    return [(row.place.name, row.place.country_code, row.by_rule) for row in rows]
