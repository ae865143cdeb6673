"""The style sheet: its parts are all joined, and it stays light."""

import gzip
from importlib.resources import files

from lessonwright.site.address import Addresses
from lessonwright.site.pages import STYLE_PARTS, assets
from tests.conftest import MakeCourse

BUDGET = 12_000


def test_every_part_is_joined_once() -> None:
    parts = {file.name for file in (files("lessonwright.site") / "assets/styles").iterdir()}
    assert sorted(parts) == sorted(f"{part}.css" for part in STYLE_PARTS)


def test_the_whole_is_small(make_course: MakeCourse) -> None:
    styles = assets(make_course({}), Addresses())["assets/lessonwright/lessonwright.css"]
    assert len(gzip.compress(styles)) <= BUDGET
