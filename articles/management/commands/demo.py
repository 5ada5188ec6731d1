"""`manage.py demo`: the demo newspaper on this machine."""

import os
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from articles.demo import manuscript
from articles.demo.load import is_loaded, load
from articles.demo.staff import log_ins
from articles.management.beside import worker_beside
from newsroom.serve import refuse_a_taken_port, refuse_to_serve_unstyled, serve

PASSWORD_FILE = Path("var/demo-password")


class Command(BaseCommand):
    help = "Migrate, load the demo newspaper where it is missing, and serve it. What was changed in it stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
        parser.add_argument("--no-serve", action="store_true", help="stop when everything is loaded")

    def handle(self, *, host: str, port: int, no_serve: bool, **_: Any) -> None:
        if not no_serve:
            refuse_a_taken_port(host, port)
            refuse_to_serve_unstyled()
        call_command("migrate", verbosity=0)
        password = kept_password(settings.BASE_DIR / PASSWORD_FILE)
        if not is_loaded():
            self._print(password)
        self.stdout.write(
            f"The Meridian is at http://{host}:{port}/ and its desk at http://{host}:{port}/admin/"
        )
        self.stdout.write(f"Log in as {log_ins(manuscript.people())}; password {password}")
        if not no_serve:
            introduce(host, port)
            with worker_beside():
                serve(host, port)

    def _print(self, password: str) -> None:
        self.stderr.write("Drawing and printing the demo newspaper; this takes a minute.")
        with tqdm(unit=" items", disable=None) as bar:

            def tell(_: str) -> None:
                bar.update()

            load(now=timezone.now(), password=password, tell=tell)


def introduce(host: str, port: int) -> None:
    """Serve under the demo newspaper's own name and address, where the environment names none."""
    # The processes that serve are forked from this one, after its settings were read.
    if not os.environ.get("SITE_NAME"):
        settings.SITE_NAME = "The Meridian"
    if not os.environ.get("SITE_URL"):
        settings.SITE_URL = f"http://{host}:{port}"


def kept_password(path: Path) -> str:
    """Return the password of the first run, made then; only the owner can read its file."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9))
    return path.read_text()
