"""The style sheet: its parts are all joined, and it stays light."""

import gzip
import re
from importlib.resources import files

import pytest

from lessonwright.site.address import Addresses
from lessonwright.site.pages import LATE, STYLE_PARTS, assets
from tests.conftest import MakeCourse
from tests.site.test_brand import contrast

BUDGET = 12_000


def test_every_part_is_joined_once() -> None:
    parts = {file.name for file in (files("lessonwright.site") / "assets/styles").iterdir()}
    assert sorted(parts) == sorted(f"{part}.css" for part in (*STYLE_PARTS, *LATE))


def test_the_whole_is_small(make_course: MakeCourse) -> None:
    styles = assets(make_course({}), Addresses())["assets/lessonwright/lessonwright.css"]
    assert len(gzip.compress(styles)) <= BUDGET


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_code_in_colours_can_be_read(scheme: str) -> None:
    light, _, dark = (files("lessonwright.site") / "assets/styles/colours.css").read_text("utf-8").partition("@media")
    style = light if scheme == "light" else dark
    (ground,) = re.findall("--md-code-bg-color: (#[0-9a-f]{6});", style)
    words = dict(re.findall("--md-code-hl-([a-z]+)-color: (#[0-9a-f]{6});", style))
    assert set(words) == {"constant", "function", "keyword", "number", "special", "string"}
    assert {name: colour for name, colour in words.items() if contrast(colour, ground) < 4.5} == {}
