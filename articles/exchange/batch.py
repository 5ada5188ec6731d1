"""What an operator names on the command line, as one list of items: files, folders and archives."""

import posixpath
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from articles.exchange.archives import is_archive, shelf_of
from articles.exchange.options import WrongUsage
from articles.exchange.shelves import Folder, Named, Shelf, Unreadable

# What stands beside pages without being one; pictures among them are taken in with the page that shows them.
BESIDE_PAGES = (
    ".avif", ".bmp", ".css", ".gif", ".ico", ".jpeg", ".jpg", ".js", ".map", ".mjs", ".png", ".svg", ".tif",
    ".tiff", ".ttf", ".webp", ".woff", ".woff2",
)  # fmt: skip


@dataclass(frozen=True)
class Item:
    """One file of a batch; `source` is its name in every message."""

    source: str
    path: str
    shelf: Shelf | None = None
    trouble: str = ""

    def read(self) -> bytes:
        """Return the file's bytes. Raises Unreadable."""
        if self.shelf is None:
            raise Unreadable(self.trouble)
        return self.shelf.read(self.path)

    def beside(self, href: str) -> str | None:
        """Return the path of the file a page refers to, if the batch holds it."""
        place = _place(href)
        if self.shelf is None or not place:
            return None
        root = "" if place.startswith("/") else posixpath.dirname(self.path)
        path = posixpath.normpath(posixpath.join(root, place.lstrip("/")))
        return path if ".." not in path.split("/") and path in self.shelf else None


@contextmanager
def opened(paths: Iterable[str]) -> Iterator[list[Item]]:
    """List everything beneath the paths and hold archives open. Raises WrongUsage before all else."""
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise WrongUsage(f"There is no file or folder {shown(path)}.")
    with ExitStack() as held:
        yield list(_items(given, held))


def shown(name: object) -> str:
    """Write a name so that it stays on its line and can be printed anywhere."""
    return "".join(char if char.isprintable() else "\ufffd" for char in str(name))


def _items(given: list[Path], held: ExitStack) -> Iterator[Item]:
    named = Named(path for path in given if path.is_file() and not is_archive(path.name))
    for path in given:
        if path.is_dir():
            yield from _in_folder(path, held)
        elif is_archive(path.name):
            yield from _in_archive(path, held)
        elif _may_be_news(path.name):
            yield Item(shown(path), Named.place(path), named)


def _in_folder(root: Path, held: ExitStack) -> Iterator[Item]:
    shelf = Folder(root)
    for path in shelf.paths():
        if is_archive(path) and path in shelf:
            yield from _in_archive(root / path, held)
        elif _may_be_news(path):
            yield Item(shown(root / path), path, shelf)


def _in_archive(file: Path, held: ExitStack) -> Iterator[Item]:
    try:
        shelf = held.enter_context(shelf_of(file))
    except Unreadable as reason:
        yield Item(shown(file), "", trouble=str(reason))
        return
    for path in filter(_may_be_news, shelf.paths()):
        yield Item(shown(f"{file}/{path}"), path, shelf)


def _place(href: str) -> str:
    """Return the path of a reference within its own site; nothing for one that names another."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    place = unquote(parts.path)
    return "" if parts.scheme or parts.netloc or "\0" in place else place


def _may_be_news(name: str) -> bool:
    return not name.lower().endswith(BESIDE_PAGES)
