"""A list of people is read item by item; what is wrong is told with its place."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.wire.people import ListedPerson, ListedRole, listed_person, read_list
from articles.wire.story import Malformed

MEDVEDEV = {
    "id": "Q23530",
    "name": "Dmitry Medvedev",
    "aliases": ["Дмитрий Медведев", "Dmitri Medvedev", "Dmitri Medvedev", " "],
    "disambiguation": "Russian politician",
    "roles": [
        {"title": "president of Russia", "from": "2008-05-07", "to": "2012-05-07"},
        {"title": "deputy chairman", "from": "2020", "to": None},
    ],
}


class AList:
    def read(self, tmp_path: Path, content: bytes) -> list[Any]:
        file = tmp_path / "people.json"
        file.write_bytes(content)
        return read_list(file)

    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    def test_is_read_with_a_byte_order_mark_or_without(self, tmp_path: Path, mark: bytes) -> None:
        assert self.read(tmp_path, mark + b'[{"id": 1}, null]') == [{"id": 1}, None]

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b'{"people": []}', "people.json: holds an object, not a list of people"),
            (b'"people"', "people.json: holds text, not a list of people"),
            (b"12", "people.json: holds a number, not a list of people"),
            (b"", "people.json, line 1, column 1: is no JSON (Expecting value)"),
            (b'[{"id": 1},\n]', "people.json, line 2, column 1: is no JSON"),
            (b'["\xff"]', "people.json: is not UTF-8 (byte 2)"),
            (b"[" * 100_000, "people.json: is no list of people, for it nests too deep"),
        ],
    )
    def test_is_refused_in_a_sentence(self, tmp_path: Path, content: bytes, sentence: str) -> None:
        with pytest.raises(Malformed) as refusal:
            self.read(tmp_path, content)
        assert sentence in refusal.value.sentence()

    def test_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(Malformed, match="cannot be read"):
            read_list(tmp_path / "nobody.json")


class AnItem:
    def test_is_read_with_all_there_is(self) -> None:
        assert listed_person(MEDVEDEV) == ListedPerson(
            id="Q23530",
            name="Dmitry Medvedev",
            aliases=("Дмитрий Медведев", "Dmitri Medvedev"),
            disambiguation="Russian politician",
            roles=(
                ListedRole("president of Russia", date(2008, 5, 7), date(2012, 5, 7)),
                ListedRole("deputy chairman", date(2020, 1, 1), None),
            ),
        )

    @pytest.mark.parametrize("nothing", [{}, {"aliases": None, "disambiguation": None, "roles": None}])
    def test_needs_only_an_id_and_a_name(self, nothing: dict[str, Any]) -> None:
        item = listed_person({"id": 12, "name": " Ada   Lovell\n", **nothing})
        assert item == ListedPerson("12", "Ada Lovell", (), "", ())

    def test_may_have_joiners_in_its_name(self) -> None:
        assert listed_person({"id": "1", "name": "علی‌رضا"}).name == "علی‌رضا"

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"id": None}, "id: is missing"),
            ({"id": True}, "id: is yes or no, not text"),
            ({"name": None}, "name: is missing"),
            ({"name": "  "}, "name: is empty"),
            ({"name": 12}, "name: is a number, not text"),
            ({"name": "a" * 161}, "name: has 161 characters; 160 are possible"),
            ({"name": "A\x00da"}, "name: holds a control sign"),
            ({"name": "A\ud800da"}, "name: holds a control sign"),
            ({"aliases": "Ada"}, "aliases: is text, not a list"),
            ({"aliases": ["Ada", 3]}, "aliases[1]: is a number, not text"),
            ({"disambiguation": []}, "disambiguation: is a list, not text"),
            ({"roles": {}}, "roles: is an object, not a list"),
            ({"roles": ["minister"]}, "roles[0]: a role is an object, and this is text"),
            ({"roles": [{"title": ""}]}, "roles[0].title: is empty"),
            ({"roles": [{}]}, "roles[0].title: is missing"),
            ({"roles": [{"title": "x", "from": "May 2008"}]}, "roles[0].from: “May 2008” is no year"),
            ({"roles": [{"title": "x", "to": "2008-02-30"}]}, "roles[0].to: “2008-02-30” is no day"),
            ({"roles": [{"title": "x", "to": 2008.5}]}, "roles[0].to: is a number, not a date"),
            (
                {"roles": [{"title": "x", "from": "2012", "to": "2008"}]},
                "roles[0]: begins on 2012-01-01 and is over on 2008-01-01",
            ),
        ],
    )
    def test_is_refused_with_the_place_in_it(self, change: dict[str, Any], sentence: str) -> None:
        with pytest.raises(Malformed) as refusal:
            listed_person(MEDVEDEV | change)
        assert sentence in refusal.value.sentence()

    @pytest.mark.parametrize("item", [None, "Ada", 3, ["Ada"]])
    def test_is_an_object(self, item: Any) -> None:
        with pytest.raises(Malformed, match="a person is an object"):
            listed_person(item)

    def test_written_down_tells_whether_the_next_differs(self) -> None:
        told = listed_person(MEDVEDEV).as_json()
        assert json.loads(json.dumps(told)) == told
        assert listed_person(MEDVEDEV | {"aliases": []}).as_json() != told
