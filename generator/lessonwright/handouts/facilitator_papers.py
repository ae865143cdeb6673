"""Owns what a facilitator holds: a course comes in; data of guides, answer key and alignment comes out."""

from collections.abc import Iterator
from operator import itemgetter

from lessonwright.course.alignment import Aligned, Alignment, alignment
from lessonwright.course.block import Poll, RolePlay
from lessonwright.course.course import Course
from lessonwright.course.lesson import (
    Lesson,
    Worksheet,
    asked_at_the_end,
    asked_in_the_body,
    question_numbers,
)
from lessonwright.course.module import Module
from lessonwright.handouts.learner_sheets import place_in_module
from lessonwright.handouts.sheet_text import SheetData
from lessonwright.handouts.template_data import Frame, Parts


def aligned_modules(parts: Parts, course: Course) -> list[SheetData]:
    """Return, for each module and lesson, what practises its objectives and which questions assess each."""
    return [
        {"title": module.title, "lessons": [_lesson(parts, it) for it in module.lessons]}
        for module in course.modules
    ]


def _lesson(parts: Parts, lesson: Lesson) -> SheetData:
    of_lesson, lines = parts.within(lesson.path), alignment(lesson)
    return {
        "title": lesson.title,
        "practised": list(_practice_lines(lines)),
        "objectives": [_objective(of_lesson, lesson, aligned) for aligned in lines.objectives],
    }


def _practice_lines(lines: Alignment) -> Iterator[SheetData]:
    """Yield what learners do for all objectives of a lesson; a question is for its own, and has its number there."""
    for part in lines.practised:
        if isinstance(part, Worksheet):
            yield {"what": "worksheet", "title": part.title}
        elif part.known_by:
            yield {"what": part.kind, "title": getattr(part, part.known_by)}


def _objective(parts: Parts, lesson: Lesson, aligned: Aligned) -> SheetData:
    on_paper = question_numbers(lesson)
    asked = sorted(on_paper[lesson.questions[number - 1].id] for number in aligned.assessed)
    return {**parts.fields(aligned.objective), "asked": asked}


def answer_key(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `answer_key.typ`: every question under the number that it has on the handout."""
    title = frame.course.title
    modules = [
        {
            "title": module.title,
            "lessons": [_answers(parts, lesson) for lesson in module.lessons if lesson.quiz],
        }
        for module in frame.course.modules
    ]
    return {
        "title": title,
        "description": title,
        "modules": [module for module in modules if module["lessons"]],
    }


def _answers(parts: Parts, lesson: Lesson) -> SheetData:
    of_lesson, number = parts.within(lesson.path), question_numbers(lesson)
    questions = [*asked_in_the_body(lesson), *asked_at_the_end(lesson)]
    return {
        "title": lesson.title,
        "questions": [of_lesson.fields(q) | {"number": number[q.id]} for q in questions],
    }


def role_cards(lesson: Lesson, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `role_cards.typ`: what each player of a lesson's role-plays holds in hand."""
    of_lesson = parts.within(lesson.path)
    title = f"{lesson.title}: {frame.words('role-cards')}"
    return {
        "title": title,
        "description": title,
        "lesson": lesson.title,
        "role_plays": [
            of_lesson.fields(part) for part in lesson.body if isinstance(part, RolePlay)
        ],
    }


def answer_sheet(module: Module, lesson: Lesson, frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `answers.typ`: a lesson's questions with key and feedback, for learners who have answered."""
    answered = _answers(parts, lesson)
    title = f"{frame.words('answers')}: {lesson.title}"
    return {
        "title": title,
        "description": title,
        "module": module.title,
        "place": place_in_module(module, lesson),
        "lesson": lesson.title,
        "questions": answered["questions"],
        "objectives": list(_assessed(parts.within(lesson.path), lesson)),
        "address": frame.address(lesson),
    }


def _assessed(parts: Parts, lesson: Lesson) -> Iterator[SheetData]:
    """Yield the objectives that are asked about, each with its questions, and then the questions for none."""
    number = question_numbers(lesson)
    for objective in (*lesson.objectives, None):
        wanted = objective.id if objective else None
        own = [q.id for q in lesson.questions if q.objective == wanted]
        if own:
            asked = [{"id": name, "number": number[name]} for name in own]
            asked.sort(key=itemgetter("number"))
            yield {"text": parts.fields(objective)["text"] if objective else None, "asked": asked}


def letter_cards(frame: Frame, parts: Parts) -> SheetData:
    """Return the data for `letter_cards.typ`: as many letters as the longest poll of the course has options."""
    polls = [poll for lesson in frame.course.lessons for poll in polls_of(lesson)]
    title = frame.words("letter-cards")
    letters = max((poll.letters for poll in polls), key=len)
    return {"title": title, "description": title, "letters": letters}


def polls_of(lesson: Lesson) -> list[Poll]:
    """Return the polls of a lesson."""
    return [block for block in lesson.body if isinstance(block, Poll)]
