"""Pictures are checked, turned upright and cut around their focal point."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from PIL import Image as Pillow

from articles.images import renditions, store
from articles.models import Image


@pytest.fixture(autouse=True)
def _own_media(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def picture(
    size: tuple[int, int] = (1000, 600), form: str = "JPEG", mode: str = "RGB", **options: object
) -> bytes:
    file = BytesIO()
    Pillow.new(mode, size, "teal" if mode != "P" else 3).save(file, form, **options)
    return file.getvalue()


def take(data: bytes, now: datetime, **words: Any) -> Image:
    return store.store(data, name="harbour.jpg", by=None, at=now, **words)


class Store:
    def test_keeps_the_original_and_what_was_said_of_it(
        self, db: None, now: datetime, tmp_path: Path
    ) -> None:
        data = picture()
        image = take(data, now, caption="The harbour", credit="A. Bell", alt="Cranes")
        assert (image.width, image.height, image.caption, image.credit) == (
            1000,
            600,
            "The harbour",
            "A. Bell",
        )
        assert (tmp_path / str(image.file)).read_bytes() == data

    def test_cuts_every_rendition_that_is_not_larger(self, db: None, now: datetime, tmp_path: Path) -> None:
        image = take(picture(), now)
        stems = ["whole-480", "whole-800", "wide-360", "wide-800", "square-96", "square-192"]
        cut = {path.name for path in (tmp_path / image.token).iterdir()} - {"original.jpg"}
        assert cut == {f"{stem}.{ending}" for stem in stems for ending in ("avif", "webp", "jpg")}

    def test_writes_the_same_renditions_every_time(self, db: None, now: datetime, tmp_path: Path) -> None:
        noise = Pillow.effect_noise((1600, 1200), 60).convert("RGB")
        for token in ("one", "two"):
            renditions.make_renditions(noise, token=token, focal=(0.5, 0.5))
        for path in (tmp_path / "one").iterdir():
            assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name

    def test_gives_pictures_names_nobody_can_guess(self, db: None, now: datetime) -> None:
        tokens = {take(picture((300 + extra, 300)), now).token for extra in range(3)}
        assert len(tokens) == 3
        assert all(len(token) >= 22 for token in tokens)

    def test_knows_a_file_it_has(self, db: None, now: datetime) -> None:
        assert take(picture(), now) == take(picture(), now)
        assert Image.objects.count() == 1

    def test_turns_a_picture_upright(self, db: None, now: datetime) -> None:
        exif = Pillow.Exif()
        exif[0x0112] = 6
        image = take(picture(exif=exif), now)
        assert (image.width, image.height) == (600, 1000)

    def test_leaves_the_cameras_data_out_of_what_readers_get(
        self, db: None, now: datetime, tmp_path: Path
    ) -> None:
        exif = Pillow.Exif()
        exif[0x8298] = "secret place"
        image = take(picture(exif=exif), now)
        with Pillow.open(tmp_path / image.token / "whole-480.jpg") as cut:
            assert not cut.getexif()

    @pytest.mark.parametrize(
        ("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("GIF", "P"), ("TIFF", "CMYK"), ("WEBP", "RGB")]
    )
    def test_takes_the_usual_kinds(self, db: None, now: datetime, form: str, mode: str) -> None:
        assert take(picture((400, 300), form, mode), now).width == 400

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"not a picture", "no picture this site reads"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture this site reads"),
            (picture()[:900], "damaged"),
            (b"", "no picture this site reads"),
        ],
    )
    def test_refuses_what_it_cannot_read(self, db: None, now: datetime, data: bytes, reason: str) -> None:
        with pytest.raises(store.BadPicture, match=reason):
            take(data, now)
        assert not Image.objects.exists()

    def test_refuses_a_file_that_unfolds_too_far(
        self, db: None, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Pillow, "MAX_IMAGE_PIXELS", 1000)
        with pytest.raises(store.BadPicture, match="million pixels"):
            take(picture(), now)

    def test_refuses_a_file_that_is_too_long(
        self, db: None, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(store, "LARGEST_FILE", 100)
        with pytest.raises(store.BadPicture, match="the limit is"):
            take(picture(), now)


class Refocus:
    def test_cuts_around_the_new_point(self, db: None, now: datetime, tmp_path: Path, chief: User) -> None:
        halves = Pillow.new("RGB", (1000, 400), "white")
        halves.paste("black", (500, 0, 1000, 400))
        file = BytesIO()
        halves.save(file, "PNG")
        image = take(file.getvalue(), now)
        image.focal_x = 1.0
        image.save()
        store.refocus(image)
        with Pillow.open(tmp_path / image.token / "square-96.jpg") as cut:
            assert not any(cut.convert("L").histogram()[10:])


class Discard:
    def test_takes_away_every_file_of_a_picture(self, db: None, now: datetime, tmp_path: Path) -> None:
        file = BytesIO()
        Pillow.new("RGB", (600, 400), "white").save(file, "PNG")
        kept, other = take(file.getvalue(), now), tmp_path / "other"
        other.mkdir()
        renditions.discard(kept.token)
        renditions.discard(kept.token)
        assert list(tmp_path.iterdir()) == [other]


class Available:
    @pytest.mark.parametrize(
        ("size", "shape", "widths"),
        [
            ((4000, 3000), "whole", [480, 800, 1280]),
            ((100, 100), "whole", [480]),
            ((1300, 400), "wide", [360]),
            ((150, 900), "square", [96]),
        ],
    )
    def test_lists_widths_within_the_picture(
        self, size: tuple[int, int], shape: str, widths: list[int]
    ) -> None:
        assert renditions.available(shape, width=size[0], height=size[1]) == widths
