"""The course's colour: whatever it is, words in it can be read in light and dark."""

import re

import pytest

from lessonwright.site.stylesheets import brand_css
from tests.conftest import COURSE, MakeCourse

GROUNDS = {"bar": "#ffffff", "light": "#faf8f4", "dark": "#1e2129"}


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    "colour", ["#00695c", "#ffff00", "#000000", "#ffffff", "#808080", "#ff0000"]
)
def test_words_in_the_brand_colour_can_be_read(colour: str, make_course: MakeCourse) -> None:
    css = brand_css(make_course({"course.yml": f'{COURSE}brand: {{ colour: "{colour}" }}\n'}))
    bar, light, dark = re.findall("#[0-9a-f]{6}", css)
    assert contrast(bar, GROUNDS["bar"]) >= 4.5
    assert contrast(light, GROUNDS["light"]) >= 4.5
    assert contrast(dark, GROUNDS["dark"]) >= 4.5


def test_a_colour_that_can_be_read_is_taken_as_it_is(make_course: MakeCourse) -> None:
    assert "--lw-brand-bar: #00695c" in brand_css(
        make_course({"course.yml": f'{COURSE}brand: {{ colour: "#00695c" }}\n'})
    )
