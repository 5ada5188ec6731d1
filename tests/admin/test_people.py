"""People, places and topics: each with a page, an address of its own and every change written down."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.models import User
from django.test import Client
from taggit.models import Tag

from articles.models import AuditEntry, Person, Place, Redirect
from tests.admin.forms import Page, thing_page
from tests.admin.pictures import picture_of
from tests.cast import person_named, place_named

Desk = Callable[[User], Client]


def listed(client: Client, name: str, words: str) -> list[str]:
    shown = client.get(f"/admin/{name}/", {"q": words}).context["cl"].result_list
    return [str(row) for row in shown]


class PersonPage:
    def test_makes_a_person_with_all_there_is(self, at_the_desk: Desk, reporter: User) -> None:
        face = picture_of("Ada at the wheel")
        page = thing_page(at_the_desk(reporter), "articles/person")
        page["name"] = "Neža Kovačič"
        page["roles-0-title"], page["roles-0-since"] = "minister", "2020-05"
        page["aliases"] = "N. Kovačič\r\n\r\n  Ковачич \r\nN. Kovačič"
        page["portrait-text"] = "Ada at the wheel"
        page["links-0-label"], page["links-0-url"] = "Her own page", "kovacic.example"
        page.press()
        person = Person.objects.get()
        assert (person.slug, person.portrait) == ("neza-kovacic", face)
        assert [(role.title, role.since) for role in person.roles.all()] == [("minister", date(2020, 5, 1))]
        assert person.aliases == ["N. Kovačič", "Ковачич"]
        assert [(link.label, link.url) for link in person.links.all()] == [
            ("Her own page", "https://kovacic.example")
        ]
        entry = AuditEntry.objects.get(thing=f"person:{person.pk}")
        assert (entry.verb, entry.by) == ("created", reporter)
        assert entry.changes["links"] == [None, [["Her own page", "https://kovacic.example"]]]
        assert entry.changes["roles"] == [None, ["minister [2020-05-01, )"]]

    def test_leaves_a_redirect_when_the_slug_changes(self, at_the_desk: Desk, editor: User) -> None:
        person = person_named("Ada Lovell")
        page = thing_page(at_the_desk(editor), "articles/person", person.pk)
        page["slug"] = "ada-lovell-captain"
        page.press()
        assert Redirect.objects.get().target.path == "/people/ada-lovell-captain/"

    def test_refuses_a_slug_that_is_taken(self, at_the_desk: Desk, editor: User) -> None:
        person_named("Bo Lind")
        person = person_named("Ada Lovell")
        page = thing_page(at_the_desk(editor), "articles/person", person.pk)
        page["slug"] = "bo-lind"
        assert "already exists" in page.again(page.press()).text

    def test_in_a_popup_begins_with_the_name_and_hands_the_person_back(
        self, at_the_desk: Desk, reporter: User
    ) -> None:
        url = "/admin/articles/person/add/?_popup=1&name=Ada+Lovell"
        page = Page(at_the_desk(reporter), url, "person_form")
        assert page["name"] == "Ada Lovell"
        page["links-0-position"] = "1"
        html = page.press().content.decode()
        assert "popup_response.js" in html
        assert "Ada Lovell" in html

    def test_is_only_read_by_reporters(self, at_the_desk: Desk, reporter: User) -> None:
        person = person_named("Ada Lovell", aliases=["A. L."])
        client = at_the_desk(reporter)
        url = f"/admin/articles/person/{person.pk}/change/"
        assert 'name="_save"' not in client.get(url).content.decode()
        assert client.post(url, {"name": "Eve"}).status_code == 403


class PersonList:
    def test_finds_by_any_name(self, at_the_desk: Desk, reporter: User) -> None:
        person_named("Neža Kovačič", aliases=["Ковачич"])
        person_named("Ada Lovell")
        client = at_the_desk(reporter)
        assert listed(client, "articles/person", "kov") == ["Neža Kovačič"]
        assert listed(client, "articles/person", "Ковачич") == ["Neža Kovačič"]
        assert listed(client, "articles/person", "") == ["Neža Kovačič", "Ada Lovell"]


class PlacePage:
    def test_makes_a_place(self, at_the_desk: Desk, reporter: User) -> None:
        page = thing_page(at_the_desk(reporter), "articles/place")
        page["name"], page["country"], page["country_code"] = "Port Hale", "Albany", "al"
        page["aliases"] = "Hale"
        page.press()
        place = Place.objects.get()
        assert (place.slug, place.country_code, place.aliases) == ("port-hale", "AL", ["Hale"])

    def test_wants_both_coordinates_or_neither(self, at_the_desk: Desk, reporter: User) -> None:
        page = thing_page(at_the_desk(reporter), "articles/place")
        page["name"], page["latitude"] = "Port Hale", "12.5"
        assert "Give both coordinates" in page.again(page.press()).text

    def test_wants_a_country_code_of_two_letters(self, at_the_desk: Desk, reporter: User) -> None:
        page = thing_page(at_the_desk(reporter), "articles/place")
        page["name"], page["country_code"] = "Port Hale", "1x"
        assert "Two letters" in page.again(page.press()).text


class PlaceList:
    def test_finds_by_the_beginning_or_another_name(self, at_the_desk: Desk, reporter: User) -> None:
        place_named("Moscow")
        client = at_the_desk(reporter)
        assert listed(client, "articles/place", "mos") == ["Moscow, Russia"]
        assert listed(client, "articles/place", "ham") == []


class TopicPage:
    def test_makes_and_renames_a_topic(self, at_the_desk: Desk, editor: User) -> None:
        client = at_the_desk(editor)
        page = thing_page(client, "taggit/tag")
        page["name"] = "Night trains"
        page.press()
        tag = Tag.objects.get()
        assert tag.slug == "night-trains"
        page = thing_page(client, "taggit/tag", tag.pk)
        page["name"], page["slug"] = "Sleepers", ""
        page.press()
        tag.refresh_from_db()
        assert (tag.name, tag.slug) == ("Sleepers", "sleepers")
        assert Redirect.objects.get().target.path == "/topics/sleepers/"
        assert listed(client, "taggit/tag", "slee") == ["Sleepers"]
