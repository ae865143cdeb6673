"""Judges texts and numbers as the loaded script does."""

import pytest
from playwright.sync_api import Page

from tests.browser.learning.asked import check, choose, question
from tests.browser.learning.conftest import Visit

pytestmark = pytest.mark.browser

SAME = [
    ("Café", "  cafe "), ("cafe", "CAFÉ."), ("self-compassion", "self–compassion"), ("straße", "STRASSE"),
    ("every one", "everyone"),
    ("don't", "don’t"), ("don't", "don´t"), ("don’t", "don`t"), ("don't", "don＇t"), ("„yes“", '"yes"'),
    ("‚yes‘", "'yes'"),
    ("Łódź", "lodz"), ("Malmø", "malmo"), ("œuvre", "OEUVRE"), ("Đurđa", "durda"), ("færre", "faerre"),
    ("ılık", "ilik"), ("İzmir", "izmir"), ("naïve", "nai\u0308ve"), ("Ångström", "angstrom"),
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
    "1e999": [], "12 kg": [], "24 percent": [24], "24 per cent.": [24], "24 Prozent": [24], "٢٤٪": [24],
    "24 بالمئة": [24], "24%.": [24], "1,234.": [1.234, 1234], "24 percents": [],
}  # fmt: skip


def test_what_does_not_matter_does_not_matter(kinds: Page) -> None:
    for accepted, text in SAME:
        assert kinds.evaluate(
            "([a, b]) => Lessonwright.reading.accepts([a], b)", [accepted, text]
        ), (accepted, text)


def test_what_matters_does(kinds: Page) -> None:
    for accepted, text in DIFFERENT:
        assert not kinds.evaluate(
            "([a, b]) => Lessonwright.reading.accepts([a], b)", [accepted, text]
        ), (
            accepted,
            text,
        )


def test_numbers_are_read_with_comma_or_point(kinds: Page) -> None:
    read = {
        text: kinds.evaluate("text => Lessonwright.reading.readings(text, '%')", text)
        for text in NUMBERS
    }
    assert read == NUMBERS


def test_a_tolerance_holds_where_a_computer_is_a_little_off(kinds: Page) -> None:
    near = "([number, answer, off]) => Lessonwright.reading.isNear(number, answer, off)"
    assert kinds.evaluate(near, [0.4, 0.3, 0.1])
    assert kinds.evaluate(near, [0.30000000000000004, 0.3, 0])
    assert not kinds.evaluate(near, [0.31, 0.3, 0])
    assert not kinds.evaluate(near, [61.01, 60.5, 0.5])
    assert kinds.evaluate(near, [60.599999999999994, 60.5, 0.1])
    assert not kinds.evaluate(near, [2147483648, 2147483647, 0])
    assert not kinds.evaluate(near, [1000000001, 1e9, 0])


def test_a_small_answer_is_not_met_by_anything_near_nothing(kinds: Page) -> None:
    near = "([number, answer, off]) => Lessonwright.reading.isNear(number, answer, off)"
    assert kinds.evaluate(near, [1.6e-19, 1.6e-19, 0])
    assert not kinds.evaluate(near, [0, 1.6e-19, 0])
    assert not kinds.evaluate(near, [1e-10, 0, 0])


def test_a_unit_may_end_with_a_full_stop(kinds: Page) -> None:
    read = "([text, unit]) => Lessonwright.reading.readings(text, unit)"
    for text, unit in (
        ("30 min.", "min"),
        ("30 min", "min."),
        ("30 Min.", "min."),
        ("30.", "min"),
        ("30 %", "percent"),
    ):
        assert kinds.evaluate(read, [text, unit]) == [30], (text, unit)


def test_ticking_everything_earns_nothing(kinds: Page) -> None:
    share = "([right, wrong, keys, distractors]) => Lessonwright.marking.shareOfKeys(right, wrong, keys, distractors)"
    assert kinds.evaluate(share, [2, 2, 2, 2]) == 0
    assert kinds.evaluate(share, [3, 1, 3, 1]) == 0
    assert kinds.evaluate(share, [2, 5, 2, 5]) == 0
    assert kinds.evaluate(share, [2, 1, 2, 2]) == 0.5
    assert kinds.evaluate(share, [2, 0, 2, 0]) == 1


def test_the_page_weighs_wrong_picks_by_how_many_there_are(visit: Visit) -> None:
    page = visit(site="lopsided")
    choose("A gull.", "A wren.", "A robin.", "A bat.")(question(page, "birds"))
    assert check(question(page, "birds")) == "incorrect"


def test_percentages_are_rounded_down(kinds: Page) -> None:
    assert kinds.evaluate("Lessonwright.marking.percent(0.7999)") == 79
    assert kinds.evaluate("Lessonwright.marking.percent(0.1 + 0.7)") == 80
