"""What learners picked hangs on a choice's id, which comes from its words."""

import pytest

from tests.conftest import LESSON, MakeCourse

QUIZ = "quiz:\n  questions:\n    - multiple-choice: How does it begin?\n      choices: [{}]\n"


def ids(make_course: MakeCourse, *texts: str) -> list[str]:
    first, *others = texts
    written = ", ".join([f"correct: {first}", *(f"wrong: {text}" for text in others)])
    course = make_course({"first/one.yml": LESSON + QUIZ.format(written)})
    return [choice.id for choice in course.lessons[0].questions[0].choices]  # type: ignore[union-attr]


def test_capitals_count_only_where_nothing_else_tells_two_choices_apart(
    make_course: MakeCourse,
) -> None:
    sir, other = ids(make_course, "Dear Sir", "Hello")
    assert [sir, other] == ids(make_course, "dear SIR", "Hello")
    capital, small, same_other = ids(make_course, "Dear Sir", "Dear sir", "Hello")
    assert same_other == other
    assert len({capital, small, sir}) == 3


@pytest.mark.parametrize("texts", [("Dear Sir", "Dear sir", "Hello"), ("A", "a", "B", "b")])
def test_another_order_of_choices_leaves_each_its_id(
    make_course: MakeCourse, texts: tuple[str, ...]
) -> None:
    there = dict(zip(texts, ids(make_course, *texts), strict=True))
    back = dict(zip(texts[::-1], ids(make_course, *texts[::-1]), strict=True))
    assert there == back
    assert len({*there.values()}) == len(texts)
