"""What the desk sends to a browser: little, nothing inline or from elsewhere, in colours that can be read."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from tests.source import ROOT

DESK = ROOT / "static" / "admin" / "desk"
TEMPLATES = [
    *(ROOT / "templates" / "admin").rglob("*.html"),
    *(ROOT / "templates" / "registration").glob("*.html"),
]
SHEETS, MODULES = sorted(DESK.glob("*.css")), sorted(DESK.glob("*.js"))
TOKENS = (DESK / "tokens.css").read_text()

# text: what it stands on
READ_ON = {
    "ink": ("canvas", "surface", "sunk", "accent-tint", "danger-tint", "good-tint", "warn-tint"),
    "quiet": ("canvas", "surface", "sunk"),
    "accent": ("canvas", "surface", "accent-tint"),
    "accent-deep": ("canvas", "surface"),
    "danger": ("canvas", "surface", "danger-tint"),
    "good": ("surface", "good-tint"),
    "warn": ("surface", "warn-tint"),
    "on-accent": ("accent", "accent-deep"),
}
ENOUGH = 4.5  # WCAG 2.2, 1.4.3
ENOUGH_FOR_EDGES = 3.0  # WCAG 2.2, 1.4.11


def colours(theme: int) -> dict[str, str]:
    found = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", TOKENS)
    return {name: (light, dark)[theme] for name, light, dark in found}


def luminance(colour: str) -> float:
    plain = colour.lstrip("#")
    full = plain if len(plain) == 6 else "".join(digit * 2 for digit in plain)
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
class Colours:
    def test_of_words_can_be_read_on_what_they_stand_on(self, theme: int) -> None:
        shown = colours(theme)
        pairs = {(text, ground) for text, grounds in READ_ON.items() for ground in grounds}
        poor = {pair: round(contrast(shown[pair[0]], shown[pair[1]]), 2) for pair in pairs}
        assert not {pair: ratio for pair, ratio in poor.items() if ratio < ENOUGH}

    def test_of_edges_can_be_seen(self, theme: int) -> None:
        shown = colours(theme)
        for ground in ("canvas", "surface"):
            assert contrast(shown["edge"], shown[ground]) >= ENOUGH_FOR_EDGES

    def test_come_from_one_place(self, theme: int) -> None:
        strays = {
            sheet.name: re.findall(r"#[0-9a-f]{3,8}\b", sheet.read_text())
            for sheet in SHEETS
            if sheet.name not in ("tokens.css", "pictures.css")
        }
        assert not {name: found for name, found in strays.items() if found}


class Measures:
    def test_know_black_and_white(self) -> None:
        assert round(contrast("#fff", "#000")) == 21
        assert contrast("#777777", "#777") == 1


class Files:
    @pytest.mark.parametrize("file", SHEETS + MODULES, ids=lambda file: file.name)
    def test_are_short(self, file: Path) -> None:
        assert len(file.read_text().splitlines()) <= (300 if file.suffix == ".css" else 200)

    @pytest.mark.parametrize("file", SHEETS + MODULES, ids=lambda file: file.name)
    def test_begin_with_what_they_are_for(self, file: Path) -> None:
        assert file.read_text().startswith(("/* ", "// "))

    @pytest.mark.parametrize("file", [*SHEETS, *MODULES, *TEMPLATES], ids=lambda file: file.name)
    def test_ask_nothing_of_other_hosts(self, file: Path) -> None:
        text = file.read_text().replace("http://www.w3.org/2000/svg", "").replace("https://…", "")
        assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", text)

    @pytest.mark.parametrize("module", MODULES, ids=lambda file: file.name)
    def test_run_nothing_made_of_text(self, module: Path) -> None:
        text = module.read_text()
        assert not re.search(r"\beval\(|new Function|document\.write|setAttribute\(.style", text)

    @pytest.mark.parametrize("module", MODULES, ids=lambda file: file.name)
    def test_import_only_what_lies_beside_them(self, module: Path) -> None:
        for name in re.findall(r'^import .* from "(.+)"', module.read_text(), flags=re.MULTILINE):
            assert (module.parent / name).exists()


class Templates:
    @pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
    def test_hold_no_script_style_or_handler(self, template: Path) -> None:
        text = template.read_text()
        assert "<style" not in text
        assert not re.search(r'\s(?:style|on[a-z]+)="', text)
        scripts = re.findall(r"<script[^>]*>", text)
        assert all("src=" in script for script in scripts)

    @pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
    def test_link_files_that_are_there(self, template: Path) -> None:
        for name in re.findall(r'{% static "([^"]+)" %}', template.read_text()):
            assert finders.find(name), name

    @pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
    def test_name_every_section_they_mark(self, template: Path) -> None:
        for section in re.findall(r"<section[^>]*>", template.read_text()):
            assert "aria-label" in section

    def test_are_all_reached(self) -> None:
        told = "".join(file.read_text() for file in TEMPLATES)
        told += "".join(file.read_text() for file in (ROOT / "articles" / "admin").glob("*.py"))
        own = [str(file.relative_to(ROOT / "templates")) for file in TEMPLATES if "admin/desk" in str(file)]
        assert not [name for name in own if name not in told]
