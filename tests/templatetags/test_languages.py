"""Marking words that are in another language than the page."""

from typing import Any

import pytest

from articles.templatetags.languages import direction, in_language, ours_within, unless_ours


class UnlessOurs:
    def test_says_nothing_of_the_sites_own_language(self, settings: Any) -> None:
        settings.SITE_LANGUAGE = "sl"
        assert unless_ours("sl") == ""
        assert unless_ours("en") == ' lang="en" dir="ltr"'


class OursWithin:
    def test_names_the_sites_language_inside_another(self, settings: Any) -> None:
        settings.SITE_LANGUAGE = "en"
        assert ours_within("en") == ""
        assert ours_within("ar") == ' lang="en" dir="ltr"'


class InLanguage:
    def test_gives_language_and_direction(self) -> None:
        assert in_language("fa") == ' lang="fa" dir="rtl"'

    def test_escapes_the_code(self) -> None:
        assert in_language('x"onclick="') == ' lang="x&quot;onclick=&quot;" dir="ltr"'


class Direction:
    @pytest.mark.parametrize("language", ["ar", "ar-EG", "he", "FA", "ur", "yi"])
    def test_is_right_to_left_where_it_is_written_so(self, language: str) -> None:
        assert direction(language) == "rtl"

    @pytest.mark.parametrize("language", ["en", "pt-BR", "zh-Hant", "art", ""])
    def test_is_left_to_right_elsewhere(self, language: str) -> None:
        assert direction(language) == "ltr"
