"""A field finds its row by key, by name typed in full, or says in a sentence why it cannot."""

from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from taggit.models import Tag

from articles.admin.choice_fields import CHOOSERS, OneChoice, SeveralChoices
from articles.admin.choosers import Choice
from articles.models import Person
from tests.admin.pictures import picture_of
from tests.cast import person_named, place_named


class _Form(forms.Form):
    person = OneChoice("person", required=False)
    must = OneChoice("person")
    picture = OneChoice("picture", required=False)
    topics = SeveralChoices("topic", longest_new=20, required=False)
    places = SeveralChoices("place", between=";", required=False)


def _sent(**fields: Any) -> QueryDict:
    sent = QueryDict(mutable=True)
    for name, value in fields.items():
        sent.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return sent


def _clean(name: str, **fields: Any) -> Any:
    return _bound(**fields).cleaned_data.get(name)


def _errors(name: str, **fields: Any) -> list[str]:
    return [str(error) for error in _bound(**fields).errors.get(name, [])]


def _bound(**fields: Any) -> _Form:
    form = _Form(_sent(**fields))
    form.is_valid()
    return form


class OneChoiceField:
    def test_is_the_row_of_the_key_that_stood_for_the_text(self, db: None) -> None:
        person_named("Ada Lovell")
        second = person_named("Ada Lovell")
        sent = {"person": str(second.pk), "person__text": "Ada Lovell", "person__was": "Ada Lovell"}
        assert _clean("person", **sent) == second

    def test_looks_up_what_was_typed_over_the_text(self, db: None) -> None:
        ada, bo = person_named("Ada Lovell"), person_named("Bo Lind")
        sent = {"person": str(ada.pk), "person__text": "Bo Lind", "person__was": "Ada Lovell"}
        assert _clean("person", **sent) == bo

    @pytest.mark.parametrize("typed", ["ada lovell", "  Ada Lovell ", "ADA LOVELL", "A. L."])
    def test_takes_a_name_in_any_case_and_other_names(self, db: None, typed: str) -> None:
        ada = person_named("Ada Lovell", aliases=["A. L."])
        assert _clean("person", person__text=typed) == ada

    def test_is_nothing_when_the_text_was_emptied(self, db: None) -> None:
        ada = person_named("Ada Lovell")
        assert _clean("person", person=str(ada.pk), person__text="", person__was="Ada Lovell") is None

    def test_is_wanted_where_it_must_be_given(self, db: None) -> None:
        assert _errors("must") == ["This field is required."]

    @pytest.mark.parametrize("key", ["x", "²", "-1", "99999999999999999999", "1 OR 1=1"])
    def test_says_that_a_row_is_gone(self, db: None, key: str) -> None:
        told = _errors("person", person=key, person__text="Ada", person__was="Ada")
        assert told == ["“Ada” is gone. Choose again from the list."]

    def test_says_whom_nobody_knows(self, db: None) -> None:
        told = _errors("person", person__text="Eve")
        assert told == ["No person is called “Eve”. Choose from the list, or add it first."]

    def test_asks_which_of_two(self, db: None) -> None:
        person_named("Ada Lovell")
        person_named("Ada Lovell")
        told = _errors("person", person__text="Ada Lovell")
        assert told == ["More than one person is called “Ada Lovell”. Choose which from the list."]

    def test_takes_no_nul(self, db: None) -> None:
        assert _clean("person", person__text="\0") is None
        assert _errors("person", person__text="A\0da") == _errors("person", person__text="Ada")

    @pytest.mark.parametrize(
        ("initial", "sent", "changed"),
        [
            (None, ("", "", ""), False),
            (None, ("", "Ada", ""), True),
            (7, ("7", "Ada", "Ada"), False),
            (7, ("8", "Bo", "Bo"), True),
            (7, ("7", "Adam", "Ada"), True),
            (7, ("7", "", "Ada"), True),
        ],
    )
    def test_knows_whether_it_changed(
        self, initial: int | None, sent: tuple[str, str, str], changed: bool
    ) -> None:
        assert OneChoice("person").has_changed(initial, sent) is changed


