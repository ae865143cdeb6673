"""Keeps all that a learner's browser loads of ours small."""

import gzip

import pytest

from lessonwright.site.address import Addresses
from lessonwright.site.pages import SCRIPTS, STYLES, assets
from tests.conftest import COURSE, MakeCourse

LIMIT = 40 * 1024


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_scripts_and_styles_together_stay_small(make_course: MakeCourse, language: str) -> None:
    course = make_course({"course.yml": COURSE.replace("language: en", f"language: {language}")})
    made = assets(course, Addresses())
    sizes = {path: len(gzip.compress(made[path], 9)) for path in (*SCRIPTS, *STYLES)}
    assert sum(sizes.values()) <= LIMIT, sizes
