"""Where the files of a batch stand: in a folder, or named one by one; `archives` has the packed ones.

A path on a shelf is relative, with `/` between its parts; nothing outside the shelf is ever read.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

LARGEST_FILE = 32 * 1024 * 1024


class Unreadable(Exception):
    """A file of the batch cannot be read; the message is a sentence without its beginning, the file."""


class Shelf(Protocol):
    """A set of files that belong together."""

    def paths(self) -> Iterator[str]:
        """List the files in order, without hidden ones."""

    def __contains__(self, path: str) -> bool: ...

    def read(self, path: str) -> bytes:
        """Return a file's bytes. Raises Unreadable."""


class Named:
    """Files named one by one: each stands where it does on the disk, and only they are on the shelf."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {self.place(file): file for file in files}

    @staticmethod
    def place(file: Path) -> str:
        """Return the path a file has on such a shelf."""
        return Path(os.path.abspath(file)).as_posix().lstrip("/")  # noqa: PTH100 - resolve() follows links

    def paths(self) -> Iterator[str]:
        yield from self._files

    def __contains__(self, path: str) -> bool:
        return path in self._files

    def read(self, path: str) -> bytes:
        return _read_file(self._files[path])


class Folder:
    """A folder with everything beneath it."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real_root = root.resolve()

    def paths(self) -> Iterator[str]:
        waiting = [self._root]
        while waiting:
            path = waiting.pop()
            if not path.is_dir() or not os.access(path, os.R_OK | os.X_OK):
                yield path.relative_to(self._root).as_posix()
            elif path == self._root or not path.is_symlink():
                # A linked folder may lead out, or round in a circle.
                waiting += _children(path)

    def __contains__(self, path: str) -> bool:
        return self._holds(self._root / path) and (self._root / path).is_file()

    def read(self, path: str) -> bytes:
        if not self._holds(self._root / path):
            raise Unreadable("is a link that leads outside the folder")
        return _read_file(self._root / path)

    def _holds(self, file: Path) -> bool:
        return file.resolve().is_relative_to(self._real_root)


def is_hidden(path: str) -> bool:
    """Tell files that a system keeps for itself."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path.split("/"))


def check_length(length: int) -> None:
    """Refuse a file no page or picture can be. Raises Unreadable."""
    if length > LARGEST_FILE:
        raise Unreadable(f"has {length >> 20} MB; the limit is {LARGEST_FILE >> 20} MB")


def _children(folder: Path) -> list[Path]:
    return sorted((path for path in folder.iterdir() if not is_hidden(path.name)), reverse=True)


def _read_file(file: Path) -> bytes:
    if file.is_dir():
        raise Unreadable("is a folder that cannot be opened; check its permissions")
    if not file.is_file():
        raise Unreadable("is no regular file")
    try:
        check_length(file.stat().st_size)
        return file.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror})") from error
