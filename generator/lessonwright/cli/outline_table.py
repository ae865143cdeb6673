"""Owns the outline as a terminal shows it: a course comes in; a table for each module goes to the screen."""

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from lessonwright.cli.outline_rows import NOTHING, in_the_text, kinds, shared_practice
from lessonwright.cli.screen import screen
from lessonwright.cli.words import duration, size
from lessonwright.spec.alignment import Aligned, Alignment, alignment
from lessonwright.spec.course import Course
from lessonwright.spec.module import Module

_COLUMNS = {"Lesson and objectives": 28, "Level": 10, "Taught by": 12, "Practised in": 13, "Questions": 11}
"""The heads, and how wide each is on the narrowest terminal; on a wider one they share what there is."""


def print_table(course: Course) -> None:
    """Print a table for each module; what serves all objectives of a lesson stands beside the lesson."""
    screen().print(Text.assemble((course.title, "bold"), f": {size(course)}"), soft_wrap=True)
    for module in course.modules:
        screen().print(_table(module))


def _table(module: Module) -> Table:
    title = Text(f"{module.title}, {duration(module.minutes)}", "bold")
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title=title, title_justify="left", expand=True)
    for head, width in _COLUMNS.items():
        table.add_column(head, ratio=width, overflow="fold")
    for lesson in module.lessons:
        lines = alignment(lesson)
        table.add_row(*_lesson(lines))
        for aligned in lines.objectives:
            table.add_row(*_objective(aligned))
        table.add_row()
    return table


def _lesson(lines: Alignment) -> list[Text]:
    title = Text(f"{lines.lesson.title} ({lines.lesson.minutes} min)", "bold")
    practised = kinds(shared_practice(lines)) if lines.practised else NOTHING
    return [title, Text(), _marked(kinds(lines.taught) or NOTHING), _marked(practised)]


def _objective(aligned: Aligned) -> list[Text]:
    text = Text(f"· {aligned.objective.text}")
    assessed = _marked(", ".join(map(str, aligned.assessed)) or NOTHING)
    return [text, Text(aligned.objective.level), Text(), Text(in_the_text(aligned)), assessed]


def _marked(words: str) -> Text:
    return Text(words, "bold yellow" if words == NOTHING else "")
