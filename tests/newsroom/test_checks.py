from pathlib import Path

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from newsroom import env
from newsroom.checks import check_deployment, check_settings


def ids() -> list[str | None]:
    return [message.id for message in check_settings()]


class CheckSettings:
    def test_finds_nothing_wrong_with_ours(self) -> None:
        assert not [message for message in run_checks() if str(message.id).startswith("newsroom.")]

    @pytest.mark.parametrize(
        "address",
        [
            "news.example.org",
            "ftp://news.example.org",
            "https://",
            "https://news.example.org/news",
            "https://a?b",
        ],
    )
    def test_refuses_a_site_url_that_is_none(self, settings: Settings, address: str) -> None:
        settings.SITE_URL = address
        assert ids() == ["newsroom.E001"]

    def test_warns_of_a_site_that_would_refuse_itself(self, settings: Settings) -> None:
        settings.SITE_URL = "https://news.example.org"
        assert ids() == ["newsroom.W002"]
        settings.ALLOWED_HOSTS = [".example.org"]
        assert ids() == []

    def test_refuses_an_address_for_a_host(self, settings: Settings) -> None:
        settings.ALLOWED_HOSTS = ["127.0.0.1", "https://news.example.org"]
        assert ids() == ["newsroom.E002"]

    def test_refuses_pictures_that_cannot_be_written(self, settings: Settings, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        settings.MEDIA_ROOT = tmp_path / "file" / "media"
        assert ids() == ["newsroom.E003"]

    def test_accepts_a_media_folder_that_is_not_there_yet(self, settings: Settings, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path / "later" / "media"
        assert ids() == []

    @pytest.mark.parametrize("name", ["News/World", " "])
    def test_refuses_a_section_without_a_name(self, settings: Settings, name: str) -> None:
        settings.DEFAULT_SECTION = name
        assert ids() == ["newsroom.E004"]

    def test_refuses_a_style_of_datelines_that_there_is_not(self, settings: Settings) -> None:
        for style in ("ap", "reuters", "plain"):
            settings.DATELINE_STYLE = style
            assert ids() == []
        settings.DATELINE_STYLE = "AP"
        assert ids() == ["newsroom.E009"]

    def test_refuses_a_second_factor_for_no_role(self, settings: Settings) -> None:
        settings.SECOND_FACTOR = ["everybody", "Editor-in-chief"]
        assert ids() == []
        settings.SECOND_FACTOR = ["Editor in chief"]
        assert ids() == ["newsroom.E005"]

    @pytest.mark.parametrize(
        "address",
        [
            "news.example.org/hook",
            "ftp://news.example.org/hook",
            "https:///hook",
            "https://news example.org/hook",
            "https://news.example.org:hook/",
            "https://news.example.org:0/",
            "https://[::1/",
            "https://rosa:secret@news.example.org/",
            "https://news.example.org/hook#end",
            "https://news.example.org/a b",
            "https://news.example.org/größe",
        ],
    )
    def test_refuses_a_webhook_that_cannot_be_posted_to(self, settings: Settings, address: str) -> None:
        settings.WEBHOOKS = ["https://hook.example.org/", address]
        (message,) = check_settings()
        assert message.id == "newsroom.E006"
        assert message.msg == "WEBHOOKS: its address number 2 cannot be posted to."
        assert message.hint

    @pytest.mark.parametrize(
        "address",
        [
            "http://localhost:8000",
            "https://10.0.0.7/",
            "http://[::1]:9/hook",
            "https://a.example/hook?key=%2C",
        ],
    )
    def test_accepts_a_webhook_that_can_be(self, settings: Settings, address: str) -> None:
        settings.WEBHOOKS = [address]
        assert ids() == []

    @pytest.mark.parametrize(
        ("address", "wrong"),
        [
            ("smtp+tls://rosa:secret@mail.example.org:587", []),
            ("smtp://localhost:25", []),
            ("smtp://[2001:db8::1]:25", []),
            ("smtp://mail_server!:25", ["newsroom.E007"]),
            ("smtp://mail.example.org:0", ["newsroom.E007"]),
            ("smtp://mail.example.org", ["newsroom.E007"]),
            ("smtp+tls://rosa@mail.example.org:587", ["newsroom.E008"]),
        ],
    )
    def test_refuses_a_mail_server_that_cannot_be_meant(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch, address: str, wrong: list[str]
    ) -> None:
        monkeypatch.setenv("EMAIL_URL", address)
        for name, value in env.mail("EMAIL_URL").items():
            setattr(settings, name, value)
        assert ids() == wrong


class CheckDeployment:
    def test_warns_of_a_key_that_other_machines_do_not_know(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("SECRET_KEY", raising=False)
        assert [message.id for message in check_deployment()] == ["newsroom.W001"]

    def test_is_content_with_a_key_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SECRET_KEY", "known to all")
        assert not check_deployment()

    def test_warns_of_a_proxy_that_hides_everybody(
        self, monkeypatch: pytest.MonkeyPatch, settings: Settings
    ) -> None:
        monkeypatch.setenv("SECRET_KEY", "known to all")
        settings.SERVED_BY_HTTPS = True
        assert [message.id for message in check_deployment()] == ["newsroom.W004"]
        settings.PROXIES = 1
        assert not check_deployment()
