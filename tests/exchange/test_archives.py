"""Packed batches, honest and hostile."""

import gzip
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from articles.exchange import archives
from articles.exchange.batch import Item, opened
from articles.exchange.shelves import Unreadable

PAGES = {"news/b.html": b"B", "a.txt": b"A", "news/.hidden": b"H", "news/roof.jpg": b"R"}


def zipped(file: Path, contents: dict[str, bytes] = PAGES) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(name, data)
    return file


def tarred(file: Path, contents: dict[str, bytes] = PAGES, links: dict[str, str] | None = None) -> Path:
    with tarfile.open(file, "w:gz" if file.name.lower().endswith("gz") else "w") as archive:
        for name, data in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, BytesIO(data))
        for name, target in (links or {}).items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            archive.addfile(member)
    return file


PACKERS = [("old.zip", zipped), ("old.tar", tarred), ("old.tar.gz", tarred), ("OLD.TGZ", tarred)]


def read_all(*paths: Path) -> dict[str, bytes | str]:
    with opened(map(str, paths)) as items:
        return {item.source: _read(item) for item in items}


def _read(item: Item) -> bytes | str:
    try:
        return item.read()
    except Unreadable as reason:
        return str(reason)


class Any:
    @pytest.mark.parametrize(("name", "pack"), PACKERS)
    def test_archive_is_read_like_a_folder(self, tmp_path: Path, name: str, pack: object) -> None:
        file = pack(tmp_path / name)  # type: ignore[operator]
        assert read_all(file) == {f"{file}/a.txt": b"A", f"{file}/news/b.html": b"B"}

    @pytest.mark.parametrize(("name", "pack"), PACKERS)
    def test_picture_is_found_from_its_page(self, tmp_path: Path, name: str, pack: object) -> None:
        file = pack(tmp_path / name)  # type: ignore[operator]
        with opened([str(file)]) as [_, page]:
            assert page.beside("roof.jpg") == "news/roof.jpg"
            assert page.shelf is not None
            assert page.shelf.read("news/roof.jpg") == b"R"

    @pytest.mark.parametrize(("name", "pack"), PACKERS)
    def test_path_that_leads_outside_is_refused_alone(self, tmp_path: Path, name: str, pack: object) -> None:
        file = pack(tmp_path / name, {"../../evil.html": b"E", "/etc/evil.html": b"E", "good.html": b"G"})  # type: ignore[operator]
        refused = "has a path that leads outside the archive"
        assert sorted(map(str, read_all(file).values())) == ["b'G'", refused, refused]

    @pytest.mark.parametrize("name", ["old.zip", "old.tar", "old.tar.gz"])
    def test_file_that_is_none_is_one_bad_item(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(b"This is no archive, " * 100)
        [(source, reason)] = read_all(tmp_path / name).items()
        assert source == f"{tmp_path}/{name}"
        assert str(reason).startswith("is no archive that can be read")

    def test_archive_in_a_folder_is_opened_too(self, tmp_path: Path) -> None:
        zipped(tmp_path / "a.zip", {"page.html": b"P"})
        (tmp_path / "b.html").write_bytes(b"B")
        assert list(read_all(tmp_path).values()) == [b"P", b"B"]


class Zip:
    def test_refuses_a_file_made_to_burst(self, tmp_path: Path) -> None:
        file = zipped(tmp_path / "bomb.zip", {"zeros.html": bytes(20_000_000), "good.html": b"G"})
        assert read_all(file) == {
            f"{file}/good.html": b"G",
            f"{file}/zeros.html": "unpacks to more than 250 times its size, as no page or picture does",
        }

    def test_says_that_a_file_is_damaged(self, tmp_path: Path) -> None:
        file = zipped(tmp_path / "old.zip", {"page.html": b"This will be damaged." * 9})
        data = bytearray(file.read_bytes())
        data[45] ^= 0xFF
        file.write_bytes(data)
        [reason] = read_all(file).values()
        assert str(reason).startswith("cannot be taken out of the archive")

    def test_leaves_links_out(self, tmp_path: Path) -> None:
        file = tmp_path / "old.zip"
        with zipfile.ZipFile(file, "w") as archive:
            link = zipfile.ZipInfo("link.html")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, "/etc/hostname")
        assert read_all(file) == {}

    def test_reads_paths_with_backslashes(self, tmp_path: Path) -> None:
        file = tmp_path / "old.zip"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("news/page.html", "P")
        file.write_bytes(file.read_bytes().replace(b"news/page", b"news\\page"))
        assert read_all(file) == {f"{file}/news/page.html": b"P"}


class Tar:
    def test_leaves_links_and_devices_out(self, tmp_path: Path) -> None:
        file = tarred(tmp_path / "old.tar", {"a.html": b"A"}, {"link.html": "/etc/hostname"})
        assert read_all(file) == {f"{file}/a.html": b"A"}

    def test_refuses_one_made_to_burst(self, tmp_path: Path) -> None:
        file = tmp_path / "bomb.tar.gz"
        with gzip.open(file, "wb") as packed:
            packed.write(bytes(40_000_000))
        [reason] = read_all(file).values()
        assert reason == "unpacks to more than 250 times its size, as no page or picture does"

    def test_that_was_cut_off_is_one_bad_item(self, tmp_path: Path) -> None:
        file = tarred(tmp_path / "old.tar.gz", {f"{n}.html": bytes(range(256)) * 9 for n in range(9)})
        file.write_bytes(file.read_bytes()[:-200])
        [reason] = read_all(file).values()
        assert str(reason).startswith("is no archive that can be read")


class Limits:
    def test_refuse_too_many_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archives, "MOST_FILES", 3)
        [reason] = read_all(zipped(tmp_path / "old.zip")).values()
        assert reason == "holds 4 files; the limit is 3: split it"

    @pytest.mark.parametrize(("name", "pack"), PACKERS)
    def test_refuse_too_much_in_all(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, pack: object
    ) -> None:
        monkeypatch.setattr(archives, "LARGEST_UNPACKED", 3)
        [reason] = read_all(pack(tmp_path / name)).values()  # type: ignore[operator]
        assert str(reason).endswith("split it")
