"""What the room is shown of a lesson, in which order, and what it is never shown."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from lessonwright.course.lesson import Lesson
from lessonwright.course.lesson_and_review_slides import slides
from lessonwright.course.model_fields_and_authored_texts import texts
from lessonwright.course.slide_and_question_slides import Slide
from lessonwright.reading.loader import load_course
from tests.conftest import SAMPLE, SVG, MakeCourse

LESSON = """\
title: One
summary: A lesson.
minutes: 9
objectives:
  - ask: Ask one question.
    level: apply
body:
  - text: |
      ## Why you ask
      Nobody sees this on the wall.
  - figure: desk.svg
    alt: A desk.
    caption: Ask before you begin.
  - activity: Ask twice
    minutes: 4
    setting: pairs
    text: Sit down.
    steps: [Ask., Listen.]
  - scenario: At the desk
    start: a
    scenes:
      b: {text: She smiles., ending: good}
      a:
        text: She waits.
        choices:
          - {say: Ask her., then: b, feedback: You know more now.}
          - {say: Say nothing., then: b}
  - question: first
quiz:
  questions:
    - sorting: Which is which?
      groups: {Question: [Why?, Who?], Answer: [Because.]}
      feedback: It asks.
    - multiple-choice: What first?
      id: first
      choices: [wrong: To tell., {correct: To ask., feedback: You learn more.}]
      feedback: Ask first.
worksheet:
  title: My question
  prompts: [write: Which one?]
facilitator:
  aim: Everybody asks.
  timing: [{minutes: 9, do: Let them ask.}]
"""


@pytest.fixture
def shown(make_course: MakeCourse) -> tuple[Slide, ...]:
    course = make_course({"first/one.yml": LESSON, "first/desk.svg": SVG})
    return slides(course.modules[0], course.lessons[0])


def named(shown: tuple[Slide, ...], label: str) -> list[Slide]:
    return [slide for slide in shown if slide.label == label]


def entries(slide: Slide) -> list[list[str]]:
    return [[f"{it.sign} {it.wording.text}".strip() for it in its.entries] for its in slide.lists]


def test_they_follow_the_lesson_and_ask_each_question_once(shown: tuple[Slide, ...]) -> None:
    assert [slide.label or "section" for slide in shown] == [
        *("lesson", "objectives", "section", "figure"),
        *("activity", "step", "step", "activity"),
        *("scenario", "scene", "what-follows", "ending-good"),
        *("question", "answer", "question", "answer", "answer"),
        "worksheet",
    ]


def test_of_a_text_the_headings_alone_are_shown(shown: tuple[Slide, ...]) -> None:
    assert shown[2].title is not None
    assert (shown[2].title.text, shown[2].text) == ("Why you ask", "")


def test_all_steps_stay_with_the_clock_while_people_work(shown: tuple[Slide, ...]) -> None:
    begin, work = named(shown, "activity")
    assert (begin.text, begin.minutes, begin.clock) == ("Sit down.", None, "")
    assert (work.minutes, bool(work.clock), entries(work)) == (4, True, [["1 Ask.", "2 Listen."]])
    assert [(step.number, step.of) for step in named(shown, "step")] == [(1, 2), (2, 2)]


def test_a_choice_leads_to_what_follows_and_from_there_to_its_scene(
    shown: tuple[Slide, ...],
) -> None:
    [scene], [outcome] = named(shown, "scene"), named(shown, "what-follows")
    [ending] = named(shown, "ending-good")
    assert [entry.leads_to for entry in scene.lists[0].entries] == [outcome.id, ending.id]
    assert (outcome.onward, outcome.scene, outcome.text) == (ending.id, 2, "You know more now.")


def test_the_answer_comes_on_the_slide_after_the_question(shown: tuple[Slide, ...]) -> None:
    question, answer = named(shown, "question")[0], named(shown, "answer")[0]
    assert entries(question) == [["A To tell.", "B To ask."]]
    assert (question.note, question.number) == ("", 1)
    assert entries(answer) == [["B To ask."]]
    assert answer.note == "You learn more.\n\nAsk first."


def test_a_key_of_several_lists_leaves_its_feedback_to_a_slide_of_its_own(
    shown: tuple[Slide, ...],
) -> None:
    question, (key, why) = named(shown, "question")[1], named(shown, "answer")[1:]
    items, groups = question.lists
    signs = {it.wording.text: it.sign for it in items.entries}
    assert sorted(signs.values()) == ["1", "2", "3"]
    assert [it.wording.text for it in groups.entries] == ["Question", "Answer"]
    assert entries(key)[1] == [f"{signs['Because.']} Because."]
    assert (key.note, why.text) == ("", "It asks.")


def strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from strings(item)
    elif hasattr(part, "__dataclass_fields__"):
        for field in fields(part):
            yield from strings(getattr(part, field.name))


def secrets(lesson: Lesson) -> set[str]:
    assert lesson.facilitator is not None
    return {said.text for said in texts(lesson.facilitator)}


def test_nothing_of_the_facilitator_s_is_on_the_slides_of_the_sample_course() -> None:
    course = load_course(SAMPLE).course
    assert course is not None
    for module in course.modules:
        for lesson in module.lessons:
            shown = slides(module, lesson)
            assert secrets(lesson)
            assert secrets(lesson) & set(strings(shown)) == set()
            ids = {slide.id for slide in shown}
            assert len(ids) == len(shown)
            ways = {it.leads_to for slide in shown for its in slide.lists for it in its.entries}
            assert ways | {slide.onward for slide in shown} <= ids | {""}
