"""Drawings on their way into the paper."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from articles.demo import drawings
from articles.demo.album import Album
from articles.models import Image


@pytest.mark.slow
class Picture:
    @pytest.fixture(autouse=True)
    def _media(self, db: None, settings: Any, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path

    def test_keeps_the_words_and_the_focal_point(self, now: datetime) -> None:
        image = Album().picture("portrait_worku", at=now, alt="A runner", credit="The Meridian")
        assert (image.alt, image.credit, image.original_name) == (
            "A runner",
            "The Meridian",
            "portrait_worku.jpg",
        )
        assert (image.focal_x, image.focal_y) == drawings.focal("portrait_worku")

    def test_is_drawn_once(self, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
        album = Album()
        first = album.picture("portrait_worku", at=now)
        monkeypatch.setattr(drawings, "draw", lambda name: pytest.fail(f"drew {name} again"))
        assert album.picture("portrait_worku", at=now) is first

    def test_is_one_picture_in_two_albums(self, now: datetime) -> None:
        assert Album().picture("portrait_worku", at=now) == Album().picture("portrait_worku", at=now)
        assert Image.objects.count() == 1
