from pathlib import Path

import pytest

from newsroom import env
from newsroom.env import Refused


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("SETTING", raising=False)
    return monkeypatch


class Text:
    def test_is_the_default_when_unset_or_empty(self, given: pytest.MonkeyPatch) -> None:
        assert env.text("SETTING", "News") == "News"
        given.setenv("SETTING", "")
        assert env.text("SETTING", "News") == "News"

    def test_is_what_was_given(self, given: pytest.MonkeyPatch) -> None:
        given.setenv("SETTING", "$World, #1")
        assert env.text("SETTING", "News") == "$World, #1"


class Switch:
    @pytest.mark.parametrize(("written", "on"), [("on", True), ("1", True), ("No", False), ("false", False)])
    def test_understands(self, given: pytest.MonkeyPatch, written: str, on: bool) -> None:
        given.setenv("SETTING", written)
        assert env.switch("SETTING", default=not on) is on

    def test_refuses_anything_else(self, given: pytest.MonkeyPatch) -> None:
        given.setenv("SETTING", "maybe")
        with pytest.raises(Refused, match="SETTING is neither on nor off: use one of on, off"):
            env.switch("SETTING", default=False)


class Number:
    def test_is_the_default_or_what_was_given(self, given: pytest.MonkeyPatch) -> None:
        assert env.number("SETTING", 15) == 15
        given.setenv("SETTING", " 3 ")
        assert env.number("SETTING", 15) == 3

    @pytest.mark.parametrize("written", ["-1", "1.5", "many", "²", "9" * 20])
    def test_refuses_anything_else(self, given: pytest.MonkeyPatch, written: str) -> None:
        given.setenv("SETTING", written)
        with pytest.raises(Refused, match="SETTING is not a number: write a whole one, such as 15"):
            env.number("SETTING", 15)


class Words:
    def test_are_what_commas_separate(self, given: pytest.MonkeyPatch) -> None:
        given.setenv("SETTING", "news.example.org, www.example.org,")
        assert env.words("SETTING", []) == ["news.example.org", "www.example.org"]

    def test_are_the_default_when_unset(self, given: pytest.MonkeyPatch) -> None:
        assert env.words("SETTING", ["localhost"]) == ["localhost"]


class Folder:
    def test_is_absolute(self, given: pytest.MonkeyPatch) -> None:
        given.setenv("SETTING", "pictures")
        assert env.folder("SETTING", Path("/")) == Path.cwd() / "pictures"


class TimeZone:
    def test_is_one_of_the_database(self, given: pytest.MonkeyPatch) -> None:
        given.setenv("SETTING", "Europe/Lisbon")
        assert env.time_zone("SETTING", "UTC") == "Europe/Lisbon"

    def test_is_refused_otherwise(self, given: pytest.MonkeyPatch) -> None:
        given.setenv("SETTING", "Lisbon time")
        with pytest.raises(Refused, match=r"SETTING names no time zone: .*Europe/Lisbon"):
            env.time_zone("SETTING", "UTC")


class Secret:
    def test_is_what_was_given(self, given: pytest.MonkeyPatch, tmp_path: Path) -> None:
        given.setenv("SETTING", "the editor's dog")
        assert env.secret("SETTING", kept_in=tmp_path / "key") == "the editor's dog"
        assert not (tmp_path / "key").exists()

    def test_is_made_once_and_kept(self, given: pytest.MonkeyPatch, tmp_path: Path) -> None:
        file = tmp_path / "var" / "key"
        made = env.secret("SETTING", kept_in=file)
        assert len(made) >= 50
        assert env.secret("SETTING", kept_in=file) == made
        assert [path.name for path in file.parent.iterdir()] == ["key"]

    def test_is_for_its_owner_only(self, given: pytest.MonkeyPatch, tmp_path: Path) -> None:
        env.secret("SETTING", kept_in=tmp_path / "key")
        assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600

    def test_says_what_to_do_when_it_cannot_be_kept(self, given: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "var").write_text("a file is in the way")
        with pytest.raises(Refused, match=r"make that folder writable for this user, or set SETTING\.$"):
            env.secret("SETTING", kept_in=tmp_path / "var" / "key")


class Database:
    def test_is_nothing_when_unset(self, given: pytest.MonkeyPatch) -> None:
        assert env.database("SETTING") == {}

    def test_is_read_from_an_address(self, given: pytest.MonkeyPatch) -> None:
        given.setenv("SETTING", "postgresql://desk:p%40ss%2Fword@db.example.org:6432/news?sslmode=require")
        read = env.database("SETTING")
        assert (read["USER"], read["PASSWORD"], read["NAME"]) == ("desk", "p@ss/word", "news")
        assert (read["HOST"], read["PORT"]) == ("db.example.org", 6432)
        assert read["OPTIONS"] == {"connect_timeout": 10, "sslmode": "require"}

    @pytest.mark.parametrize(
        "address",
        [
            "sqlite:///news.db",
            "mysql://desk:s3cret@localhost/news",
            "news",
            "postgresql://desk:s3cret@localhost",
            "postgresql://desk:s3cret@localhost/",
            "postgresql://desk:s3/cret@localhost/news",
            "postgresql://desk:s3cret@localhost:99999/news",
            "postgresql://desk:s3cret@[::1/news",
        ],
    )
    @pytest.mark.filterwarnings("error")
    def test_is_refused_without_showing_the_password(self, given: pytest.MonkeyPatch, address: str) -> None:
        given.setenv("SETTING", address)
        with pytest.raises(Refused, match="SETTING is not the address of a PostgreSQL database") as refusal:
            env.database("SETTING")
        assert "cret" not in str(refusal.value)
