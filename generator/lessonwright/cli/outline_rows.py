"""Owns the words of a course's outline: alignments come in; what teaches, practises and assesses goes out in words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lessonwright.cli.words import counted
from lessonwright.spec.alignment import Aligned, Alignment, alignment
from lessonwright.spec.block import Activity, Block, KnowledgeCheck
from lessonwright.spec.course import Course
from lessonwright.spec.worksheet import Worksheet

NOTHING = "nothing"


@dataclass(frozen=True)
class Row:
    """An objective of a lesson, and where it is taught, practised and assessed."""

    module: str
    lesson: str
    minutes: int
    objective: str
    level: str
    taught: str
    practised: str
    assessed: str


def rows(course: Course) -> Iterator[Row]:
    """Yield a row for each objective of each lesson, in course order."""
    for module in course.modules:
        for lesson in module.lessons:
            lines = alignment(lesson)
            yield from (_row(module.title, lines, aligned) for aligned in lines.objectives)


def _row(module: str, lines: Alignment, aligned: Aligned) -> Row:
    own = ", ".join(filter(None, (kinds(shared_practice(lines)), in_the_text(aligned))))
    return Row(
        module,
        lines.lesson.title,
        lines.lesson.minutes,
        aligned.objective.text,
        aligned.objective.level,
        kinds(lines.taught) or NOTHING,
        own or NOTHING,
        questions(aligned.assessed) or NOTHING,
    )


def shared_practice(lines: Alignment) -> Iterator[Block | Worksheet]:
    """Yield what practises all objectives of a lesson: everything but a question in the body, which is for its own."""
    return (part for part in lines.practised if not isinstance(part, KnowledgeCheck))


def kinds(parts: Iterable[Block | Worksheet]) -> str:
    """Return how many parts of each kind there are: `2 texts, 1 figure`; empty where there are none."""
    counts = Counter(type(part) for part in parts)
    return ", ".join(_kind(kind, count) for kind, count in counts.items())


def _kind(kind: type[Block | Worksheet], count: int) -> str:
    return f"{count} activities" if kind is Activity and count > 1 else counted(count, kind.noun)


def in_the_text(aligned: Aligned) -> str:
    """Return which questions for an objective are asked where it is taught."""
    return f"{questions(aligned.checked)} in the text" if aligned.checked else ""


def questions(numbers: tuple[int, ...]) -> str:
    """Return questions by their numbers in the quiz: `questions 1, 3`; empty where there are none."""
    noun = "question" if len(numbers) == 1 else "questions"
    return f"{noun} {', '.join(map(str, numbers))}" if numbers else ""
