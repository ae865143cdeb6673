"""What an LMS is told of a key is written as each standard has it, and in the course's own language."""

import pytest

from lessonwright.packages.interaction import KEY_PATTERNS, Interaction, definition

CHOSEN = Interaction("choice", (), ("one", "two", "three"), ("1", "2", "3"), key=(0, 2))
TRUE = Interaction("true-false", (), ("true", "false"), ("true", "false"), key=(1,))
PAIRED = Interaction("matching", (), ("a", "b"), ("A", "B"), ("x", "y"), (1, 0))
PICKED = Interaction("matching", (), ("best",), ("best",), ("r-1",), (0,), target_labels=("A.",))
SORTED = Interaction("sequencing", (), ("a", "b"), ("A", "B"), key=(0, 1))
LONE = Interaction("fill-in", (), accept=(("till", "cash desk"),))
GAPS = Interaction("fill-in", (), accept=(("till", "cash desk"), ("day",)))
NUMBER = Interaction("numeric", (), answer=0.1, tolerance=0.2)
LARGE = Interaction("numeric", (), answer=1e15)


@pytest.mark.parametrize(
    ("interaction", "old", "new"),
    [
        (CHOSEN, ["a,c"], ["a[,]c"]),
        (TRUE, ["f"], ["false"]),
        (PAIRED, ["1.b,2.a"], ["1[.]b[,]2[.]a"]),
        (SORTED, ["a,b"], ["a[,]b"]),
        (LONE, ["till", "cash desk"], [f"{{case_matters=false}}{x}" for x in LONE.accept[0]]),
        (GAPS, ["till,day"], ["{case_matters=false}till[,]day"]),
        (NUMBER, ["0.1"], ["-0.1[:]0.3"]),
        (LARGE, ["1000000000000000"], ["1000000000000000[:]1000000000000000"]),
    ],
)
def test_a_key_is_written_as_the_standard_has_it(
    interaction: Interaction, old: list[str], new: list[str]
) -> None:
    assert KEY_PATTERNS["scorm-1.2"].key(interaction) == old
    assert KEY_PATTERNS["scorm-2004"].key(interaction) == new
    assert KEY_PATTERNS["cmi5"].key(interaction) == new


def test_a_long_text_is_cut_where_the_standard_takes_no_more() -> None:
    long = Interaction("fill-in", (), accept=(("x" * 300,), ("y" * 300,)))
    assert KEY_PATTERNS["scorm-1.2"].key(long) == ["x" * 255]
    assert KEY_PATTERNS["cmi5"].key(long) == [
        f"{{case_matters=false}}{'x' * 250}[,]{'y' * 250}",
    ]


def test_what_can_be_answered_is_said_in_the_language_of_the_course() -> None:
    said = definition(PICKED, "Which reply?", "sw")
    assert said["name"] == {"sw": "Which reply?"}
    assert said["source"] == [{"id": "1", "description": {"sw": "best"}}]
    assert said["target"] == [{"id": "a", "description": {"sw": "A."}}]
    assert [one["id"] for one in definition(CHOSEN, "?", "en")["choices"]] == ["a", "b", "c"]
