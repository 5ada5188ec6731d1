import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.wire.encoding import decode

WORDS = "Zürich – “x” ’s"


class Decode:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
    def test_reads_what_it_can_tell(self, encoding: str) -> None:
        assert decode(WORDS.encode(encoding)).text == WORDS

    @pytest.mark.parametrize(
        ("encoding", "text"), [("utf-16-le", "Zürich and more"), ("utf-16-be", "Zürich and more")]
    )
    def test_reads_wide_letters_without_a_mark(self, encoding: str, text: str) -> None:
        assert decode(text.encode(encoding)).text == text

    @pytest.mark.parametrize(
        ("declared", "encoding", "text"),
        [
            ("iso-8859-1", "cp1252", WORDS),
            ("windows-1252", "cp1252", WORDS),
            ("windows-1251", "cp1251", "Москва"),
            ("koi8-r", "koi8-r", "Москва"),
            ("iso-8859-2", "iso8859-2", "Łódź"),
            ("ISO-8859-15", "iso8859-15", "5 € œ"),
            ("shift_jis", "cp932", "東京"),
            ("gb2312", "gb18030", "北京"),
            ("big5", "cp950", "臺北"),
            ("euc-kr", "cp949", "서울"),
        ],
    )
    def test_believes_a_declaration_that_can_be_true(self, declared: str, encoding: str, text: str) -> None:
        for form in ('<meta charset="{}">', "<meta http-equiv=x content='text/html; charset={}'>"):
            page = form.format(declared) + text
            assert decode(page.encode(encoding)).text == page
            assert decode(page.encode(encoding)).warning == ""

    def test_does_not_believe_one_byte_where_it_is_utf_8(self) -> None:
        page = "<meta charset=iso-8859-1>Décès"
        assert decode(page.encode()).text == page
        assert decode(page.encode()).warning == "the file declares iso-8859-1 but is UTF-8"

    def test_does_not_believe_utf_8_where_it_is_not(self) -> None:
        page = "<meta charset=utf-8>Zürich “x”"
        assert decode(page.encode("cp1252")).text == page
        assert "read as windows-1252" in decode(page.encode("cp1252")).warning

    def test_undoes_a_double_encoding(self) -> None:
        for wrongly in ("latin-1", "cp1252"):
            assert decode("Zürich – ‘x".encode().decode(wrongly).encode()).text == "Zürich – ‘x"

    def test_keeps_damaged_utf_8_as_utf_8(self) -> None:
        decoded = decode("“Ärger” über Öl ü".encode()[:-1])
        assert decoded.text == "“Ärger” über Öl \ufffd"
        assert decoded.warning == "1 characters could not be read as utf-8"

    def test_knows_no_encoding_that_is_none(self) -> None:
        assert decode(b"<meta charset=unicode_escape>\\x41").text.endswith("\\x41")
        assert decode(b"<meta charset=zlib>x").text.endswith("x")

    @given(st.binary())
    def test_takes_any_bytes(self, data: bytes) -> None:
        decode(data)

    @given(st.text())
    def test_takes_any_utf_8_as_it_is_unless_encoded_twice(self, text: str) -> None:
        decoded = decode(text.encode("utf-8", "ignore"))
        assert decoded.warning or decoded.text == text.encode("utf-8", "ignore").decode()
