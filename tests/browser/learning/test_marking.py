"""Judges texts and numbers as the loaded script does."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SAME = [
    ("Café", "  cafe "), ("cafe", "CAFÉ."), ("self-compassion", "self–compassion"), ("straße", "STRASSE"),
    ("every one", "everyone"),
    ("don't", "don’t"), ("İzmir", "izmir"), ("naïve", "nai\u0308ve"), ("Ångström", "angstrom"),
    ("مُعلِّم", "معلم"), ("fi", "ﬁ"), ("10 %", "10%"), ("soft\u00adware", "software"), ("“yes”", '"yes"'), ("why?", "why"),
]  # fmt: skip
DIFFERENT = [
    ("east", "west"),
    ("कि", "की"),
    ("cafe", ""),
    ("a", "b"),
    ("C", "C++"),
    ("が", "か"),
    ("!", "?"),
    ("5", "-5"),
]
NUMBERS = {
    "12": [12], "3.5": [3.5], "3,5": [3.5], " 3,50 ": [3.5], "-4": [-4], "−4": [-4], "+4": [4], "1,234": [1.234, 1234],
    "1.234": [1.234, 1234], "1,234.5": [1234.5], "1.234,5": [1234.5], "1 234,5": [1234.5], "1\u202f234": [1234],
    "1'234": [1234], "1,234,567": [1234567], "1.234.567": [1234567], "12,34,567": [], "0,125": [0.125, 125],
    ".5": [0.5], ",5": [0.5], "5.": [5], "1e3": [1000], "24 %": [24], "24%": [24], "٢٤": [24], "٢٤٫٥": [24.5],
    "२४": [24], "": [], "abc": [], "1/2": [], "--4": [], "1.2.3": [], "12,3456": [12.3456], "0x10": [], "Infinity": [],
    "1e999": [], "12 kg": [],
}  # fmt: skip


def test_what_does_not_matter_does_not_matter(kinds: Page) -> None:
    for accepted, text in SAME:
        assert kinds.evaluate("([a, b]) => Lessonwright.marking.accepts([a], b)", [accepted, text]), (accepted, text)


def test_what_matters_does(kinds: Page) -> None:
    for accepted, text in DIFFERENT:
        assert not kinds.evaluate("([a, b]) => Lessonwright.marking.accepts([a], b)", [accepted, text]), (
            accepted,
            text,
        )


def test_numbers_are_read_with_comma_or_point(kinds: Page) -> None:
    read = {text: kinds.evaluate("text => Lessonwright.marking.readings(text, '%')", text) for text in NUMBERS}
    assert read == NUMBERS


def test_a_tolerance_holds_where_a_computer_is_a_little_off(kinds: Page) -> None:
    near = "([number, answer, off]) => Lessonwright.marking.isNear(number, answer, off)"
    assert kinds.evaluate(near, [0.4, 0.3, 0.1])
    assert kinds.evaluate(near, [0.30000000000000004, 0.3, 0])
    assert not kinds.evaluate(near, [0.31, 0.3, 0])
    assert not kinds.evaluate(near, [61.01, 60.5, 0.5])


def test_ticking_everything_earns_nothing_where_half_is_wrong(kinds: Page) -> None:
    assert kinds.evaluate("Lessonwright.marking.shareOfKeys(2, 2, 2)") == 0
    assert kinds.evaluate("Lessonwright.marking.shareOfKeys(2, 1, 2)") == 0.5
    assert kinds.evaluate("Lessonwright.marking.percent(0.7999)") == 79
    assert kinds.evaluate("Lessonwright.marking.percent(0.1 + 0.7)") == 80
