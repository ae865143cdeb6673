from pathlib import Path

import pytest

from tests.lint.good_course import LESSON, told

LONG = "one two three four five six seven eight nine ten " * 4
BODY = "  - text: Ask for the receipt first. It tells you which form to take."
COMMENT = "# lint: allow long-sentence because it counts\n"


def lesson(text: str) -> dict[str, str]:
    return {"first/one.yml": LESSON.replace(BODY, text, 1)}


def rules(folder: Path, text: str) -> list[str]:
    return [diagnostic.rule for diagnostic in told(folder, lesson(text))]


@pytest.mark.parametrize(
    "text",
    [
        f"  - text: {LONG}  {COMMENT}  - text: Then.",
        f"  {COMMENT}  - text: {LONG}",
        f"  {COMMENT}\n  # This is a rhyme.\n  - text: {LONG}",
        f"  - text: | {COMMENT}      Short.\n\n      {LONG}\n",
        f"  {COMMENT}  - text: |\n      Short.\n\n      {LONG}\n",
        f"  -\n    {COMMENT}    text: {LONG}",
    ],
    ids=[
        "on the line",
        "above",
        "above another comment",
        "on a block's first line",
        "above a block",
        "in an item",
    ],
)
def test_it_excuses_the_part_it_stands_at(tmp_path: Path, text: str) -> None:
    assert rules(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"  {COMMENT}  - text: Short.\n  - text: {LONG}",
        f"  - text: {LONG}\n  {COMMENT}  - text: Short.",
        f"  - text: {LONG}\n  - text: Short {COMMENT}  - text: Then.",
    ],
    ids=["before another part", "below", "on another line"],
)
def test_it_excuses_nothing_else_and_says_so(tmp_path: Path, text: str) -> None:
    assert sorted(rules(tmp_path, text)) == ["excuse", "long-sentence"]


def test_one_rule_is_excused_and_not_its_neighbour(tmp_path: Path) -> None:
    assert rules(tmp_path, f"  {COMMENT}  - text: {LONG} [here](https://example.org)") == [
        "link-text"
    ]


@pytest.mark.parametrize(
    "text", ["  - text: 'Write # lint: allow it'", "  - text: |\n      # lint: allow it\n"]
)
def test_words_in_a_text_are_no_excuse(tmp_path: Path, text: str) -> None:
    assert "excuse" not in rules(tmp_path, text)


def test_of_a_rule_that_is_off_nobody_can_say_whether_it_is_needed(tmp_path: Path) -> None:
    files = lesson(f"  {COMMENT}  - text: Short.\n  - text: Ask.")
    course = "title: A\nsummary: B.\nlanguage: en\naudience: All.\nmodules: [first]\nlint: { long-sentence: off }\n"
    assert told(tmp_path, {**files, "course.yml": course}) == ()
