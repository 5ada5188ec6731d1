"""Pictures for the tests of the desk."""

from io import BytesIO
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as Pillow

from articles.images.store import store
from articles.models import Image


def jpeg(colour: str = "navy", size: tuple[int, int] = (120, 80)) -> bytes:
    """Draw a small picture; each colour is another file."""
    data = BytesIO()
    Pillow.new("RGB", size, colour).save(data, "JPEG")
    return data.getvalue()


def picture_of(caption: str, *, by: User | None = None, colour: str = "navy", **words: Any) -> Image:
    """Take a picture in."""
    name = f"{colour}.jpg"
    return store(jpeg(colour), name=name, by=by, at=timezone.now(), caption=caption, **words)


def upload(data: bytes, name: str = "quay.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/jpeg")
