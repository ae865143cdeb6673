"""Owns `lessonwright outline`: a course comes in; its objectives, and what serves them, come out."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.project import content_folder, course_size, load_or_exit
from lessonwright.cli.screen import screen, write_stdout
from lessonwright.course.alignment import Aligned, Alignment, alignment
from lessonwright.course.block import Block, KnowledgeCheck
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, RoomMinutes, Worksheet
from lessonwright.course.module import Module, ModuleWorkshop
from lessonwright.course.questions_asked_again import (
    AskedAgain,
    PlacedFollowUp,
    follow_ups,
    review_of,
)
from lessonwright.handouts.session_steps_and_times import Day, TimeSlot, course_slots
from lessonwright.message_wording import count_noun, hours_and_minutes

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
        yield from _rows_of(module)


def _rows_of(module: Module) -> Iterator[Row]:
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
    return ", ".join(count_noun(count, kind.noun) for kind, count in counts.items())


def in_the_text(aligned: Aligned) -> str:
    """Return which questions for an objective are asked where it is taught."""
    return f"{questions(aligned.checked)} in the text" if aligned.checked else ""


def questions(numbers: tuple[int, ...]) -> str:
    """Return questions by their numbers in the quiz: `questions 1, 3`; empty where there are none."""
    noun = "question" if len(numbers) == 1 else "questions"
    return f"{noun} {', '.join(map(str, numbers))}" if numbers else ""


_HEADS = ("Lesson", "Objective", "Level", "Taught by", "Practised in", "Assessed by")


def as_markdown(course: Course) -> str:
    """Return the outline as a Markdown page with a table for each module."""
    lines = [f"# {course.title}", "", f"{course_size(course)}."]
    for module in course.modules:
        lines += [
            "",
            f"## {module.title}",
            "",
            _line(_HEADS),
            _line(["---"] * len(_HEADS)),
            *map(_cells, _rows_of(module)),
        ]
        later = (
            *room_line(module.room_lessons),
            *workshop_lines(module),
            *later_lines(course, module),
        )
        lines += [line for text in later for line in ("", f"{text}.")]
    lines += [line for text in _of_course(course) for line in ("", f"{text}.")]
    return "\n".join(lines) + "\n"


def _cells(row: Row) -> str:
    lesson = f"{row.lesson} ({row.minutes} min)"
    return _line([lesson, row.objective, row.level, row.taught, row.practised, row.assessed])


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def room_line(lessons: Iterable[Lesson]) -> Iterator[str]:
    """Yield what learners do in the sessions of these lessons, in minutes; nothing, where no lesson has a timing."""
    spent = [lesson.room_minutes for lesson in lessons]
    total = RoomMinutes(*map(sum, zip(*spent, strict=True)))
    if total.all:
        said = f"{total.silent} min silent, {total.talk} talking, {total.do} doing"
        yield f"In the room: learners are {said} ({total.silent_share}% silent)"


def workshop_lines(module: Module) -> Iterator[str]:
    """Yield what learners do before they come to a module or a lesson, and how long the room needs then."""
    if module.workshop:
        yield _module_workshop(module, module.workshop)
    for lesson in module.room_lessons:
        if lesson.workshop:
            names = lesson.workshop.before
            parts = zip(names, lesson.named_parts(names), strict=True)
            # The stem of a question is too long for a line.
            before = "; ".join(
                name if part.question_id else part.title or name for name, part in parts
            )
            times = f"{lesson.workshop.minutes} min before ({before}), {lesson.session_minutes} min in the room"
            home = f", at home ({'; '.join(lesson.workshop.home)})" if lesson.workshop.home else ""
            yield f"Workshop “{lesson.title}”: {times}{home}"


def _module_workshop(module: Module, workshop: ModuleWorkshop) -> str:
    before = "; ".join(title.rstrip(".") for title in module.titles(workshop.before))
    minutes = f"{workshop.minutes} min " if workshop.minutes else ""
    home = "; ".join(lesson.title for lesson in module.home_lessons)
    parts = [
        f"{minutes}before ({before})" if before else "",
        f"{module.session_minutes} min in the room ({'; '.join(it.title for it in module.room_lessons)})",
        f"at home ({home})" if home else "",
    ]
    return f"Workshop of the module: {', '.join(filter(None, parts))}"


def day_lines(course: Course) -> Iterator[str]:
    """Yield how the sessions of a course are laid into days, where it says how they are framed."""
    if not course.session:
        return
    slots = course_slots(course, Day.of(course.handouts.day))
    for number, of_day in groupby(slots, key=lambda slot: slot.day):
        yield f"Day {number}: {_day(list(of_day))}"


def _day(slots: list[TimeSlot]) -> str:
    begun = [slot for slot in slots if slot.opens_lesson]
    frame = sum(slot.minutes for slot in slots if slot.step and slot.step.is_around)
    pauses = [slot for slot in slots if slot.kind in ("break", "lunch")]
    end = replace(slots[-1], start=slots[-1].start + slots[-1].minutes).clock
    parts = [
        f"{slots[0].clock} to {end}",
        f"{count_noun(len(begun), 'lesson')}",
        f"{frame} min around them" if frame else "",
        f"breaks at {', '.join(pause.clock for pause in pauses)}" if pauses else "",
    ]
    return ", ".join(filter(None, parts))


def later_lines(course: Course, part: Module | None) -> Iterator[str]:
    """Yield what brings learners back after a module, or after the whole course: its review and its follow-ups."""
    if part and part.review:
        review = review_of(course, part, part.review)
        lessons = {one.lesson.path for one in review.ready}
        asked = count_noun(len(review.asked), "question")
        where = ", at home" if part.review.where == "home" else ""
        yield f"Review: {asked} of {count_noun(len(lessons), 'lesson')}, {part.review.minutes} min{where}"
    for placed in follow_ups(course):
        if placed.module is part:
            yield f"After {count_noun(placed.follow_up.after, 'day')}: {_with_more(placed)}"


def _with_more(placed: PlacedFollowUp) -> str:
    one = placed.follow_up
    more = [
        count_noun(len(placed.asked), "question") if placed.asked else "",
        "plans read back" if one.read_plans else "",
        "a commitment" if one.commit else "",
    ]
    beside = ", ".join(filter(None, more))
    return one.do.rstrip(".") + (f" ({beside})" if beside else "")


def _later(course: Course, part: Module | None) -> dict[str, Any]:
    """Return the same for programs; nothing, where there is nothing."""
    review = review_of(course, part, part.review) if part and part.review else None
    followed = [
        {"after": placed.follow_up.after, "do": placed.follow_up.do, "asked": _asked(placed.asked)}
        for placed in follow_ups(course)
        if placed.module is part
    ]
    minutes = {"minutes": review.review.minutes} if review else {}
    reviewed = {"review": {**minutes, "asked": _asked(review.asked)}} if review else {}
    return reviewed | ({"follow-up": followed} if followed else {})


def _asked(asked: Iterable[AskedAgain]) -> list[dict[str, str]]:
    return [{"lesson": one.lesson_id, "question": one.question.id} for one in asked]


def as_csv(course: Course) -> str:
    """Return the outline as a table for spreadsheets, one line for each objective."""
    text = StringIO()
    table = csv.DictWriter(text, [field.name for field in fields(Row)], lineterminator="\n")
    table.writeheader()
    table.writerows(
        {name: _cell(value) for name, value in asdict(row).items()} for row in rows(course)
    )
    return text.getvalue()


def _cell(value: str | int) -> str | int:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe before it says that it is text."""
    return (
        f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
    )


