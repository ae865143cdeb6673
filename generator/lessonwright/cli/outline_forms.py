"""Owns the outline for other programs: a course comes in; Markdown, CSV or JSON goes out as text."""

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from io import StringIO
from itertools import groupby
from typing import Any

from lessonwright.cli.outline_rows import Row, rows
from lessonwright.cli.words import size
from lessonwright.spec.alignment import Aligned, alignment
from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson

_HEADS = ("Lesson", "Objective", "Level", "Taught by", "Practised in", "Assessed by")


def as_markdown(course: Course) -> str:
    """Return the outline as a Markdown page with a table for each module."""
    lines = [f"# {course.title}", "", f"{size(course)}."]
    for module, own in groupby(rows(course), lambda row: row.module):
        lines += ["", f"## {module}", "", _line(_HEADS), _line(["---"] * len(_HEADS)), *map(_cells, own)]
    return "\n".join(lines) + "\n"


def _cells(row: Row) -> str:
    lesson = f"{row.lesson} ({row.minutes} min)"
    return _line([lesson, row.objective, row.level, row.taught, row.practised, row.assessed])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def as_csv(course: Course) -> str:
    """Return the outline as a table for spreadsheets, one line for each objective."""
    text = StringIO()
    table = csv.DictWriter(text, [field.name for field in fields(Row)], lineterminator="\n")
    table.writeheader()
    table.writerows({name: _cell(value) for name, value in asdict(row).items()} for row in rows(course))
    return text.getvalue()


def _cell(value: str | int) -> str | int:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before it says that it is text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value


def as_json(course: Course) -> str:
    """Return the outline for programs; questions go by their numbers in the quiz, from 1."""
    modules = [
        {"id": module.id, "title": module.title, "minutes": module.minutes, "lessons": [*map(_lesson, module.lessons)]}
        for module in course.modules
    ]
    outline = {"title": course.title, "minutes": course.minutes, "modules": modules}
    return json.dumps(outline, ensure_ascii=False, indent=2) + "\n"


def _lesson(lesson: Lesson) -> dict[str, Any]:
    lines = alignment(lesson)
    return {
        "id": lesson.id,
        "title": lesson.title,
        "minutes": lesson.minutes,
        "taught": [part.noun for part in lines.taught],
        "practised": [part.noun for part in lines.practised],
        "objectives": [*map(_objective, lines.objectives)],
    }


def _objective(aligned: Aligned) -> dict[str, Any]:
    own = {key: getattr(aligned.objective, key) for key in ("id", "text", "level")}
    return own | {"assessed": aligned.assessed, "checked": aligned.checked}
