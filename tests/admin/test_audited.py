"""Every form of the desk writes one entry in the transaction of what it does, or does nothing.

Which forms there are is read from the desk itself.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import Model
from django.test import Client, RequestFactory
from taggit.models import Tag

from articles.admin import desk
from articles.models import Article, AuditEntry, PlannedStory, Section
from articles.publishing import planning
from articles.publishing.known import save_tag
from tests.admin.forms import Page, story_page, thing_page
from tests.admin.pictures import jpeg, picture_of, upload
from tests.cast import person_named, place_named, told_as, write_story
from tests.publishing.pen import PenBreaks, break_the_pen, everything
from tests.publishing.verbs import AT

Desk = Callable[[User], Client]
Press = Callable[[], Any]
PASSWORD = "a-long-quay-7"


def filled(page: Page, **fields: Any) -> Press:
    """Fill in a form, and return what sends it."""
    for name, value in fields.items():
        page[name] = value
    return page.press


def thing(client: Client, kind: str, row: Model | None = None, /, **fields: Any) -> Press:
    return filled(thing_page(client, kind, row.pk if row else None), **fields)


def new_tag() -> Tag:
    save_tag(tag := Tag(name="Ferries", slug="ferries"), by=None, via="test", at=AT)
    return tag


def new_plan(section: Section | None) -> PlannedStory:
    assert section
    return planning.plan("Strike ends", section, by=None, via="test", at=AT)


def new_picture(client: Client) -> Press:
    page = thing_page(client, "articles/image")
    return lambda: client.post(
        page.url, {**page.fields, "upload": upload(jpeg()), "caption": "The quay", "alt": "A quay"}
    )


# form: how it is filled in, with a browser of the chief and a draft
FORMS: dict[str, Callable[[Client, Article], Press]] = {
    "add article": lambda c, a: filled(story_page(c), headline="A new one"),
    "change article": lambda c, a: filled(story_page(c, a.pk), headline="Another"),
    "add plannedstory": lambda c, a: thing(
        c, "articles/plannedstory", what="Strike ends", section=str(a.section_id)
    ),
    "change plannedstory": lambda c, a: thing(
        c, "articles/plannedstory", new_plan(a.section), what="Strike goes on"
    ),
    "add section": lambda c, a: thing(c, "articles/section", name="Sport"),
    "change section": lambda c, a: thing(c, "articles/section", a.section, description="All of it."),
    "add storyline": lambda c, a: thing(c, "articles/storyline", name="The chain", section=str(a.section_id)),
    "change storyline": lambda c, a: thing(
        c, "articles/storyline", told_as("The chain", a), description="How it went."
    ),
    "add person": lambda c, a: thing(c, "articles/person", name="Ada Lovell"),
    "change person": lambda c, a: thing(c, "articles/person", person_named("Ada"), note="A captain."),
    "add place": lambda c, a: thing(c, "articles/place", name="Port Hale"),
    "change place": lambda c, a: thing(c, "articles/place", place_named("Riga"), aliases="Rīga"),
    "add tag": lambda c, a: thing(c, "taggit/tag", name="Night trains"),
    "change tag": lambda c, a: thing(c, "taggit/tag", new_tag(), name="Boats"),
    "add image": lambda c, a: new_picture(c),
    "change image": lambda c, a: thing(c, "articles/image", picture_of("The quay"), caption="A quay"),
    "add user": lambda c, a: thing(c, "auth/user", username="bo", password1=PASSWORD, password2=PASSWORD),
    "change user": lambda c, a: thing(c, "auth/user", User.objects.create_user("bo"), first_name="Bo"),
    "add group": lambda c, a: thing(c, "auth/group", name="Night desk"),
    "change group": lambda c, a: thing(c, "auth/group", Group.objects.create(name="Night"), name="Day"),
}
# What is neither adding nor changing a row by its first fields.
BESIDE: dict[str, Callable[[Client, Article], Press]] = {
    "links of a person": lambda c, a: thing(
        c,
        "articles/person",
        person_named("Ada"),
        **{"links-0-label": "Her own page", "links-0-url": "https://ada.example/"},
    ),
    "roles of a person": lambda c, a: thing(
        c, "articles/person", person_named("Ada"), **{"roles-0-title": "minister", "roles-0-since": "2008"}
    ),
    "identifiers of a person": lambda c, a: thing(
        c, "articles/person", person_named("Ada"), **{"identifiers-0-value": "Q7259"}
    ),
    "country code of a place": lambda c, a: thing(
        c, "articles/place", place_named("Riga"), country_code="XX"
    ),
    "related stories of a story": lambda c, a: filled(
        Page(c, f"/admin/articles/article/{a.pk}/related/", "related_form"),
        story=[str(write_story("Tram stops for chess").pk)],
    ),
    "password of another": lambda c, a: filled(
        Page(c, f"/admin/auth/user/{User.objects.create_user('bo').pk}/password/", "user_form"),
        password1=PASSWORD,
        password2=PASSWORD,
    ),
    "password of one’s own": lambda c, a: (
        lambda: c.post(
            "/admin/password_change/",
            {"old_password": "carl", "new_password1": PASSWORD, "new_password2": PASSWORD},
        )
    ),
}
EVERY_FORM = FORMS | BESIDE


def found(user: User) -> Iterator[str]:
    """Name every form of the desk that a chief may send."""
    request = RequestFactory().get("/")
    request.user = user
    for model, admin in desk._registry.items():
        may = {"add": admin.has_add_permission(request), "change": admin.has_change_permission(request)}
        yield from (f"{act} {model._meta.model_name}" for act, allowed in may.items() if allowed)


class TheDesk:
    def test_has_no_form_that_is_not_tried_here(self, chief: User) -> None:
        assert set(found(chief)) == set(FORMS)

    @pytest.mark.slow
    @pytest.mark.parametrize("name", EVERY_FORM)
    def test_writes_each_form_down(
        self, at_the_desk: Desk, chief: User, draft: Article, settings: Any, tmp_path: Any, name: str
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        press = EVERY_FORM[name](at_the_desk(chief), draft)
        newest = AuditEntry.objects.latest("pk").pk
        press()
        entry = AuditEntry.objects.get(pk__gt=newest)
        assert (entry.by, entry.by_name, entry.via) == (chief, "Carl Okoro", "admin")
        assert entry.article_id or entry.thing
        assert entry.changes or name.startswith(("add ", "password "))
        assert PASSWORD not in str(entry.changes)

    @pytest.mark.slow
    @pytest.mark.parametrize("name", EVERY_FORM)
    def test_does_nothing_that_cannot_be_written_down(
        self, at_the_desk: Desk, chief: User, draft: Article, settings: Any, tmp_path: Any, name: str
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        press = EVERY_FORM[name](at_the_desk(chief), draft)
        rows = everything()
        with pytest.raises(PenBreaks), connection.execute_wrapper(break_the_pen):
            press()
        assert everything() == rows
