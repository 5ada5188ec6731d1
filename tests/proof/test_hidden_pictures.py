"""A picture of an unpublished story has no public address before, and cannot be guessed after."""

import base64
import os
import secrets
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image as Pillow

from articles.images.renditions import rendition_path
from articles.images.store import store
from articles.models import Article, Image
from articles.publishing import takedowns
from articles.publishing.saving import keep
from tests.cast import rewrite
from tests.proof.worlds import AS_THE_DESK
from tests.public.stories import begin, picture, publish
from tests.publishing.verbs import put_off

FILE = "square-96.jpg"
ORACLES: list[dict[str, str]] = [
    {},
    {"range": "bytes=0-9"},
    {"if-none-match": "*"},
    {"if-modified-since": "Fri, 31 Dec 2999 00:00:00 GMT"},
    {"if-range": "*", "range": "bytes=0-0"},
    {"accept": "image/avif"},
]
# `make torture` guesses 100,000 times.
GUESSES = int(os.environ.get("GUESSES", "1000"))


@pytest.fixture(autouse=True)
def _own_media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def shown(db: None) -> Image:
    file = BytesIO()
    Pillow.new("RGB", (100, 80), "teal").save(file, "JPEG")
    return store(file.getvalue(), name="budget-2026.jpg", by=None, at=timezone.now(), alt="A chest")


def address(token: str, name: str = FILE) -> str:
    return f"/media/{token}/{name}"


def told(client: Client, token: str) -> Iterator[tuple[int, list[tuple[str, str]], bytes]]:
    """Ask for a picture in every way that could give away that it is there."""
    for headers in ORACLES:
        for method in (client.get, client.head, client.post, client.options):
            response = method(address(token), headers=headers)
            yield response.status_code, sorted(response.items()), response.content


def never_was() -> str:
    return secrets.token_urlsafe(16)


def story_with(shown: Image) -> Article:
    article = begin("The budget")
    picture(article, shown)
    keep(article, at=timezone.now(), **AS_THE_DESK)
    return article


def is_hidden(client: Client, shown: Image) -> bool:
    return list(told(client, shown.token)) == list(told(client, never_was()))


class HiddenPictures:
    def test_answer_like_one_that_never_was(self, client: Client, shown: Image) -> None:
        assert rendition_path(shown.token, FILE).is_file()
        assert is_hidden(client, shown)
        assert client.get(address(shown.token)).status_code == 404

    def test_stay_so_in_a_draft(self, client: Client, shown: Image) -> None:
        story_with(shown)
        assert is_hidden(client, shown)

    def test_stay_so_until_the_moment_of_a_scheduled_story(self, client: Client, shown: Image) -> None:
        put_off(story_with(shown), timezone.now() + timedelta(hours=1), at=timezone.now())
        assert is_hidden(client, shown)

    def test_stay_so_in_an_unpublished_change_of_a_live_story(self, client: Client, shown: Image) -> None:
        live = publish(begin("The budget")).article
        picture(live, shown)
        rewrite(live)
        assert is_hidden(client, shown)

    @pytest.mark.parametrize("closed", ["withdraw", "vanish", "kill", "retract"])
    def test_become_so_when_their_story_goes(self, client: Client, shown: Image, closed: str) -> None:
        article = publish(story_with(shown)).article
        assert client.get(address(shown.token)).status_code == 200
        words = {"vanish": {"reason": "r"}, "kill": {"notice": "n", "reason": "r"}}.get(
            closed, {"notice": "n"}
        )
        getattr(takedowns, closed)(article, at=timezone.now(), **AS_THE_DESK, **words)
        assert is_hidden(client, shown)

    def test_that_a_live_story_shows_too_are_shown_through_it_alone(
        self, client: Client, shown: Image
    ) -> None:
        live = publish(story_with(shown)).article
        story_with(shown)
        assert client.get(address(shown.token)).status_code == 200
        takedowns.kill(live, notice="", reason="", at=timezone.now(), **AS_THE_DESK)
        assert is_hidden(client, shown)

    def test_never_show_their_originals(self, client: Client, shown: Image) -> None:
        publish(story_with(shown))
        assert client.get(address(shown.token, Path(str(shown.file)).name)).status_code == 404


class NamesOfPictures:
    def test_hold_96_random_bits_and_more(self, shown: Image) -> None:
        assert len(base64.urlsafe_b64decode(f"{shown.token}==")) * 8 >= 96

    @pytest.mark.slow
    def test_are_not_found_by_guessing(self, client: Client, shown: Image) -> None:
        """Guesses from the file's name, its digest, its key, the day, and tokens that differ a little."""
        story_with(shown)
        known = [shown.sha256, f"budget-{shown.created_at:%Y-%m-%d}", f"image-{shown.pk:08}", "budget-2026"]
        near = [shown.token[:-2] + secrets.token_urlsafe(2)[:2] for _ in range(GUESSES // 2)]
        guesses = [word[:64] for word in known] + near + [never_was() for _ in range(GUESSES // 2)]
        assert {client.get(address(guess)).status_code for guess in guesses} == {404}
