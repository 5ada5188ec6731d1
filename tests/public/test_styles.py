"""The stylesheets: legible, light, and the same in every direction."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.BASE_DIR, "static/public")
SHEETS = sorted(FOLDER.glob("*.css"))
HEAVIEST = 12 * 1024  # all sheets together, compressed
TEXT, LARGE_OR_BOLD = 7.0, 4.5  # contrast


def colours(dark: bool) -> dict[str, str]:
    """Read the colours of the paper as they are by day, or by night where that differs."""
    blocks = re.findall(r":root \{(.*?)\}", (FOLDER / "paper.css").read_text(), re.DOTALL)
    found: dict[str, str] = {}
    for block in blocks[: 2 if dark else 1]:
        found |= re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)
    return found


def luminance(colour: str) -> float:
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
class Colours:
    @pytest.mark.parametrize("ink", ["ink", "muted"])
    def test_of_text_stand_out_from_the_paper(self, dark: bool, ink: str) -> None:
        paper = colours(dark)
        assert contrast(paper[ink], paper["paper"]) >= TEXT
        assert contrast(paper[ink], paper["tint"]) >= TEXT

    @pytest.mark.parametrize("accent", ["accent", "opinion"])
    def test_of_labels_do_too(self, dark: bool, accent: str) -> None:
        paper = colours(dark)
        assert contrast(paper[accent], paper["paper"]) >= LARGE_OR_BOLD

    def test_of_the_night_side_do_too(self, dark: bool) -> None:
        paper = colours(dark)
        assert contrast(paper["night-ink"], paper["night"]) >= TEXT
        assert contrast(paper["night-muted"], paper["night"]) >= TEXT


class Sheets:
    def test_weigh_little(self) -> None:
        assert sum(len(gzip.compress(sheet.read_bytes())) for sheet in SHEETS) <= HEAVIEST

    @pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
    def test_know_neither_left_nor_right(self, sheet: Path) -> None:
        """A script that runs the other way mirrors the page."""
        assert not re.search(
            r"\b(left|right)\b", re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        )

    @pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
    def test_ask_nobody_else_for_anything(self, sheet: Path) -> None:
        words = sheet.read_text()
        assert not re.search(r"https?:|url\(['\"]?//|@import|@font-face", words)

    @pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
    def test_close_every_brace(self, sheet: Path) -> None:
        words = sheet.read_text()
        assert words.count("{") == words.count("}")

    def test_name_only_colours_of_the_paper(self) -> None:
        """A colour of its own would not change by night."""
        stray = {
            sheet.name: re.findall(r"(?<!-)\b(?:color|background|fill|stroke): *#", sheet.read_text())
            for sheet in SHEETS
        }
        assert not {name for name, found in stray.items() if found}
