"""The style sheet: its parts are all joined."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from lessonwright.site.stylesheets import ORDER, sheets
from tests.site.test_course_colour import contrast

STYLES = files("lessonwright.site") / "assets/styles"


def test_every_part_of_a_folder_is_joined_once() -> None:
    for bundle, parts in ORDER.items():
        assert sorted(f"{part}.css" for part in parts) == sorted(
            file.name for file in (STYLES / bundle).iterdir()
        )


LONE = {Path("slides.css")}
"""Sheets of pages that have no theme, and load none of the site's."""


def test_every_style_sheet_has_a_bundle() -> None:
    found = {file.relative_to(str(STYLES)) for file in Path(str(STYLES)).rglob("*.css")}
    joined = {Path(bundle) / f"{part}.css" for bundle, parts in ORDER.items() for part in parts}
    assert {
        Path(f"{sheet}.css") for sheet in sheets() if sheet not in ORDER
    } == found - joined - LONE


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_in_colours_can_be_read(scheme: str) -> None:
    light, _, dark = (STYLES / "base/colours.css").read_text("utf-8").partition("@media")
    style = light if scheme == "light" else dark
    (ground,) = re.findall("--md-code-bg-color: (#[0-9a-f]{6});", style)
    words = dict(re.findall("--md-code-hl-([a-z]+)-color: (#[0-9a-f]{6});", style))
    assert set(words) == {"constant", "function", "keyword", "number", "special", "string"}
    assert {name: colour for name, colour in words.items() if contrast(colour, ground) < 4.5} == {}
