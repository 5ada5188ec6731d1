"""What the list of stories is narrowed by, each filter for itself."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import RequestFactory

from articles.admin import filters
from articles.admin.article import ArticleAdmin
from articles.admin.site import desk
from articles.models import Article, Dateline, Person, Section
from tests.cast import person_named, place_named, write_story

Kept = list[str]


@pytest.fixture
def narrow(editor: User) -> "Narrow":
    return Narrow(editor)


class Narrow:
    """Asks one filter for what it keeps."""

    def __init__(self, user: User) -> None:
        self.user = user

    def filter(self, kind: type[Any], /, **asked: str) -> Any:
        request = RequestFactory().get("/", asked)
        request.user = self.user
        params = {name: [value] for name, value in asked.items()}
        return kind(request, params, Article, ArticleAdmin(Article, desk))

    def __call__(self, kind: type[Any], /, **asked: str) -> Kept:
        spec = self.filter(kind, **asked)
        kept = spec.queryset(spec.request, Article.objects.all())
        return sorted(article.headline for article in kept)


@pytest.fixture
def ada(db: None) -> Person:
    ada = person_named("Ada Lovell")
    write_story("About her").mentions.create(person=ada)
    write_story("By her").bylines.create(person=ada)
    both = write_story("About and by her")
    both.mentions.create(person=ada)
    both.bylines.create(person=ada)
    write_story("Without her")
    return ada


class ByPerson:
    def test_keeps_what_mentions_or_credits_them_once(self, narrow: Narrow, ada: Person) -> None:
        kept = narrow(filters.PersonFilter, person=str(ada.pk))
        assert kept == ["About and by her", "About her", "By her"]

    def test_keeps_the_same_of_someone_in_very_many_stories(
        self, narrow: Narrow, ada: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(filters, "FEW", 1)
        kept = narrow(filters.PersonFilter, person=str(ada.pk))
        assert kept == ["About and by her", "About her", "By her"]

    def test_goes_by_a_name_that_was_typed(self, narrow: Narrow, ada: Person) -> None:
        kept = narrow(filters.PersonFilter, **{"person-text": "ada lovell"})
        assert len(kept) == 3

    def test_goes_by_what_was_typed_over_an_older_choice(self, narrow: Narrow, ada: Person) -> None:
        bo = person_named("Bo Lind")
        write_story("About him").mentions.create(person=bo)
        asked = {"person": str(ada.pk), "person-text": "Bo Lind"}
        assert narrow(filters.PersonFilter, **asked) == ["About him"]

    def test_keeps_nothing_of_someone_unknown(self, narrow: Narrow, ada: Person) -> None:
        assert narrow(filters.PersonFilter, **{"person-text": "Eve"}) == []

    def test_keeps_everything_when_nobody_is_asked_for(self, narrow: Narrow, ada: Person) -> None:
        assert len(narrow(filters.PersonFilter)) == 4
        assert len(narrow(filters.PersonFilter, person="999")) == 4

    def test_shows_whom_it_goes_by(self, narrow: Narrow, ada: Person) -> None:
        html = narrow.filter(filters.PersonFilter, person=str(ada.pk)).widget()
        assert 'value="Ada Lovell"' in html
        assert 'id="filter-person"' in html

    def test_shows_what_was_typed_in_vain(self, narrow: Narrow, ada: Person) -> None:
        assert 'value="Eve"' in narrow.filter(filters.PersonFilter, **{"person-text": "Eve"}).widget()


class ByPlace:
    @pytest.fixture(autouse=True)
    def stories(self, db: None) -> None:
        for name in ("Moscow", "Kyiv"):
            line = Dateline.objects.create(article=write_story(f"From {name}"))
            line.rows.create(place=place_named(name))
        write_story("From nowhere")

    def test_keeps_what_was_filed_there(self, narrow: Narrow) -> None:
        assert narrow(filters.PlaceFilter, **{"place-text": "Kyiv"}) == ["From Kyiv"]

    def test_keeps_the_same_of_a_place_of_very_many_stories(
        self, narrow: Narrow, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(filters, "FEW", 0)
        assert narrow(filters.PlaceFilter, **{"place-text": "Kyiv"}) == ["From Kyiv"]

    def test_keeps_nothing_of_a_place_the_paper_never_named(self, narrow: Narrow) -> None:
        assert narrow(filters.PlaceFilter, **{"place-text": "Tokyo"}) == []

    def test_keeps_everything_when_no_place_is_asked_for(self, narrow: Narrow) -> None:
        assert len(narrow(filters.PlaceFilter)) == 3


class BySection:
    def test_offers_the_tree(self, narrow: Narrow, world: Section) -> None:
        spec = narrow.filter(filters.SectionFilter)
        assert spec.lookup_choices == [("news", "News"), ("news/world", "\u2003World")]

    def test_keeps_what_lies_beneath(self, narrow: Narrow, world: Section) -> None:
        write_story("Abroad", section=world)
        write_story("At the top", section=world.parent)
        write_story("Nowhere", section=None)
        assert narrow(filters.SectionFilter, section="news") == ["Abroad", "At the top"]
        assert narrow(filters.SectionFilter, section="news/world") == ["Abroad"]
        assert narrow(filters.SectionFilter, section="new") == []


class ByWhom:
    def test_tells_beginning_from_changing(self, narrow: Narrow, reporter: User) -> None:
        write_story("Begun", created_by=narrow.user, by=reporter)
        write_story("Changed", created_by=reporter, by=narrow.user)
        assert narrow(filters.MineFilter, by="me") == ["Begun"]
        assert narrow(filters.MineFilter, by="last") == ["Changed"]
        assert narrow(filters.MineFilter, by="x") == ["Begun", "Changed"]


class ByStateAndKind:
    @pytest.mark.parametrize("value", ["", "x", "DRAFT", "draft'--"])
    def test_keep_everything_for_words_they_do_not_know(self, narrow: Narrow, value: str) -> None:
        write_story("One")
        assert narrow(filters.StateFilter, state=value) == ["One"]
        assert narrow(filters.KindFilter, kind=value) == ["One"]

    def test_keep_what_they_are_asked_for(self, narrow: Narrow) -> None:
        write_story("Opinion", kind="opinion")
        write_story("Story")
        assert narrow(filters.KindFilter, kind="opinion") == ["Opinion"]
        assert narrow(filters.StateFilter, state="draft") == ["Opinion", "Story"]
        assert narrow(filters.StateFilter, state="live") == []
