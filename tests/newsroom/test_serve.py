import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import CommandError

from newsroom.serve import port_is_free, refuse_a_taken_port, refuse_to_serve_unstyled
from tests.source import ROOT

SERVE = """
import sys, django
django.setup()
from newsroom.serve import serve
serve("127.0.0.1", int(sys.argv[1]), workers=1)
"""


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


class PortIsFree:
    def test_unless_somebody_listens(self, taken: int) -> None:
        assert not port_is_free("127.0.0.1", taken)

    def test_again_when_nobody_does(self, free: int) -> None:
        assert port_is_free("127.0.0.1", free)


class RefuseATakenPort:
    def test_says_which_and_what_to_do(self, taken: int) -> None:
        said = f"Port {taken} on 127.0.0.1 is in use or not allowed: stop what runs there, or choose another"
        with pytest.raises(CommandError, match=said) as refusal:
            refuse_a_taken_port("127.0.0.1", taken)
        assert refusal.value.returncode == 2

    def test_lets_a_free_one_pass(self, free: int) -> None:
        refuse_a_taken_port("127.0.0.1", free)


class RefuseToServeUnstyled:
    def test_says_what_to_do_first(self, settings: Any, tmp_path: Path) -> None:
        settings.STORAGES = settings.STORAGES | {
            "staticfiles": {"BACKEND": "newsroom.static_files.StaticFiles"}
        }
        settings.STATIC_ROOT = tmp_path
        with pytest.raises(CommandError, match="are not collected yet") as refusal:
            refuse_to_serve_unstyled()
        assert refusal.value.returncode == 2
        (tmp_path / "staticfiles.json").write_text('{"version": "1.1", "paths": {"a.css": "a.1.css"}}')
        settings.STORAGES = dict(settings.STORAGES)
        refuse_to_serve_unstyled()

    def test_lets_names_without_hashes_pass(self) -> None:
        refuse_to_serve_unstyled()


def ask(server: "subprocess.Popen[bytes]", port: int) -> int:
    """Return the status of the first answer."""
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live") as answer:
                return int(answer.status)
        except OSError:
            assert server.poll() is None, "it ended without an answer"
            time.sleep(0.05)


@pytest.mark.slow
class Serve:
    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_answers_until_told_to_stop(self, free: int, how: signal.Signals) -> None:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(free)],
            cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        )
        try:
            assert ask(server, free) == 200
        finally:
            server.send_signal(how)
        assert server.wait(timeout=20) == 0
        assert port_is_free("127.0.0.1", free)
