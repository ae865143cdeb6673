"""A finding inside a text is shown at the words it means, whatever markup and line breaks are around them."""

from pathlib import Path

import pytest

from tests.lint.good_course import LESSON, told

BODY = "  - text: Ask for the receipt first. It tells you which form to take."
LONG = "they *walk* on and on " * 7


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"  - text: Short. Then **they** walk {LONG}", 8, 18),
        (f"  - text: |\n      Short.\n\n      Then they\n      walk {LONG}", 11, 7),
        (f"  - text: >-\n      Short. Then\n      they walk {LONG}", 9, 14),
        (f"  - text: |\n      Then they walk {LONG}.\n\n      Then they walk {LONG}.", 9, 7),
        (f"  - text: 'It''s short. Then they walk {LONG}'", 8, 25),
    ],
)
def test_a_sentence(tmp_path: Path, text: str, line: int, column: int) -> None:
    first, *_ = told(tmp_path, {"first/one.yml": LESSON.replace(BODY, text)})
    assert (first.line, first.column) == (line, column)


def test_two_sentences_that_open_alike_have_two_places(tmp_path: Path) -> None:
    text = f"  - text: |\n      Then they walk {LONG}.\n\n      Then they walk {LONG}."
    found = told(tmp_path, {"first/one.yml": LESSON.replace(BODY, text)})
    assert [finding.line for finding in found] == [9, 11]


def test_the_second_of_two_links_with_the_same_words(tmp_path: Path) -> None:
    text = "  - text: Write [to us](mailto:a@b.org), or look [here](https://a.org) and [here](https://b.org)."
    found = told(tmp_path, {"first/one.yml": LESSON.replace(BODY, text)})
    assert [finding.column for finding in found] == [51, 77]
