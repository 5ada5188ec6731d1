"""What a batch holds: files, folders, archives; and what is beside a page in it."""

from pathlib import Path

import pytest

from articles.exchange.batch import Item, opened
from articles.exchange.options import WrongUsage
from articles.exchange.shelves import Unreadable


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"This is {name}.")


def sources(*paths: Path) -> list[str]:
    with opened(map(str, paths)) as items:
        return [item.source for item in items]


def item_at(path: Path, ending: str) -> Item:
    with opened([str(path)]) as items:
        return next(item for item in items if item.source.endswith(ending))


class Opened:
    def test_lists_a_folder_in_order_with_all_beneath_it(self, tmp_path: Path) -> None:
        write(tmp_path, "b.html", "a/z.txt", "a/b/c.txt", "c.html")
        assert sources(tmp_path) == [
            f"{tmp_path}/{name}" for name in ("a/b/c.txt", "a/z.txt", "b.html", "c.html")
        ]

    def test_keeps_the_order_of_what_was_named(self, tmp_path: Path) -> None:
        write(tmp_path, "b.html", "a.html")
        assert sources(tmp_path / "b.html", tmp_path / "a.html") == [
            f"{tmp_path}/b.html",
            f"{tmp_path}/a.html",
        ]

    def test_leaves_hidden_files_and_what_is_no_page_out(self, tmp_path: Path) -> None:
        write(
            tmp_path,
            ".git/page.html",
            ".page.html",
            "__MACOSX/page.html",
            "page.css",
            "bees.JPG",
            "page.html",
        )
        assert sources(tmp_path) == [f"{tmp_path}/page.html"]

    def test_refuses_a_path_that_leads_nowhere_before_all_else(self, tmp_path: Path) -> None:
        write(tmp_path, "page.html")
        with pytest.raises(WrongUsage, match="There is no file or folder"):
            sources(tmp_path / "page.html", tmp_path / "nothing.html")

    def test_writes_odd_names_on_one_line(self, tmp_path: Path) -> None:
        write(tmp_path, "two\nlines\x1b[2J.html")
        assert sources(tmp_path) == [f"{tmp_path}/two\ufffdlines\ufffd[2J.html"]

    def test_names_a_file_whose_name_is_no_utf_8(self, tmp_path: Path) -> None:
        (tmp_path / "caf\udce9.html").write_text("x")
        assert sources(tmp_path) == [f"{tmp_path}/caf\ufffd.html"]


class Links:
    def test_never_lead_outside_the_folder(self, tmp_path: Path) -> None:
        write(tmp_path, "secret.html", "batch/page.html")
        (tmp_path / "batch" / "link.html").symlink_to(tmp_path / "secret.html")
        with pytest.raises(Unreadable, match="leads outside"):
            item_at(tmp_path / "batch", "link.html").read()

    def test_to_folders_are_not_followed(self, tmp_path: Path) -> None:
        write(tmp_path, "elsewhere/page.html", "batch/page.html")
        (tmp_path / "batch" / "round").symlink_to(tmp_path / "batch")
        (tmp_path / "batch" / "out").symlink_to(tmp_path / "elsewhere")
        assert sources(tmp_path / "batch") == [f"{tmp_path}/batch/page.html"]

    def test_within_the_folder_are_read(self, tmp_path: Path) -> None:
        write(tmp_path, "page.html")
        (tmp_path / "again.html").symlink_to(tmp_path / "page.html")
        assert item_at(tmp_path, "again.html").read() == b"This is page.html."

    def test_that_the_operator_named_are_followed(self, tmp_path: Path) -> None:
        write(tmp_path, "page.html")
        (tmp_path / "link.html").symlink_to(tmp_path / "page.html")
        assert item_at(tmp_path / "link.html", "link.html").read() == b"This is page.html."


class Reading:
    def test_returns_the_bytes_of_the_file(self, tmp_path: Path) -> None:
        write(tmp_path, "page.html")
        assert item_at(tmp_path, "page.html").read() == b"This is page.html."

    def test_refuses_a_file_no_page_can_be(self, tmp_path: Path) -> None:
        with (tmp_path / "page.html").open("wb") as file:
            file.truncate(33 * 1024 * 1024)
        with pytest.raises(Unreadable, match="has 33 MB; the limit is 32 MB"):
            item_at(tmp_path, "page.html").read()

    def test_says_that_a_file_has_gone(self, tmp_path: Path) -> None:
        write(tmp_path, "page.html")
        item = item_at(tmp_path, "page.html")
        (tmp_path / "page.html").unlink()
        with pytest.raises(Unreadable, match="no regular file"):
            item.read()


class Beside:
    @pytest.fixture
    def page(self, tmp_path: Path) -> Item:
        write(tmp_path, "outside.jpg", "site/news/page.html", "site/news/pics/a b.jpg", "site/logo.jpg")
        return item_at(tmp_path / "site", "page.html")

    @pytest.mark.parametrize(
        ("href", "path"),
        [
            ("pics/a b.jpg", "news/pics/a b.jpg"),
            ("pics/a%20b.jpg?width=300#top", "news/pics/a b.jpg"),
            ("./pics/../pics/a b.jpg", "news/pics/a b.jpg"),
            ("../logo.jpg", "logo.jpg"),
            ("/logo.jpg", "logo.jpg"),
        ],
    )
    def test_finds_a_picture_from_the_pages_own_place(self, page: Item, href: str, path: str) -> None:
        assert page.beside(href) == path

    @pytest.mark.parametrize(
        "href",
        [
            "../../outside.jpg",
            "/../outside.jpg",
            "%2e%2e/%2e%2e/outside.jpg",
            "https://samplewire.example/logo.jpg",
            "//samplewire.example/logo.jpg",
            "file:///etc/hostname",
            "/etc/hostname",
            "missing.jpg",
            "http://[broken",
            "a\0b.jpg",
            "",
            ".",
        ],
    )
    def test_finds_nothing_outside_the_batch(self, page: Item, href: str) -> None:
        assert page.beside(href) is None

    def test_of_a_named_file_are_only_other_named_files(self, tmp_path: Path) -> None:
        write(tmp_path, "page.html", "named.jpg", "unnamed.jpg")
        with opened([str(tmp_path / "page.html"), str(tmp_path / "named.jpg")]) as [page]:
            assert page.beside("named.jpg") is not None
            assert page.beside("unnamed.jpg") is None
