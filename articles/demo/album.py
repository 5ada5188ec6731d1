"""The pictures of one run, each drawn once however often it is printed."""

from datetime import datetime
from io import BytesIO

from articles.demo import drawings
from articles.images.store import store
from articles.models import Image

QUALITY = 92


class Album:
    def __init__(self) -> None:
        self._taken: dict[str, Image] = {}

    def picture(self, name: str, *, at: datetime, **words: str) -> Image:
        """Return the drawing of that name as a picture; the words of its first use become its own."""
        if name not in self._taken:
            file, focal = BytesIO(), drawings.focal(name)
            drawings.draw(name).save(file, "JPEG", quality=QUALITY)
            title = f"{name}.jpg"
            self._taken[name] = store(file.getvalue(), name=title, by=None, at=at, focal=focal, **words)
        return self._taken[name]
