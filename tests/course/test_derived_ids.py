"""What learners' saved answers hang on must survive every edit that leaves a question what it was."""

from collections.abc import Callable

import pytest

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from tests.conftest import LESSON, MakeCourse

Ids = Callable[[Lesson], list[str]]

QUESTIONS = [
    "true-false: It is so.\n      answer: true",
    "fill-in: It is [[so]].",
    "numeric: How many?\n      answer: 3",
]
PROMPTS = [
    "write: What happened?",
    "plan: What comes next?",
    "tick: Which?\n      items: [This., That.]",
]
CHOICES = ["correct: I look first.", "wrong: I hope.", "wrong: I wait."]


def questions(items: list[str]) -> str:
    return LESSON + "quiz:\n  questions:\n" + "".join(f"    - {item}\n" for item in items)


def prompts(items: list[str]) -> str:
    return (
        LESSON
        + "worksheet:\n  title: My step\n  prompts:\n"
        + "".join(f"    - {item}\n" for item in items)
    )


def choices(items: list[str]) -> str:
    head = "    - multiple-response: Which?\n      choices:\n"
    return (
        LESSON + "quiz:\n  questions:\n" + head + "".join(f"        - {item}\n" for item in items)
    )


def question_ids(lesson: Lesson) -> list[str]:
    return [question.id for question in lesson.questions]


def prompt_ids(lesson: Lesson) -> list[str]:
    return [prompt.id for prompt in lesson.prompts]


def choice_ids(lesson: Lesson) -> list[str]:
    [question] = lesson.questions
    return [choice.id for choice in getattr(question, "choices", ())]


CASES = [
    pytest.param(QUESTIONS, questions, question_ids, id="questions"),
    pytest.param(PROMPTS, prompts, prompt_ids, id="prompts"),
    pytest.param(CHOICES, choices, choice_ids, id="choices"),
]


def lesson_of(course: Course) -> Lesson:
    return course.lessons[0]


@pytest.mark.parametrize(("items", "text", "ids"), CASES)
def test_ids_stay_when_neighbours_come_go_and_move(
    items: list[str], text: Callable[[list[str]], str], ids: Ids, make_course: MakeCourse
) -> None:
    def made(chosen: list[str]) -> list[str]:
        return ids(lesson_of(make_course({"first/one.yml": text(chosen)})))

    first, second, third = made(items)
    assert len({first, second, third}) == 3
    assert made([items[2], items[0], items[1]]) == [third, first, second]
    assert made(items[:2]) == [first, second]
    assert made([items[0], items[2]]) == [first, third]


@pytest.mark.parametrize(("items", "text", "ids"), CASES)
def test_ids_stay_when_only_case_and_spaces_change(
    items: list[str], text: Callable[[list[str]], str], ids: Ids, make_course: MakeCourse
) -> None:
    before = ids(lesson_of(make_course({"first/one.yml": text(items)})))
    kind, words = items[0].split(": ", 1)
    spaced = f"{kind}:   {words.replace(' ', '  ', 1).replace('I', 'i', 1).replace('W', 'w', 1)}"
    assert ids(lesson_of(make_course({"first/one.yml": text([spaced, *items[1:]])}))) == before


def test_ids_change_when_the_words_do(make_course: MakeCourse) -> None:
    before = question_ids(lesson_of(make_course({"first/one.yml": questions(QUESTIONS)})))
    reworded = [QUESTIONS[0].replace("so", "not so"), *QUESTIONS[1:]]
    after = question_ids(lesson_of(make_course({"first/one.yml": questions(reworded)})))
    assert after[0] != before[0]
    assert after[1:] == before[1:]


def test_an_id_that_the_author_gave_stays_when_the_words_change(make_course: MakeCourse) -> None:
    given = QUESTIONS[0] + "\n      id: so-it-is"
    for item in (given, given.replace("It is so", "So it is")):
        assert question_ids(lesson_of(make_course({"first/one.yml": questions([item])}))) == [
            "so-it-is"
        ]


def test_ids_are_what_they_were_in_the_first_release(make_course: MakeCourse) -> None:
    lesson = lesson_of(make_course({"first/one.yml": questions(QUESTIONS)}))
    assert question_ids(lesson) == ["true-false-d3ef0eb6", "fill-in-30f0e5e9", "numeric-a84049d6"]
