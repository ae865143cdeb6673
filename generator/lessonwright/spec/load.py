"""Owns loading a course: a content folder comes in; an immutable `Course`, or all that is wrong with it, goes out."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.explain import explain
from lessonwright.spec.file_text import read_text
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.placed import Place, Placed
from lessonwright.spec.yaml_file import YamlFile, parse

P = TypeVar("P", bound=Placed)


@dataclass(frozen=True)
class Loaded:
    """What loading came to: a course, or None if there is an error; and all diagnostics, sorted by place."""

    course: Course | None
    diagnostics: tuple[Diagnostic, ...]


def load_course(content: Path) -> Loaded:
    """Read the whole course below a content folder; tells every problem of every file, and raises for none."""
    reading = _Reading(content)
    course = reading.part(Course, "course", "course.yml")
    modules = [reading.module(name) for name in course.module_ids] if course else []
    diagnostics = tuple(sorted(reading.diagnostics))
    if course is None or diagnostics:
        return Loaded(None, diagnostics)
    return Loaded(course.holding(modules), diagnostics)


@dataclass
class _Reading:
    content: Path
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def module(self, name: str) -> Module | None:
        module = self.part(Module, name, f"{name}/module.yml")
        lessons = [self.part(Lesson, lesson, f"{name}/{lesson}.yml") for lesson in module.lesson_ids] if module else []
        return module.holding(lessons) if module else None

    def part(self, model: type[P], name: str, path: str) -> P | None:
        shown = f"{self.content.as_posix()}/{path}"
        try:
            raw = (self.content / path).read_bytes()
        except OSError:
            missing = Diagnostic(shown, 1, 1, "error", f"there is no file `{path}`", "missing-file")
            self.diagnostics.append(missing)
            return None
        file, problems = read_text(shown, raw)
        if problems:
            self.diagnostics.extend(problems)
            return None
        return self._validated(model, Place(name, path), parse(file))

    def _validated(self, model: type[P], place: Place, file: YamlFile) -> P | None:
        self.diagnostics.extend(file.problems)
        if not file.is_complete:
            return None
        try:
            return model.model_validate(file.content, context=place)
        except ValidationError as error:
            self.diagnostics.extend(explain(file, model, error))
            return None
