"""Whatever is wrong with a form, everything an author put into it comes back."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from tests.admin.forms import Page, story_page
from tests.admin.pictures import picture_of
from tests.cast import person_named, place_named, rewrite, write_story

Desk = Callable[[User], Client]

WRITTEN = {
    "kicker": "Transport",
    "headline": "Ferry flies",
    "standfirst": "At last.\nReally.",
    "body_html": "<p>All of <strong>my</strong> words.</p>",
    "kind": "brief",
    "slugline": "FERRY",
    "slug": "ferry-flies",
    "published": "2010-11-04T17:30:15",
    "urgency": "2",
    "language": "sl",
    "source": "The Paper",
    "copyright_notice": "Ours",
    "editor_note": "Ask Ada.",
    "publish-change": "correction",
    "publish-note": "It was late.",
    "publish-note_place": "bottom",
    "publish-when": "later",
    "publish-moment": "2050-01-01T06:00",
    "dateline_date": "2010-11-04",
    "dateline_agency": "SW",
    "dateline_places-text": "Tokyo",
    "topics-text": "Ferries, Ports",
    "bylines-0-text": "A friend",
    "bylines-0-role": "photographer",
    "mentions-0-role": "captain",
    "related_links-0-title": "The report",
    "related_links-0-url": "https://paper.example/report",
    "related_links-0-type": "document",
    "pictures-0-caption": "The quay, again",
    "pictures-0-credit": "R. L.",
    "pictures-0-alt": "A quay",
}


@pytest.fixture
def filled(at_the_desk: Desk, editor: User, live_story: Article) -> Page:
    """The form of a live story with everything filled in."""
    ada, image = person_named("Ada Lovell"), picture_of("The quay")
    moscow, other = place_named("Moscow"), write_story("Tram stops")
    page = story_page(at_the_desk(editor), live_story.pk)
    for name, value in WRITTEN.items():
        page[name] = value
    page["section"] = str(live_story.section_id)
    page["dateline_places"] = [str(moscow.pk), "gaz:703448"]
    for name, row in (("bylines-0-person", ada), ("mentions-0-person", ada), ("pictures-0-image", image)):
        page[name], page[f"{name}-text"], page[f"{name}-was"] = str(row.pk), str(row), str(row)
    target = "related_links-0-target"
    page[target], page[f"{target}-text"], page[f"{target}-was"] = str(other.pk), "Tram stops", "Tram stops"
    return page


@pytest.fixture
def live_story(live: object) -> Article:
    return Article.objects.get()


def differences(sent: Page, came_back: Page) -> dict[str, tuple[list[str], list[str]]]:
    unlike = {"csrfmiddlewaretoken", "read_version", "autosave"}
    names = set(sent.fields) - unlike
    return {
        name: (sent.fields[name], came_back.fields.get(name, []))
        for name in names
        if [value.replace("\r\n", "\n") for value in sent.fields[name]] != came_back.fields.get(name, [])
    }


class EverythingWritten:
    def test_is_saved(self, filled: Page, live_story: Article) -> None:
        assert filled.press().status_code == 302
        live_story.refresh_from_db()
        again = story_page(filled.client, live_story.pk)
        written = {name: value for name, value in WRITTEN.items() if not name.endswith("-text")}
        written["bylines-0-text"] = "A friend"
        # What was typed into a list of names is shown as what it found.
        assert {name: again[name] for name in written} == written
        assert len(again.fields["dateline_places"]) == 3
        assert len(again.fields["topics"]) == 2

    def test_comes_back_after_a_mistake(self, filled: Page) -> None:
        filled["urgency"] = "11"
        assert differences(filled, filled.again(filled.press())) == {}

    def test_comes_back_after_a_mistake_in_a_list(self, filled: Page) -> None:
        filled["related_links-0-url"] = "no address"
        assert differences(filled, filled.again(filled.press())) == {}

    def test_comes_back_after_an_unknown_name(self, filled: Page) -> None:
        filled["mentions-TOTAL_FORMS"] = "2"
        filled["mentions-1-person-text"] = "Nobody Known"
        assert differences(filled, filled.again(filled.press())) == {}

    def test_is_saved_when_a_page_came_back_with_a_name_typed_in_full(self, filled: Page) -> None:
        for name, value in (("", ""), ("-text", "Ada Lovell"), ("-was", "")):
            filled[f"bylines-0-person{name}"] = value
        filled["urgency"] = "11"
        again = filled.again(filled.press())
        again["urgency"] = "2"
        assert again.press().status_code == 302
        assert str(Article.objects.get(headline="Ferry flies").bylines.get().person) == "Ada Lovell"

    def test_comes_back_when_someone_was_faster(self, filled: Page, live_story: Article) -> None:
        rewrite(live_story, headline="Ferry sinks", body_html="<p>Theirs.</p>")
        assert differences(filled, filled.again(filled.press())) == {}

    def test_comes_back_when_someone_was_faster_and_something_is_wrong(
        self, filled: Page, live_story: Article
    ) -> None:
        rewrite(live_story, headline="Ferry sinks")
        filled["slug"] = "No Slug"
        again = filled.again(filled.press())
        assert differences(filled, again) == {}
        assert "someone was faster" in again.text

    def test_is_saved_when_it_cannot_be_published(self, filled: Page, live_story: Article) -> None:
        filled["section"] = ""
        filled.press("_publish")
        live_story.refresh_from_db()
        assert (live_story.headline, live_story.section) == ("Ferry flies", None)


class TheFold:
    def test_opens_where_an_error_lies_in_it(self, filled: Page) -> None:
        filled["slug"] = "No Slug"
        assert '<details class="card card--fold" open>' in filled.press().content.decode()

    def test_is_closed_otherwise(self, filled: Page) -> None:
        assert '<details class="card card--fold">' in filled.response.content.decode()
