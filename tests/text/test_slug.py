import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.slug import slugify


class Slugify:
    @pytest.mark.parametrize(
        ("headline", "slug"),
        [
            ("Ljubljana’s beekeepers win right of way", "ljubljanas-beekeepers-win-right-of-way"),
            ("Россия изучит предложения НАТО", "rossiya-izuchit-predlozheniya-nato"),
            ("Αθήνα: νέα γραμμή", "athina-nea-grammi"),
            ("Łódź – Kraków", "lodz-krakow"),
            ("3,000 años", "3-000-anos"),
            ("北京", ""),
            ("", ""),
            ("—", ""),
        ],
    )
    def test_transliterates(self, headline: str, slug: str) -> None:
        assert slugify(headline) == slug

    def test_writes_german_by_its_language(self) -> None:
        assert slugify("Über Größe", language="de-AT") == "ueber-groesse"

    def test_cuts_at_a_word(self) -> None:
        assert slugify("one two three", max_length=9) == "one-two"
        assert slugify("one two three", max_length=7) == "one-two"
        assert slugify("abcdefghij", max_length=5) == "abcde"

    @given(st.text(), st.integers(1, 80))
    def test_is_always_fit_for_an_address(self, text: str, length: int) -> None:
        slug = slugify(text, max_length=length)
        assert len(slug) <= length
        assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
        assert slugify(slug, max_length=length) == slug
