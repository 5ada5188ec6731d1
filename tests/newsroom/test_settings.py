"""What a process is told by its environment, seen from outside: settings are read once, when it starts."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from tests.source import ROOT

pytestmark = pytest.mark.slow

SHOW = """
import json, sys
from newsroom import settings
print(json.dumps([getattr(settings, name) for name in sys.argv[1:]]))
"""


def told(*names: str, **environment: str) -> list[object]:
    """Return settings as a process with this environment has them, and nothing of ours."""
    output = subprocess.run(
        [sys.executable, "-c", SHOW, *names],
        cwd=ROOT,
        env={"PATH": os.defpath, "SECRET_KEY": "for this test", **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    answer: list[object] = json.loads(output)
    return answer


class AnEmptyEnvironment:
    def test_means_a_site_on_this_machine_with_nothing_open(self) -> None:
        assert told("DEBUG", "ALLOWED_HOSTS", "SITE_URL", "SITE_NAME", "DEFAULT_SECTION", "TIME_ZONE") == [
            *(False, ["localhost", "127.0.0.1", "[::1]"], "http://127.0.0.1:8000"),
            *("Newsroom", "News", "UTC"),
        ]

    def test_means_the_embedded_database(self) -> None:
        shown = subprocess.run(
            [
                sys.executable,
                "-c",
                "from newsroom.settings import DATABASES; print(DATABASES['default']['CLUSTER'].folder)",
            ],
            cwd=ROOT,
            env={"PATH": os.defpath, "SECRET_KEY": "for this test"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert shown.stdout.strip() == str(ROOT / "var" / "postgres")


class ASiteUrl:
    SECURE = ("SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_PROXY_SSL_HEADER")

    def test_without_https_redirects_nobody(self) -> None:
        assert told(*self.SECURE, SITE_URL="http://news.example.org") == [False, False, False, None]

    def test_with_https_wants_it_everywhere(self) -> None:
        header = ["HTTP_X_FORWARDED_PROTO", "https"]
        assert told(*self.SECURE, SITE_URL="https://news.example.org") == [True, True, True, header]

    def test_needs_no_slash_at_its_end(self) -> None:
        assert told("SITE_URL", SITE_URL="https://news.example.org/") == ["https://news.example.org"]


class EveryAnswer:
    @pytest.fixture
    def headers(self, client: Client) -> dict[str, str]:
        return dict(client.get("/health/live").headers)

    def test_allows_only_what_is_our_own(self, headers: dict[str, str]) -> None:
        assert sorted(headers["Content-Security-Policy"].split("; ")) == [
            "base-uri 'none'",
            "connect-src 'self'",
            "default-src 'none'",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "img-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
        ]

    @pytest.mark.parametrize(
        ("header", "value"),
        [
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
        ],
    )
    def test_carries(self, headers: dict[str, str], header: str, value: str) -> None:
        assert headers[header] == value

    def test_sets_no_cookie(self, client: Client) -> None:
        assert not client.get("/health/live").cookies


@pytest.mark.django_db
class ALogIn:
    def test_is_kept_from_scripts_and_other_sites(self, client: Client) -> None:
        cookie = client.get("/admin/login/").cookies["csrftoken"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert settings.SESSION_COOKIE_HTTPONLY

    def test_wants_more_than_a_common_password(self) -> None:
        assert len(settings.AUTH_PASSWORD_VALIDATORS) == 4
