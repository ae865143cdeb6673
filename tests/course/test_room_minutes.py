"""What learners do in a session: silent, talking or doing; and that the sample course is no room of readers."""

import pytest

from lessonwright.course.lesson import Lesson, RoomMinutes
from lessonwright.reading.loader import load_course
from tests.conftest import SAMPLE, MakeCourse

LESSON = """\
title: A lesson
summary: What it is about.
minutes: 30
objectives:
  - know-it: Name one thing.
    level: remember
body:
  - text: A first sentence.
  - {activity: Alone, id: alone, minutes: 3, steps: [Think.]}
  - {activity: Together, id: together, minutes: 3, setting: pairs, steps: [Try.]}
  - {poll: Which one?, id: vote, options: [This, That]}
quiz:
  questions: [{true-false: It is so., id: so, answer: true}]
worksheet:
  title: Mine
  prompts: [{write: What next?}]
facilitator:
  aim: All know it.
  discuss: [What did you see?]
  timing:
    - {minutes: 30, do: Do it.%s}
"""


@pytest.mark.parametrize(
    ("step", "what"),
    [
        (", run: alone", "silent"),
        (", run: together", "do"),
        (", run: vote", "talk"),
        (", run: quiz", "silent"),
        (", run: so", "silent"),
        (", run: worksheet", "silent"),
        (", run: discuss", "talk"),
        (", run: quiz, learners: talk", "talk"),
        (", learners: do", "do"),
        (", run: together, learners: silent", "silent"),
    ],
)
def test_what_learners_do_follows_from_what_a_step_says_or_runs(
    make_course: MakeCourse, step: str, what: str
) -> None:
    [lesson] = make_course({"first/one.yml": LESSON % step}).lessons
    assert lesson.room_minutes == RoomMinutes(**{what: 30})


def test_of_a_session_that_says_neither_nothing_is_claimed(make_course: MakeCourse) -> None:
    [lesson] = make_course({"first/one.yml": LESSON % ""}).lessons
    assert lesson.room_minutes == RoomMinutes()


def sample() -> tuple[Lesson, ...]:
    course = load_course(SAMPLE).course
    assert course
    return course.lessons


def test_in_the_sessions_of_the_sample_course_learners_are_silent_for_less_than_two_fifths() -> (
    None
):
    spent = [lesson.room_minutes for lesson in sample()]
    total = RoomMinutes(*map(sum, zip(*spent, strict=True)))
    assert total.all == sum(lesson.session_minutes for lesson in sample())
    assert total.silent / total.all < 0.4, total


def test_no_session_of_the_sample_course_is_mostly_silent() -> None:
    shares = {lesson.id: lesson.room_minutes.silent_share for lesson in sample()}
    assert {name: share for name, share in shares.items() if share > 50} == {}
