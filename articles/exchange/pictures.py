"""The pictures of a story: files of the batch where it holds them, references otherwise."""

import hashlib
import posixpath
from dataclasses import dataclass
from typing import Any

from articles.exchange.batch import Item
from articles.exchange.columns import longest
from articles.exchange.register import Register
from articles.exchange.shelves import Unreadable
from articles.images.store import BadPicture, open_picture
from articles.models import ArticlePicture, Image
from articles.wire.story import Picture

MOST_PICTURES = 100


@dataclass(frozen=True)
class Pictured:
    """A picture as the story shows it; without `data` only the source's reference is known."""

    href: str
    caption: str
    credit: str
    alt: str
    data: bytes = b""
    sha256: str = ""
    row: Image | None = None
    row_alt: str = ""

    @property
    def name(self) -> str:
        return posixpath.basename(self.href)

    @property
    def lacks_alt(self) -> bool:
        """Whether a reader who cannot see it would be told nothing of a picture that is here."""
        return bool(self.data) and not self.alt and not self.row_alt

    @property
    def words(self) -> dict[str, str]:
        return {"caption": self.caption, "credit": self.credit, "alt": self.alt}


def pictured(
    pictures: list[Picture], item: Item, register: Register, warnings: list[str]
) -> tuple[Pictured, ...]:
    """Find each picture's file in the batch; one that is not there, or is bad, stays a reference."""
    found = []
    for picture in pictures[:MOST_PICTURES]:
        if not picture.href or len(picture.href) > longest(ArticlePicture, "href"):
            warnings.append("left out a picture without an address that can be kept")
            continue
        words = {
            name: getattr(picture, name)[: longest(ArticlePicture, name)]
            for name in ("caption", "credit", "alt")
        }
        found.append(Pictured(href=picture.href, **words, **_file(picture.href, item, register, warnings)))
    return tuple(found)


def _file(href: str, item: Item, register: Register, warnings: list[str]) -> dict[str, Any]:
    path = item.beside(href)
    if path is None or item.shelf is None:
        warnings.append(f"a picture is not in the batch and stays a reference: {href}")
        return {}
    try:
        data = item.shelf.read(path)
        sha256 = hashlib.sha256(data).hexdigest()
        row, alt = register.picture_with(sha256)
        if row is None:
            open_picture(data, name=posixpath.basename(path))
    except (Unreadable, BadPicture) as reason:
        warnings.append(f"a picture cannot be used and stays a reference: {reason}")
        return {}
    return {"data": data, "sha256": sha256, "row": row, "row_alt": alt}
