"""Packed batches: zip and tar archives, read without unpacking them anywhere near other files."""

import gzip
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO

from articles.exchange.shelves import Shelf, Unreadable, check_length, is_hidden

ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz")
MOST_FILES = 250_000
LARGEST_UNPACKED = 8 * 1024**3
# Text shrinks to a tenth; what shrinks more than this, and is not small, was made to burst.
MOST_EXPANSION = 250
SMALL = 8 * 1024 * 1024
_KEPT_IN_MEMORY = 32 * 1024 * 1024
_PIECE = 1024 * 1024
DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
)


class Zip:
    """A zip archive."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        entries = [entry for entry in archive.infolist() if _is_file(entry)]
        # Some programs write backslashes between the parts of a path.
        self._entries = {entry.filename.replace("\\", "/"): entry for entry in entries}
        _check_size(len(entries), sum(entry.file_size for entry in entries))

    def paths(self) -> Iterator[str]:
        yield from sorted(path for path in self._entries if not is_hidden_inside(path))

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def read(self, path: str) -> bytes:
        entry = self._entries[path]
        check_place(path)
        check_length(entry.file_size)
        check_expansion(entry.compress_size, entry.file_size)
        try:
            return self._archive.read(entry)
        except (*DAMAGED, RuntimeError) as error:
            raise Unreadable(f"cannot be taken out of the archive ({error})") from error


class Tar:
    """A tar archive."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        members = [member for member in archive if member.isreg()]
        self._members = {member.name.removeprefix("./"): member for member in members}
        _check_size(len(members), sum(member.size for member in members))

    def paths(self) -> Iterator[str]:
        yield from sorted(path for path in self._members if not is_hidden_inside(path))

    def __contains__(self, path: str) -> bool:
        return path in self._members

    def read(self, path: str) -> bytes:
        member = self._members[path]
        check_place(path)
        check_length(member.size)
        try:
            file = self._archive.extractfile(member)
            return file.read() if file else b""
        except DAMAGED as error:
            raise Unreadable(f"cannot be taken out of the archive ({error})") from error


def is_archive(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


@contextmanager
def shelf_of(file: Path) -> Iterator[Shelf]:
    """Hold an archive open as a shelf. Raises Unreadable."""
    with ExitStack() as held:
        try:
            shelf = _open(file, held)
        except DAMAGED as error:
            raise Unreadable(f"is no archive that can be read ({error})") from error
        yield shelf


def check_place(path: str) -> None:
    """Refuse a path that would be unpacked somewhere else. Raises Unreadable."""
    if path.startswith("/") or ".." in path.split("/"):
        raise Unreadable("has a path that leads outside the archive")


def check_expansion(packed: int, length: int) -> None:
    """Refuse what was made to burst. Raises Unreadable."""
    if length > SMALL and length > packed * MOST_EXPANSION:
        raise Unreadable(f"unpacks to more than {MOST_EXPANSION} times its size, as no page or picture does")


def is_hidden_inside(path: str) -> bool:
    """Tell hidden files, but not those whose path leads outside: they are named as bad."""
    return is_hidden("/".join(part for part in path.split("/") if part not in (".", "..")))


def _is_file(entry: zipfile.ZipInfo) -> bool:
    return not entry.is_dir() and not stat.S_ISLNK(entry.external_attr >> 16)


def _check_size(count: int, length: int) -> None:
    if count > MOST_FILES:
        raise Unreadable(f"holds {count:,} files; the limit is {MOST_FILES:,}: split it")
    if length > LARGEST_UNPACKED:
        raise Unreadable(f"unpacks to {length >> 30} GB; the limit is {LARGEST_UNPACKED >> 30} GB: split it")


def _open(file: Path, held: ExitStack) -> Shelf:
    name = file.name.lower()
    if name.endswith(".zip"):
        return Zip(held.enter_context(zipfile.ZipFile(file)))
    # A compressed one is unpacked aside: it can only be read from its start, again for every file of it.
    plain = _unpacked(file, held) if name.endswith("gz") else held.enter_context(file.open("rb"))
    return Tar(held.enter_context(tarfile.TarFile(fileobj=plain)))


def _unpacked(file: Path, held: ExitStack) -> IO[bytes]:
    aside: IO[bytes] = SpooledTemporaryFile(_KEPT_IN_MEMORY)  # noqa: SIM115 - the next line holds it
    held.enter_context(aside)
    packed = file.stat().st_size
    with gzip.open(file) as pieces:
        while piece := pieces.read(_PIECE):
            aside.write(piece)
            check_expansion(packed, aside.tell())
            _check_size(0, aside.tell())
    aside.seek(0)
    return aside