def as_json(course: Course) -> str:
    """Return the outline for programs; questions go by their numbers in the quiz, from 1."""
    modules = [
        {
            "id": module.id,
            "title": module.title,
            "minutes": module.minutes,
            **_workshop(module),
            "lessons": [*map(_lesson, module.lessons)],
            **_later(course, module),
        }
        for module in course.modules
    ]
    outline = {"title": course.title, "minutes": course.minutes, "modules": modules}
    outline |= _later(course, None)
    return json.dumps(outline, ensure_ascii=False, indent=2) + "\n"


def _workshop(part: Module | Lesson) -> dict[str, Any]:
    return {"workshop": part.workshop.model_dump(mode="json")} if part.workshop else {}


def _lesson(lesson: Lesson) -> dict[str, Any]:
    lines, spent = alignment(lesson), lesson.room_minutes
    return {
        "id": lesson.id,
        "title": lesson.title,
        "minutes": lesson.minutes,
        "taught": [part.noun for part in lines.taught],
        "practised": [part.noun for part in lines.practised],
        **({"room": spent._asdict()} if spent.all else {}),
        **_workshop(lesson),
        "objectives": [*map(_objective, lines.objectives)],
    }


def _objective(aligned: Aligned) -> dict[str, Any]:
    own = {key: getattr(aligned.objective, key) for key in ("id", "text", "level")}
    return own | {"assessed": aligned.assessed, "checked": aligned.checked}


