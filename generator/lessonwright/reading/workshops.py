"""Owns what workshops name: a lesson or a module comes in; what of it is not there, twice or never held is told."""

from collections.abc import Iterable, Iterator

from lessonwright.course.field_paths import FieldPath
from lessonwright.course.lesson import Lesson, Timing
from lessonwright.course.module import Module
from lessonwright.message_wording import quote
from lessonwright.reading.dangling_names import RUNNABLE, dangling
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.yaml_file import YamlFile

_PART = (
    "part",
    "write the heading of a section, or the `id` of a task or a question of this lesson",
)
_LESSON = "lesson", "write it under `lessons:`"


def lesson_workshop(lesson: Lesson, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what is done before a session, in the room or at home, and is not there, or there already."""
    workshop = lesson.workshop
    if not workshop:
        return
    known = (*lesson.headings, *lesson.runnable)
    for key, names in (("before", workshop.before), ("home", workshop.home)):
        for n, name in enumerate(names):
            yield from dangling(file, ("workshop", key, n), name, known, _PART)
    for n, name in enumerate(workshop.room):
        yield from dangling(file, ("workshop", "room", n), name, lesson.runnable, RUNNABLE)
        yield from _never_held(lesson, n, ("workshop", "room", n), file)
    for n, name in enumerate(workshop.home):
        if name in workshop.room:
            yield _done_already(("workshop", "home", n), name, "the room does", file)


def _never_held(lesson: Lesson, n: int, path: FieldPath, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what the room is to do that no step of its timing runs, or that it does already."""
    room = lesson.workshop.room if lesson.workshop else ()
    timing = lesson.facilitator.timing if lesson.facilitator else ()
    name = room[n]
    if name in room[:n]:
        yield _done_already(path, name, "the room does", file)
    elif timing and name in lesson.runnable and name not in _run_in_the_room(timing):
        message = f"no step of the timing runs {quote(name)} in the room"
        help_line = f"write {quote(f'run: {name}')} at its step, or take it out here"
        yield file.diagnostic(path, "never-held", message, help_line)


def _done_already(path: FieldPath, name: str, who: str, file: YamlFile) -> Diagnostic:
    message = f"{who} {quote(name)} already"
    return file.diagnostic(path, "duplicate-entry", message, "take one of the two out")


def _run_in_the_room(timing: Iterable[Timing]) -> set[str | None]:
    return {step.run for step in timing if not step.before}


def module_workshop(module: Module, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the lessons that a workshop names and that are not there, or have their place in it already."""
    workshop = module.workshop
    if not workshop:
        return
    placed: set[str] = set()
    for key, names in (
        ("before", workshop.before),
        ("room", workshop.room),
        ("home", workshop.home),
    ):
        for n, name in enumerate(names):
            path = ("workshop", key, n)
            if key != "before" or not _is_sentence(name):
                yield from dangling(file, path, name, module.lesson_ids, _LESSON)
            if name in placed:
                yield _done_already(path, name, "this workshop has", file)
            placed.add(name)


def _is_sentence(words: str) -> bool:
    """Tell whether something to do is said in words, and does not name a lesson by its id."""
    return len(words.split()) > 1
