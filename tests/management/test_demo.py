"""`manage.py demo`: what it does before it serves."""

import json
import socket
import stat
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles.demo import manuscript
from articles.management.commands.demo import PASSWORD_FILE, introduce, kept_password
from articles.models import Article


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("demo", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.mark.slow
class Demo:
    @pytest.fixture(autouse=True)
    def _small_paper(self, db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
        brief = next(story for story in manuscript.stories() if story["key"] == "kigali-drones-brief")
        people = [person for person in manuscript.people() if person["key"] == "mwendo" or "login" in person]
        monkeypatch.setattr(manuscript, "stories", lambda: [brief])
        monkeypatch.setattr(manuscript, "people", lambda: people)
        settings.BASE_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"

    @pytest.fixture
    def taken_port(self) -> Iterator[int]:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            yield listener.getsockname()[1]

    def test_loads_the_paper_and_says_where_it_is(self, settings: Any) -> None:
        printed = run("--no-serve", "--port", "8123")
        assert Article.objects.count() == 1
        assert "http://127.0.0.1:8123/" in printed
        assert (settings.BASE_DIR / PASSWORD_FILE).read_text() in printed

    def test_keeps_what_was_changed_since(self, now: datetime) -> None:
        first = run("--no-serve")
        Article.objects.update(headline="Changed by the user")
        assert run("--no-serve") == first
        assert Article.objects.get().headline == "Changed by the user"

    def test_looks_at_the_port_before_anything_else(self, taken_port: int) -> None:
        with pytest.raises(CommandError, match=f"Port {taken_port} on 127.0.0.1 is in use"):
            run("--port", str(taken_port))
        assert not Article.objects.exists()

    def test_can_be_exported(self) -> None:
        run("--no-serve")
        out = StringIO()
        call_command("export_articles", "--format", "json", stdout=out)
        assert json.loads(out.getvalue())["uri"] == "demo:kigali-drones-brief"


class Introduce:
    @pytest.fixture(autouse=True)
    def _given_back(self, settings: Any) -> None:
        settings.SITE_NAME, settings.SITE_URL = "Newsroom", "http://127.0.0.1:8000"

    def test_gives_the_paper_its_own_name_and_address(
        self, client: Client, db: None, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("SITE_NAME", "SITE_URL"):
            monkeypatch.delenv(name, raising=False)
        introduce("127.0.0.1", 8123)
        front, desk = client.get("/").content.decode(), client.get("/admin/login/").content.decode()
        assert "The Meridian" in front
        assert 'rel="canonical" href="http://127.0.0.1:8123/"' in front
        assert "The Meridian" in desk

    def test_leaves_what_the_environment_names(self, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SITE_NAME", "The Lantern")
        monkeypatch.setenv("SITE_URL", "https://lantern.example")
        before = settings.SITE_NAME, settings.SITE_URL
        introduce("127.0.0.1", 8123)
        assert before == (settings.SITE_NAME, settings.SITE_URL)


class KeptPassword:
    def test_is_made_once_and_for_the_owner_only(self, tmp_path: Path) -> None:
        path = tmp_path / "var" / "demo-password"
        password = kept_password(path)
        assert len(password) >= 12
        assert kept_password(path) == password
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