class SeveralChoicesField:
    def test_keeps_the_order_in_which_they_stand(self, db: None) -> None:
        moscow, kyiv = place_named("Moscow"), place_named("Kyiv")
        keys, new = _clean("places", places=[str(kyiv.pk), "gaz:1850147", str(moscow.pk)])
        assert (keys, new) == ([str(kyiv.pk), "gaz:1850147", str(moscow.pk)], [])

    def test_adds_what_was_typed_behind_what_was_chosen(self, db: None) -> None:
        moscow = place_named("Moscow")
        keys, _ = _clean("places", places=[str(moscow.pk)], places__text="Kyiv, Ukraine; Tokyo; ")
        assert keys == [str(moscow.pk), "gaz:703448", "gaz:1850147"]

    def test_names_each_once(self, db: None) -> None:
        moscow = place_named("Moscow")
        keys, _ = _clean("places", places=[str(moscow.pk)] * 2, places__text="Moscow; moscow")
        assert keys == [str(moscow.pk)]

    def test_forgets_keys_that_mean_nothing(self, db: None) -> None:
        assert _clean("places", places=["gaz:x", "gaz:", "77", "x", ""]) == ([], [])

    def test_gives_names_that_nothing_has_where_new_ones_may_be(self, db: None) -> None:
        ferries = Tag.objects.create(name="Ferries")
        assert _clean("topics", topics__text="ferries, Night trains") == ([str(ferries.pk)], ["Night trains"])

    def test_refuses_names_that_nothing_has_elsewhere(self, db: None) -> None:
        told = _errors("places", places__text="Qwertyville; Asdftown")
        assert [line.partition(".")[0] for line in told] == [
            "No place is called “Qwertyville”",
            "No place is called “Asdftown”",
        ]

    def test_refuses_names_too_long_to_keep(self, db: None) -> None:
        assert _errors("topics", topics__text="x" * 21) == ["A name has at most 20 characters."]

    @pytest.mark.parametrize(
        ("sent", "changed"),
        [
            ((["1"], []), False),
            (([], []), True),
            ((["1", "2"], []), True),
            ((["1"], ["Kyiv"]), True),
        ],
    )
    def test_knows_whether_it_changed(self, sent: tuple[list[str], list[str]], changed: bool) -> None:
        assert SeveralChoices("place").has_changed([Choice("1", "Moscow")], sent) is changed


class TheBoxes:
    def test_show_what_is_chosen_and_escape_it(self, db: None) -> None:
        ada = person_named("Ada <b>Lovell</b>")
        html = str(_Form(initial={"person": ada})["person"])
        assert f'name="person" value="{ada.pk}" data-key' in html
        assert "Ada &lt;b&gt;Lovell&lt;/b&gt;" in html
        assert "<b>" not in html

    def test_show_a_thumbnail(self, db: None) -> None:
        image = picture_of("The quay")
        html = str(_Form(initial={"picture": image})["picture"])
        assert f'src="/admin/pictures/{image.token}/square-96.jpg"' in html

    def test_keep_what_was_typed_when_it_comes_back(self, db: None) -> None:
        html = str(_bound(person__text="Nobody Known")["person"])
        assert 'name="person-text" value="Nobody Known"' in html

    def test_keep_a_thumbnail_when_it_comes_back(self, db: None) -> None:
        image = picture_of("The quay")
        sent = {"picture": str(image.pk), "picture__text": "The quay", "picture__was": "The quay"}
        assert f"/admin/pictures/{image.token}/" in str(_bound(**sent)["picture"])

    def test_are_told_by_their_labels(self, db: None) -> None:
        form = _Form()
        assert f'id="{form["person"].id_for_label}"' in str(form["person"])
        assert f'id="{form["places"].id_for_label}"' in str(form["places"])

    def test_show_several_with_a_box_to_untick_each(self, db: None) -> None:
        html = str(
            _Form(initial={"places": [Choice("1", "Moscow, Russia"), Choice("2", "Kyiv, Ukraine")]})["places"]
        )
        assert html.count('type="checkbox"') == 2
        assert html.index("Moscow") < html.index("Kyiv")

    def test_show_several_that_come_back_with_what_was_typed(self, db: None) -> None:
        moscow = place_named("Moscow")
        html = str(_bound(places=[str(moscow.pk)], places__text="Qwertyville; Asdf")["places"])
        assert "Moscow, Russia" in html
        assert 'value="Qwertyville; Asdf"' in html

    def test_offer_to_add_only_what_can_be_added(self, db: None) -> None:
        form = _Form()
        assert 'data-add="/admin/articles/person/add/"' in str(form["person"])
        assert "data-add=" not in str(form["places"])


class Choosers:
    @pytest.mark.parametrize("kind", sorted(CHOOSERS))
    def test_show_nothing_for_no_keys(self, db: None, kind: str) -> None:
        assert CHOOSERS[kind].show([]) == {}
        assert CHOOSERS[kind].show(["x", "0", "gaz:0"]) == {}

    @pytest.mark.parametrize("kind", sorted(CHOOSERS))
    def test_find_nothing_called_nothing(self, db: None, kind: str) -> None:
        assert CHOOSERS[kind].called("?") == []

    def test_offer_no_more_than_a_list_shows(self, db: None) -> None:
        Person.objects.bulk_create(
            Person(name=f"Ada {n}", slug=f"ada-{n}", sort_key=f"ada {n}") for n in range(30)
        )
        assert len(CHOOSERS["person"].offer("ada")) == 10
