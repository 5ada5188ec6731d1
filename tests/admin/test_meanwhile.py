"""Two people change one person, place, section, account …: neither's change is lost, whoever saves second."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.test import Client
from taggit.models import Tag

from articles.admin import desk
from articles.admin.meanwhile import AS_READ
from articles.admin.passwords import PasswordForm
from articles.admin.records import RecordAdmin
from articles.admin.thing_admin import ThingAdmin
from articles.models import Article, AuditEntry, Person, PlannedStory, Section
from articles.publishing.roles import REPORTER, make_roles
from tests.admin.forms import Page, thing_page
from tests.admin.pictures import picture_of
from tests.admin.test_audited import new_tag
from tests.cast import give_role, let_in, person_named, place_named, told_as, write_story

# They compare versions of their own.
VERSIONED = {Article, PlannedStory}
Desks = tuple[Client, Client]
LINK = {"links__0__label": "Her own page", "links__0__url": "ada.example"}


@pytest.fixture
def desks(chief: User, editor_in_chief: User) -> Desks:
    """The browsers of Carl Okoro and of the editor-in-chief."""
    clients = Client(), Client()
    for client, user in zip(clients, (chief, editor_in_chief), strict=True):
        let_in(client, user)
    return clients


def both(desks: Desks, name: str, row: Model) -> tuple[Page, Page]:
    """Open a form at both desks before either saves."""
    theirs, mine = (thing_page(client, name, row.pk) for client in desks)
    return theirs, mine


def save(page: Page, **fields: Any) -> int:
    for name, value in fields.items():
        page[name.replace("__", "-")] = value
    return page.press().status_code


# a form: the row it is of, and a field with two values
ROWS: dict[str, tuple[Callable[[], Model], str, Any, Any]] = {
    "articles/person": (lambda: person_named("Ada Lovell"), "note", "A captain.", "A pilot."),
    "articles/place": (lambda: place_named("Riga"), "region", "Vidzeme", "Livonia"),
    "articles/storyline": (lambda: told_as("The chain", write_story()), "description", "All.", "Most."),
    "taggit/tag": (new_tag, "name", "Boats", "Ships"),
    "articles/section": (lambda: Section.objects.get(slug="world"), "description", "All.", "Most."),
    "articles/image": (lambda: picture_of("The quay"), "caption", "A quay", "The pier"),
    "auth/user": (lambda: User.objects.create_user("bo", first_name="Bob"), "first_name", "Bo", "Bobby"),
    "auth/group": (lambda: Group.objects.create(name="Night"), "name", "Day", "Dawn"),
}


class EveryFormOfTheDesk:
    def test_compares_before_it_saves_or_has_a_version(self) -> None:
        found = {
            model: admin for model, admin in desk._registry.items() if not isinstance(admin, RecordAdmin)
        }
        general = {
            model
            for model, admin in found.items()
            if isinstance(admin, ThingAdmin) and not admin.has_own_version
        }
        assert found.keys() - general == VERSIONED
        assert {model._meta.label_lower.replace(".", "/") for model in general} == ROWS.keys()

    @pytest.mark.parametrize("name", ROWS)
    def test_keeps_the_words_of_both_where_both_changed_the_same(
        self, desks: Desks, world: Section, settings: Any, tmp_path: Any, name: str
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        make, field, first, second = ROWS[name]
        row = make()
        theirs, mine = both(desks, name, row)
        assert save(theirs, **{field: first}) == 302
        mine[field] = second
        answer = mine.press()
        assert answer.status_code == 409
        row.refresh_from_db()
        assert getattr(row, field) == first
        again = mine.again(answer)
        assert again[field] == second
        told = " ".join(again.text.split())
        assert "Not saved yet: someone was faster" in told
        assert "Changed by Carl Okoro" in told
        assert first in told
        assert again.press().status_code == 302
        row.refresh_from_db()
        assert getattr(row, field) == second
        changes = AuditEntry.objects.filter(thing=f"{row._meta.model_name}:{row.pk}").latest("pk").changes
        assert changes[field] == [first, second]

    @pytest.mark.parametrize("name", ROWS)
    def test_leaves_alone_what_only_the_other_changed(
        self, desks: Desks, world: Section, settings: Any, tmp_path: Any, name: str
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        make, field, first, _ = ROWS[name]
        row = make()
        theirs, mine = both(desks, name, row)
        assert save(theirs, **{field: first}) == 302
        told = " ".join(mine.press(follow=True).content.decode().split())
        assert "Carl Okoro changed it meanwhile; merged in: " in told
        row.refresh_from_db()
        assert getattr(row, field) == first

    def test_asks_where_a_form_does_not_say_what_it_was_filled_from(self, desks: Desks, db: None) -> None:
        _, mine = both(desks, "articles/person", person_named("Ada Lovell"))
        for carried in ("", "[]", '{"": 1}', '{"": {"": {"note": []}}}'):
            mine[AS_READ], mine["note"] = carried, "A pilot."
            assert mine.press().status_code == 409
        assert Person.objects.get().note == ""


class ThePersonForm:
    @pytest.fixture
    def ada(self, db: None) -> Person:
        ada = person_named("Ada Lovell", aliases=["A. Lovell"])
        give_role(ada, "captain", "2001-01-01")
        give_role(ada, "minister", "2008-05-07")
        return ada

    def roles(self, ada: Person) -> list[str]:
        return [role.title for role in ada.roles.order_by("position", "pk")]

    def test_merges_fields_and_lists_that_only_one_changed(self, desks: Desks, ada: Person) -> None:
        face = picture_of("Ada at the wheel")
        theirs, mine = both(desks, "articles/person", ada)
        theirs["portrait-text"] = "Ada at the wheel"
        assert save(theirs, aliases="A. Lovell\r\nАда", roles__2__title="peer", **LINK) == 302
        assert save(mine, note="A captain.", identifiers__0__value="Q7259", roles__0__title="skipper") == 302
        ada.refresh_from_db()
        assert (ada.portrait, ada.aliases, ada.note) == (face, ["A. Lovell", "Ада"], "A captain.")
        assert self.roles(ada) == ["skipper", "minister", "peer"]
        assert [link.url for link in ada.links.all()] == ["https://ada.example"]
        assert [each.value for each in ada.identifiers.all()] == ["Q7259"]

    def test_merges_two_fields_of_one_row(self, desks: Desks, ada: Person) -> None:
        theirs, mine = both(desks, "articles/person", ada)
        assert save(theirs, roles__1__until="2012") == 302
        assert save(mine, roles__1__title="first minister") == 302
        role = ada.roles.get(title="first minister")
        assert (str(role.since), str(role.until)) == ("2008-05-07", "2012-01-01")

    def test_keeps_a_row_that_each_has_added(self, desks: Desks, ada: Person) -> None:
        theirs, mine = both(desks, "articles/person", ada)
        assert save(theirs, roles__2__title="peer") == 302
        assert save(mine, roles__2__title="pilot") == 302
        assert set(self.roles(ada)) == {"captain", "minister", "peer", "pilot"}

    def test_adds_a_row_once_that_both_have_added(self, desks: Desks, ada: Person) -> None:
        theirs, mine = both(desks, "articles/person", ada)
        assert save(theirs, roles__2__title="peer") == 302
        assert save(mine, roles__2__title="peer") == 302
        assert self.roles(ada) == ["captain", "minister", "peer"]

    def test_does_not_bring_back_a_row_the_other_took_out(self, desks: Desks, ada: Person) -> None:
        theirs, mine = both(desks, "articles/person", ada)
        assert save(theirs, roles__0__DELETE="on") == 302
        assert save(mine, note="A captain.") == 302
        assert self.roles(ada) == ["minister"]

    def test_asks_about_a_row_that_one_took_out_and_the_other_changed(
        self, desks: Desks, ada: Person
    ) -> None:
        theirs, mine = both(desks, "articles/person", ada)
        assert save(theirs, roles__0__DELETE="on") == 302
        mine["roles-0-title"] = "skipper"
        answer = mine.press()
        assert answer.status_code == 409
        again = mine.again(answer)
        assert "Taken out" in again.text
        assert again.press().status_code == 302
        assert set(self.roles(ada)) == {"minister", "skipper"}

    def test_asks_about_a_row_to_take_out_that_the_other_changed(self, desks: Desks, ada: Person) -> None:
        theirs, mine = both(desks, "articles/person", ada)
        assert save(theirs, roles__0__title="skipper") == 302
        mine["roles-0-DELETE"] = "on"
        answer = mine.press()
        assert answer.status_code == 409
        again = mine.again(answer)
        assert "skipper" in again.text
        assert again.press().status_code == 302
        assert self.roles(ada) == ["minister"]

    def test_asks_about_a_row_that_both_changed(self, desks: Desks, ada: Person) -> None:
        theirs, mine = both(desks, "articles/person", ada)
        assert save(theirs, roles__0__title="skipper") == 302
        mine["roles-0-title"] = "pilot"
        again = mine.again(mine.press())
        assert again["roles-0-title"] == "pilot"
        assert "skipper" in again.text
        assert again.press().status_code == 302
        assert self.roles(ada) == ["pilot", "minister"]

    def test_asks_and_corrects_at_once(self, desks: Desks, ada: Person) -> None:
        theirs, mine = both(desks, "articles/person", ada)
        assert save(theirs, note="A <captain>.") == 302
        mine["note"], mine["name"] = "A pilot.", ""
        answer = mine.press()
        assert answer.status_code == 409
        assert b"&lt;captain&gt;" in answer.content
        again = mine.again(answer)
        again["name"] = "Ada"
        assert again.press().status_code == 302
        assert Person.objects.get(pk=ada.pk).note == "A pilot."


class TheSectionForm:
    def test_stays_where_the_other_put_it(self, desks: Desks, world: Section) -> None:
        sport = Section.objects.create(name="Sport", slug="sport", path="sport")
        theirs, mine = both(desks, "articles/section", world)
        assert save(theirs, parent=str(sport.pk), four_eyes="on") == 302
        assert save(mine, description="All of it.") == 302
        world.refresh_from_db()
        assert (world.parent, world.four_eyes, world.description) == (sport, True, "All of it.")


class TheAccountForm:
    def test_keeps_the_posts_and_rights_that_each_has_changed(
        self, desks: Desks, reporter: User, world: Section
    ) -> None:
        make_roles()
        role = Group.objects.get(name=REPORTER)
        reporter.posts.all().delete()
        kept = reporter.posts.create(group=role, section=world)
        theirs, mine = both(desks, "auth/user", reporter)
        assert save(theirs, is_active=[], posts__0__DELETE="on") == 302
        new = {"posts__1__group": str(role.pk), "posts__1__section": str(world.parent_id)}
        assert save(mine, first_name="Rosalind", **new) == 302
        reporter.refresh_from_db()
        assert (reporter.is_active, reporter.first_name) == (False, "Rosalind")
        [post] = reporter.posts.all()
        assert (post.section, post.pk == kept.pk) == (world.parent, False)


class ATopic:
    def test_is_found_by_a_second_save_where_it_has_moved(self, desks: Desks, db: None) -> None:
        theirs, mine = both(desks, "taggit/tag", new_tag())
        assert save(theirs, slug="boats") == 302
        assert save(mine, name="Boats") == 302
        assert Tag.objects.get().slug == "boats"


class OnesOwnPassword:
    def test_leaves_alone_what_others_changed_of_the_account(self, reporter: User) -> None:
        read = User.objects.get(pk=reporter.pk)
        User.objects.filter(pk=reporter.pk).update(is_active=False)
        new = "a-long-quay-7"
        form = PasswordForm(
            read, {"old_password": reporter.username, "new_password1": new, "new_password2": new}
        )
        assert form.is_valid(), form.errors
        form.save()
        reporter.refresh_from_db()
        assert reporter.check_password(new)
        assert not reporter.is_active
