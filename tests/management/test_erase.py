"""Erasing a story from a terminal, as two people do."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Edition
from tests.cast import member


@pytest.fixture
def second(db: None) -> User:
    return member("siri", is_staff=True, is_superuser=True)


def run(monkeypatch: pytest.MonkeyPatch, *words: object, by: str, secret: str = "") -> str:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{secret or by}\n"))
    call_command("erase", *map(str, words), "--by", by, stdout=out)
    return out.getvalue()


class Erase:
    def test_asks_one_and_is_confirmed_by_another(
        self, monkeypatch: pytest.MonkeyPatch, live: Edition, chief: User, second: User
    ) -> None:
        told = run(monkeypatch, live.article_id, "--reason", "Court order", by="carl")
        assert "Nothing is erased yet" in told
        with pytest.raises(CommandError, match="another person has to confirm"):
            run(monkeypatch, live.article_id, "--confirm", by="carl")
        assert "is erased" in run(monkeypatch, live.article_id, "--confirm", by="siri")
        assert Edition.objects.get().headline == "Erased"

    def test_wants_the_password(self, monkeypatch: pytest.MonkeyPatch, live: Edition, chief: User) -> None:
        with pytest.raises(CommandError, match="not the password") as refusal:
            run(monkeypatch, live.article_id, "--reason", "Court", by="carl", secret="guess")
        assert refusal.value.returncode == 2

    def test_names_a_story_that_is_not_there(self, monkeypatch: pytest.MonkeyPatch, chief: User) -> None:
        with pytest.raises(CommandError, match="There is no story 9999"):
            run(monkeypatch, 9999, "--reason", "Court", by="carl")
