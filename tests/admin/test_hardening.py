"""What a curious or careless hand may send to the desk."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from taggit.models import Tag

from articles.models import Image, Person, Section
from articles.publishing.known import save_person
from tests.admin.forms import thing_page
from tests.cast import person_named

AtTheDesk = Callable[[User], Client]


class AnAddressOfTheDesk:
    @pytest.mark.parametrize(
        "path",
        [
            "/admin/articles/article/?place=gaz:%C2%B2",
            "/admin/articles/article/?place=gaz:99999999999999999999",
            "/admin/pictures/%00/whole-480.jpg",
        ],
    )
    def test_never_breaks(self, at_the_desk: AtTheDesk, editor: User, path: str) -> None:
        assert at_the_desk(editor).get(path).status_code in {200, 302, 404}


class AFormerAddress:
    def test_is_refused_to_someone_else(self, at_the_desk: AtTheDesk, editor: User, now: datetime) -> None:
        ada = person_named("Ada Bell")
        ada.slug = "ada-marsh"
        save_person(ada, by=None, via="test", at=now)
        page = at_the_desk(editor).post(
            "/admin/articles/person/add/",
            {"name": "Adam Bell", "slug": "ada-bell", "links-TOTAL_FORMS": 0, "links-INITIAL_FORMS": 0},
        )
        assert "was another" in page.content.decode()
        assert not Person.objects.filter(name="Adam Bell").exists()

    def test_of_a_section_is_refused_to_another(
        self, at_the_desk: AtTheDesk, editor_in_chief: User, world: Section
    ) -> None:
        desk = at_the_desk(editor_in_chief)
        page = thing_page(desk, "articles/section", world.pk)
        page["name"], page["slug"] = "Globe", "globe"
        page.press()
        again = {"name": "World", "parent": world.parent_id, "slug": "world", "order": 0}
        assert "was another" in desk.post("/admin/articles/section/add/", again).content.decode()
        assert not Section.objects.filter(name="World").exists()


class ASectionsAddress:
    def test_has_an_end(self, at_the_desk: AtTheDesk, editor_in_chief: User, world: Section) -> None:
        Section.objects.filter(pk=world.pk).update(path=f"{'a' * 780}/world")
        deeper = {"name": "Far", "parent": world.pk, "slug": "f" * 60, "order": 0}
        page = at_the_desk(editor_in_chief).post("/admin/articles/section/add/", deeper)
        assert "longer than 800" in page.content.decode()


class ATopic:
    def test_is_not_doubled_by_its_case(self, at_the_desk: AtTheDesk, editor: User) -> None:
        Tag.objects.create(name="Baltic Sea", slug="baltic-sea")
        page = at_the_desk(editor).post("/admin/taggit/tag/add/", {"name": "Baltic sea", "slug": "other"})
        assert "already" in page.content.decode()


class APictureReadersHaveHad:
    @pytest.fixture
    def portrait(self, db: None, now: datetime) -> Image:
        image = Image.objects.create(token="t", file="t/original.jpg", sha256="0", created_at=now, alt="Ada")
        person_named("Ada Bell", portrait=image)
        return image

    @pytest.mark.parametrize(("who", "words"), [("reporter", "Ada"), ("editor", "Changed")])
    def test_is_changed_only_by_who_may_publish(
        self, at_the_desk: AtTheDesk, portrait: Image, who: str, words: str, request: pytest.FixtureRequest
    ) -> None:
        page = thing_page(at_the_desk(request.getfixturevalue(who)), "articles/image", portrait.pk)
        page["alt"], page["focal_x"], page["focal_y"] = "Changed", "0.5", "0.5"
        page.press()
        portrait.refresh_from_db()
        assert portrait.alt == words
