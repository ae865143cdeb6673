"""Owns the ways through a course: its questions and texts go out, each with its place; and those through a scenario."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar, cast

from lessonwright.course.base import TEXT, ReadAsMarkdown
from lessonwright.course.block import Scenario
from lessonwright.course.course import Course
from lessonwright.course.field_paths import (
    AuthoredText,
    FieldPath,
    FieldType,
    keys,
    lines,
    marked_fields,
)
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.prompt import Rate
from lessonwright.course.question import Judge, MultipleChoice, MultipleResponse, Question

Q = TypeVar("Q")

Chosen = MultipleChoice | MultipleResponse
"""A question that offers choices."""


class QuestionInLesson(NamedTuple, Generic[Q]):
    """A question, the lesson that asks it, and the way to it through the lesson's file."""

    lesson: Lesson
    path: FieldPath
    question: Q

    @property
    def file(self) -> str:
        """The lesson's file."""
        return self.lesson.path


def lesson_questions(lesson: Lesson) -> Iterator[QuestionInLesson[Question]]:
    """Yield the questions of a lesson."""
    return (
        QuestionInLesson(lesson, ("quiz", "questions", n), question)
        for n, question in enumerate(lesson.questions)
    )


def course_questions(course: Course) -> tuple[QuestionInLesson[Question], ...]:
    """Return all questions, in course order."""
    return tuple(asked for lesson in course.lessons for asked in lesson_questions(lesson))


def choice_questions(course: Course) -> tuple[QuestionInLesson[Chosen], ...]:
    """Return the questions that offer choices."""
    return tuple(
        cast(QuestionInLesson[Chosen], asked)
        for asked in course_questions(course)
        if isinstance(asked.question, Chosen)
    )


_READ_AS_MARKDOWN = {
    name
    for model in (Course, Module, Lesson)
    for name in marked_fields(FieldType(model), ReadAsMarkdown)
} - {TEXT}
"""The fields whose lines the pages read as Markdown, by the names that authors write; an objective's
own name is any."""


def course_texts(course: Course) -> Iterator[tuple[str, AuthoredText]]:
    """Yield every Markdown text of the course, its modules and its lessons, behind the path of its file."""
    for part in _parts(course):
        for text in part.texts:
            yield part.path, text


def course_labels(course: Course) -> Iterator[tuple[str, AuthoredText]]:
    """Yield every title, name and label of the course, its modules and its lessons, behind the path of its file."""
    return ((part.path, line) for part in _parts(course) for line in lines(part))


def names(course: Course) -> Iterator[tuple[str, FieldPath]]:
    """Yield every name that an author made up, of an item to match or of a group, with its file and its path."""
    return ((part.path, key.path) for part in _parts(course) for key in keys(part))


def reads_markdown(path: FieldPath) -> bool:
    """Tell whether the pages read Markdown in a label; a title or a name is shown as it stands."""
    return not _READ_AS_MARKDOWN.isdisjoint(path)


def _parts(course: Course) -> tuple[Course | Module | Lesson, ...]:
    return (course, *course.modules, *course.lessons)


def is_talked_over(lesson: Lesson) -> bool:
    """Return whether a lesson's answers are discussed in the room in place of being explained on the page."""
    discusses = lesson.facilitator is not None and bool(lesson.facilitator.discuss)
    return discusses and not any(map(explains, lesson.questions))


def explains(question: Question) -> bool:
    """Return whether a question says why an answer is right or wrong, as a whole or of one of its parts."""
    choices = question.choices if isinstance(question, Chosen) else ()
    replies = question.replies if isinstance(question, Judge) else ()
    parts = (*choices, *replies)
    return bool(question.feedback) or any(part.feedback for part in parts)


def rated_statements(course: Course) -> Iterator[tuple[str, FieldPath, str]]:
    """Yield the statements that worksheets ask to rate, each behind its file and its path in it."""
    for lesson in course.lessons:
        for path, prompt in lesson.placed_prompts:
            for k, statement in enumerate(prompt.statements if isinstance(prompt, Rate) else ()):
                yield lesson.path, (*path, "statements", k), statement


Ways = Mapping[str, Iterable[str]]
"""For each scene, the scenes that may follow."""


class ScenarioInLesson(NamedTuple):
    """A scenario, and where it stands."""

    lesson: Lesson
    path: FieldPath
    scenario: Scenario


def scenarios(course: Course) -> Iterator[ScenarioInLesson]:
    """Yield all scenarios of a course."""
    for lesson in course.lessons:
        for n, block in enumerate(lesson.body):
            if isinstance(block, Scenario):
                yield ScenarioInLesson(lesson, ("body", n), block)


def next_scenes(scenario: Scenario) -> dict[str, list[str]]:
    """Return for each scene the scenes that its choices lead to, each once."""
    return {
        name: list(dict.fromkeys(choice.then for choice in scene.choices or ()))
        for name, scene in scenario.scenes.items()
    }


def distances(starts: Iterable[str], ways: Ways) -> dict[str, int]:
    """Return for each scene that can be reached how many choices away it is."""
    far = dict.fromkeys(starts, 0)
    waiting = deque(far)
    while waiting:
        here = waiting.popleft()
        for name in ways[here]:
            if name not in far:
                far[name] = far[here] + 1
                waiting.append(name)
    return far


def reversed_ways(ways: Ways) -> Ways:
    """Return for each scene the scenes that it may follow."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    for name, nexts in ways.items():
        for following_ in nexts:
            before[following_].append(name)
    return before


def reachable(scenario: Scenario) -> dict[str, int]:
    """Return the scenes that a learner can come to, each with its distance from the start."""
    return distances([scenario.start], next_scenes(scenario))


def leading_out(scenario: Scenario) -> set[str]:
    """Return the scenes from which an ending can be reached."""
    endings = [name for name, scene in scenario.scenes.items() if scene.ending]
    return set(distances(endings, reversed_ways(next_scenes(scenario))))


def longest(scenario: Scenario) -> int | None:
    """Return how many choices the longest way has, or None where one can go round and round."""
    ways = next_scenes(scenario)
    here = reachable(scenario)
    before = {
        name: sum(other in here for other in others) for name, others in reversed_ways(ways).items()
    }
    far, waiting, done = {scenario.start: 0}, [scenario.start], 0
    if before.get(scenario.start):
        return None
    while waiting:
        name = waiting.pop()
        done += 1
        for other in ways[name]:
            far[other] = max(far.get(other, 0), far[name] + 1)
            before[other] -= 1
            if not before[other]:
                waiting.append(other)
    return max(far.values()) if done == len(here) else None
