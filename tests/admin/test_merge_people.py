"""Merging two people at the desk: chosen, looked at, then done."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article, AuditEntry, Mention, MergedPerson, Person
from articles.publishing.known import role_told
from articles.publishing.roles import COPY_EDITOR
from tests.admin.forms import Page, story_page, thing_page, told
from tests.cast import give_role, member, person_named, write_story

Desk = Callable[[User], Client]


@pytest.fixture
def kept(db: None) -> Person:
    return person_named("Dmitry Medvedev")


@pytest.fixture
def dropped(db: None) -> Person:
    return person_named("Dmitri Medvedev")


@pytest.fixture
def story(dropped: Person) -> Article:
    story = write_story()
    Mention.objects.create(article=story, person=dropped)
    return story


def url(person: Person) -> str:
    return f"/admin/articles/person/{person.pk}/merge/"


def asked(client: Client, person: Person, other: Person) -> Page:
    """Choose the other by name, as without JavaScript, and open what it would mean."""
    return Page(client, f"{url(person)}?other-text={other.name}", "merge_form")


class ThePage:
    def test_is_led_to_from_the_form(self, at_the_desk: Desk, editor: User, kept: Person) -> None:
        form = at_the_desk(editor).get(f"/admin/articles/person/{kept.pk}/change/")
        assert url(kept) in form.content.decode()

    def test_is_not_for_reporters(self, at_the_desk: Desk, reporter: User, kept: Person) -> None:
        client = at_the_desk(reporter)
        assert client.get(url(kept)).status_code == 403
        assert client.post(url(kept)).status_code == 403
        assert url(kept) not in client.get(f"/admin/articles/person/{kept.pk}/change/").content.decode()

    def test_is_for_copy_editors(self, at_the_desk: Desk, kept: Person) -> None:
        client = at_the_desk(member("cora", COPY_EDITOR, is_staff=True))
        assert client.get(url(kept)).status_code == 200

    def test_shows_both_ways_before_anything_is_done(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person, story: Article
    ) -> None:
        give_role(dropped, "president of Russia", "2008", "2012")
        page = asked(at_the_desk(editor), kept, dropped)
        text = " ".join(page.text.split())
        assert "1 story about Dmitri Medvedev, and 0 by them, will name Dmitry Medvedev" in text
        assert "Roles gained: president of Russia (2008-01-01 to 2012-01-01)" in text
        assert "0 stories about Dmitry Medvedev, and 0 by them, will name Dmitri Medvedev" in text
        assert Person.objects.count() == 2

    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("Dmitry Medvedev", "That is this very entry"),
            ("Nobody Here", "No person is called “Nobody Here”"),
        ],
    )
    def test_refuses_another_that_is_none(
        self, at_the_desk: Desk, editor: User, kept: Person, name: str, told: str
    ) -> None:
        answer = at_the_desk(editor).get(url(kept), {"other-text": name})
        assert told in answer.content.decode()

    def test_of_nobody_is_not_found(self, at_the_desk: Desk, editor: User, db: None) -> None:
        assert at_the_desk(editor).get("/admin/articles/person/0/merge/").status_code == 404


class TheMerge:
    def test_keeps_the_entry_one_came_from(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person, story: Article
    ) -> None:
        answer = asked(at_the_desk(editor), kept, dropped).press(follow=True)
        assert "Dmitri Medvedev is Dmitry Medvedev now." in told(answer)
        assert Person.objects.get() == kept
        assert Mention.objects.get().person == kept
        assert AuditEntry.objects.get(verb="merged").by == editor

    def test_keeps_the_other_where_that_is_chosen(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person
    ) -> None:
        page = asked(at_the_desk(editor), kept, dropped)
        page["keep"] = str(dropped.pk)
        page.press()
        assert Person.objects.get() == dropped

    def test_asks_again_who_is_there(
        self, client: Client, editor: User, kept: Person, dropped: Person
    ) -> None:
        client.force_login(editor)
        page = asked(client, kept, dropped)
        assert "Is it still you?" in page.press().content.decode()
        assert Person.objects.count() == 2

    def test_that_somebody_else_did_meanwhile_is_told(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person
    ) -> None:
        client = at_the_desk(editor)
        first, second = asked(client, kept, dropped), asked(client, kept, dropped)
        first.press()
        answer = second.press()
        assert "That is this very entry" in answer.content.decode()
        assert MergedPerson.objects.count() == 1

    def test_stands_in_the_history_of_the_person_kept(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person
    ) -> None:
        client = at_the_desk(editor)
        asked(client, kept, dropped).press()
        text = client.get(f"/admin/articles/person/{kept.pk}/history/").content.decode()
        assert "merged away" in text
        assert text.count("created") == 2


class AFormThatWasOpen:
    def test_saves_the_person_kept(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person, story: Article
    ) -> None:
        client = at_the_desk(editor)
        form = story_page(client, story.pk)
        asked(client, kept, dropped).press()
        form["headline"] = "Ferry leaves late"
        form.press()
        story.refresh_from_db()
        assert story.headline == "Ferry leaves late"
        assert Mention.objects.get(article=story).person == kept

    def test_that_names_both_saves_one(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person, story: Article
    ) -> None:
        Mention.objects.create(article=story, person=kept, position=1)
        client = at_the_desk(editor)
        form = story_page(client, story.pk)
        asked(client, kept, dropped).press()
        form["headline"] = "Ferry leaves late"
        answer = form.press()
        assert answer.status_code in (200, 302)
        assert Mention.objects.get(article=story).person == kept


class TheFormOfWhoWasMerged:
    def test_leads_to_that_of_the_person_kept(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person
    ) -> None:
        former, client = f"/admin/articles/person/{dropped.pk}/change/", at_the_desk(editor)
        asked(client, kept, dropped).press()
        answer = client.get(former)
        assert answer.status_code == 302
        assert answer["Location"] == f"/admin/articles/person/{kept.pk}/change/"

    def test_asks_before_it_saves_what_was_typed_of_the_person_kept(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person
    ) -> None:
        give_role(kept, "prime minister", "2012")
        give_role(dropped, "president of Russia", "2008")
        client = at_the_desk(editor)
        form = thing_page(client, "articles/person", dropped.pk)
        asked(client, kept, dropped).press()
        form["note"], form["roles-0-until"] = "A lawyer.", "2012"
        form["roles-1-title"], form["identifiers-0-value"] = "lecturer", "Q23530"
        answer = form.press()
        assert answer.status_code == 409
        assert Person.objects.get().note == ""
        again = form.again(answer)
        text = " ".join(again.text.split())
        assert "What you typed is still in this form" in text
        assert f"Merged by {editor.get_full_name()}" in text
        assert "saving again changes Dmitry Medvedev." in text
        assert (again["name"], again["note"]) == ("Dmitry Medvedev", "A lawyer.")
        assert again.press().status_code == 302
        person = Person.objects.get()
        assert (person.pk, person.name, person.note) == (kept.pk, "Dmitry Medvedev", "A lawyer.")
        assert {role_told(role) for role in person.roles.all()} == {
            "prime minister [2012-01-01, )",
            "president of Russia [2008-01-01, 2012-01-01)",
            "lecturer",
        }
        assert [each.value for each in person.identifiers.all()] == ["Q23530"]

    def test_shows_both_what_each_has_changed(
        self, at_the_desk: Desk, editor: User, kept: Person, dropped: Person
    ) -> None:
        client = at_the_desk(editor)
        form = thing_page(client, "articles/person", dropped.pk)
        asked(client, kept, dropped).press()
        form["name"] = "D. A. Medvedev"
        again = form.again(form.press())
        assert again["name"] == "D. A. Medvedev"
        assert "Dmitry Medvedev" in again.text

    def test_of_nobody_is_not_found(self, at_the_desk: Desk, editor: User, kept: Person) -> None:
        client, url = at_the_desk(editor), f"/admin/articles/person/{kept.pk + 1}/change/"
        assert client.get(url).status_code == 404
        assert client.post(url, {"name": "Ada"}).status_code == 404
