from pathlib import Path

import pytest

from lessonwright.lint.rules import RULES
from tests.conftest import COURSE, MakeCourse
from tests.lint.good_course import LESSON, told

WEAK = {
    "first/one.yml": LESSON.replace(
        "Ask for the receipt first.", "one two three four five six " * 6
    )
}


def test_the_good_course_has_nothing_weak(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == ()


def test_a_rule_has_a_level_of_its_own(tmp_path: Path) -> None:
    assert [diagnostic.severity for diagnostic in told(tmp_path, WEAK)] == [
        RULES["long-sentence"].level
    ]


@pytest.mark.parametrize("level", ["note", "warning", "error"])
def test_the_course_sets_another(tmp_path: Path, level: str) -> None:
    course = {"course.yml": f"{COURSE}lint: {{ long-sentence: {level} }}\n"}
    assert [diagnostic.severity for diagnostic in told(tmp_path, WEAK | course)] == [level]


def test_off_is_silent(tmp_path: Path) -> None:
    course = {"course.yml": f"{COURSE}lint: {{ long-sentence: off }}\n"}
    assert told(tmp_path, WEAK | course) == ()


def test_a_rule_answers_to_the_name_that_it_had(make_course: MakeCourse) -> None:
    course = make_course({"course.yml": f"{COURSE}lint: {{ key-manner: error }}\n"})
    assert RULES["key-style"].level_in(course) == "error"
    both = make_course({"course.yml": f"{COURSE}lint: {{ key-manner: error, key-style: off }}\n"})
    assert RULES["key-style"].level_in(both) == "off"


def test_a_name_that_a_rule_had_is_no_unknown_one(tmp_path: Path) -> None:
    assert told(tmp_path, {"course.yml": f"{COURSE}lint: {{ key-manner: note }}\n"}) == ()


def test_a_rule_that_is_off_can_be_put_on(tmp_path: Path) -> None:
    scenes = "{a: {text: A., choices: [{say: B., then: b}, {say: C., then: c}]}, b: {text: D., ending: good}"
    scenario = f"  - scenario: A case\n    start: a\n    scenes: {scenes}, c: {{text: E., ending: poor}}}}\nquiz:"
    lesson = {"first/one.yml": LESSON.replace("quiz:", scenario)}
    assert told(tmp_path, lesson) == ()
    (note,) = told(
        tmp_path, lesson | {"course.yml": f"{COURSE}lint: {{ scenario-length: note }}\n"}
    )
    assert note.rule == "scenario-length"


def test_a_rule_that_does_not_know_the_language_is_silent(tmp_path: Path) -> None:
    vague = {"first/one.yml": LESSON.replace("Choose the right form", "Know the right form", 1)}
    (weak,) = told(tmp_path, vague)
    assert weak.rule == "objective-verb"
    assert (
        told(tmp_path, vague | {"course.yml": COURSE.replace("language: en", "language: de")}) == ()
    )


SAYS = {
    ("en",): "For English courses only",
    ("en", "de", "fr"): "For courses in English, German and French only",
}


def test_the_rules_that_listen_for_words_say_in_which_language() -> None:
    for rule in RULES.values():
        said = " ".join(rule.documentation.split())
        assert [known for known, words in SAYS.items() if words in said] == (
            [rule.languages] if rule.languages else []
        ), rule.id
