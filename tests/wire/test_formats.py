import re

from articles.wire.formats import FORMATS, recognise
from tests.wire.page.samples import FOLDER


class Recognise:
    def test_goes_by_content_not_by_name(self) -> None:
        assert recognise((FOLDER / "bees.html").read_bytes(), "bees.json") == "page"
        assert recognise((FOLDER / "bees.txt").read_bytes(), "") == "page"

    def test_knows_when_it_does_not_know(self) -> None:
        assert recognise(b'<?xml version="1.0"?><recipe><title>Soup</title></recipe>', "soup.html") is None
        assert recognise(b"", "empty") is None


class Formats:
    def test_have_names_fit_for_a_command_line(self) -> None:
        assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in FORMATS)