_COLUMNS = {
    "Lesson and objectives": 28,
    "Level": 10,
    "Taught by": 12,
    "Practised in": 13,
    "Questions": 11,
}
"""The heads, and how wide each is on the narrowest terminal; on a wider one they share what there
is."""


def print_table(course: Course) -> None:
    """Print a table for each module; what serves all objectives of a lesson stands beside the lesson."""
    screen().print(
        Text.assemble((course.title, "bold"), f": {course_size(course)}"), soft_wrap=True
    )
    for module in course.modules:
        screen().print(_table(module))
        later = (
            *room_line(module.room_lessons),
            *workshop_lines(module),
            *later_lines(course, module),
        )
        _print_lines(later)
    _print_lines(_of_course(course))


def _of_course(course: Course) -> Iterator[str]:
    """Yield what is said of the course as a whole."""
    held = [lesson for module in course.modules for lesson in module.room_lessons]
    yield from room_line(held) if len(course.modules) > 1 else ()
    yield from day_lines(course)
    yield from later_lines(course, None)


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        screen().print(Text(f" {line}"), soft_wrap=True)


def _table(module: Module) -> Table:
    title = Text(f"{module.title}, {hours_and_minutes(module.minutes)}", "bold")
    table = Table(
        box=SIMPLE_HEAD, padding=(0, 1, 0, 0), title=title, title_justify="left", expand=True
    )
    for head, width in _COLUMNS.items():
        # A level is one word, and the longest has ten letters.
        is_level = head == "Level"
        table.add_column(
            head,
            overflow="fold",
            width=width if is_level else None,
            ratio=None if is_level else width,
        )
    for lesson in module.lessons:
        lines = alignment(lesson)
        table.add_row(*_outline_table_lesson(lines))
        for aligned in lines.objectives:
            table.add_row(*_outline_table_objective(aligned))
        table.add_row()
    return table


def _outline_table_lesson(lines: Alignment) -> list[Text]:
    title = Text(f"{lines.lesson.title} ({lines.lesson.minutes} min)", "bold")
    practised = kinds(shared_practice(lines)) if lines.practised else NOTHING
    return [title, Text(), _mark_missing(kinds(lines.taught) or NOTHING), _mark_missing(practised)]


def _outline_table_objective(aligned: Aligned) -> list[Text]:
    text = Text(f"· {aligned.objective.text}")
    assessed = _mark_missing(", ".join(map(str, aligned.assessed)) or NOTHING)
    return [text, Text(aligned.objective.level), Text(), Text(in_the_text(aligned)), assessed]


def _mark_missing(words: str) -> Text:
    return Text(words, "bold yellow" if words == NOTHING else "")


_FORMS = {"markdown": as_markdown, "json": as_json, "csv": as_csv}


@click.command(short_help="Show what the lessons promise, and what keeps it.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *_FORMS]),
    default="text",
    help="text for people (the default), markdown for a document, json for programs, csv for spreadsheets.",
)
def outline(folder: Path, form: str) -> None:
    """Show the course as a table: lessons with their minutes, objectives with their level, and what serves them.

    Beside each objective stands what teaches, practises and assesses it. A question is for the
    objective that it names; everything else in a lesson serves all of its objectives. Where the
    table says `nothing`, something is missing.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you
    are in.

    Example: lessonwright outline my-course --format csv > outline.csv
    """
    course = load_or_exit(content_folder(folder))
    if form == "text":
        print_table(course)
    else:
        # A spreadsheet takes UTF-8 for another alphabet unless the file says so.
        write_stdout(_FORMS[form](course), marked=form == "csv")
