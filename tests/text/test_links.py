import pytest

from articles.text.links import is_web_address, safe_link


class SafeLink:
    @pytest.mark.parametrize(
        "address",
        [
            "https://a.example/b?c=d#e", "http://a.example", "mailto:desk@a.example", "tel:+49301234",
            "/news/world/", "/", "https://пример.example/путь", "http://[::1]/", "https://a.example:8443/",
        ],
    )  # fmt: skip
    def test_lets_pass(self, address: str) -> None:
        assert safe_link(address) == address

    @pytest.mark.parametrize(
        "address",
        [
            "", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "vbscript:x",
            "//evil.example", "/\\evil.example", "/\t/evil.example", "page.html", "#top", "ftp://a.example/",
            "http://", "https:evil", "http://[x", "http://a b/", "http://a.example:port/",
            "file:///etc/passwd", "\\\\evil.example",
        ],
    )  # fmt: skip
    def test_refuses(self, address: str) -> None:
        assert safe_link(address) == ""

    def test_quotes_what_could_end_an_attribute(self) -> None:
        assert safe_link('https://a.example/"><b> c') == "https://a.example/%22%3E%3Cb%3E%20c"

    def test_drops_what_browsers_drop(self) -> None:
        assert safe_link(" https://a.example/\nb\t ") == "https://a.example/b"


class IsWebAddress:
    def test_wants_a_host(self) -> None:
        assert is_web_address("https://a.example/")
        assert not is_web_address("https:///path")
        assert not is_web_address("mailto:a@b.example")
