"""Owns references by name: a sound part and what is around it come in; those that lead nowhere go out as problems."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from lessonwright.spec.authored import Authored
from lessonwright.spec.block import Claim, Figure, KnowledgeCheck, Quote, Scenario
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.link import image_problem
from lessonwright.spec.module import Module
from lessonwright.spec.surroundings import Surroundings
from lessonwright.spec.wording import did_you_mean, named
from lessonwright.spec.yaml_file import YamlFile
from lessonwright.spec.yaml_places import Path


@dataclass(frozen=True)
class _Within:
    """What a reference in a lesson can lead to."""

    lesson: Lesson
    file: YamlFile
    around: Surroundings

    @cached_property
    def objectives(self) -> dict[str, None]:
        return dict.fromkeys(objective.id for objective in self.lesson.objectives)

    @cached_property
    def questions(self) -> dict[str, None]:
        return dict.fromkeys(question.given_id for question in self.lesson.questions if question.given_id)


def lesson_references(lesson: Lesson, file: YamlFile, around: Surroundings) -> Iterator[Diagnostic]:
    """Yield what a lesson refers to and what is not there."""
    within = _Within(lesson, file, around)
    for n, source in enumerate(lesson.sources):
        yield from _dangling(file, ("sources", n), source, around.sources, _SOURCE)
    for n, objective in enumerate(lesson.objectives):
        yield from _section(objective.section, ("objectives", n, "section"), within)
    for n, question in enumerate(lesson.questions):
        path = ("quiz", "questions", n, "objective")
        yield from _dangling(file, path, question.objective, within.objectives, _OBJECTIVE)
    for n, block in enumerate(lesson.body):
        if type(block) in _IN_BLOCKS:
            yield from _IN_BLOCKS[type(block)](block, ("body", n), within)


def module_references(module: Module, file: YamlFile, around: Surroundings) -> Iterator[Diagnostic]:
    """Yield the modules that a module requires and that are not there, or are itself."""
    for n, name in enumerate(module.requires):
        if name == module.id:
            mend = "take it out of `requires`"
            yield file.diagnostic(("requires", n), "requires-itself", f"module `{name}` requires itself", mend)
        else:
            yield from _dangling(file, ("requires", n), name, around.modules, _MODULE)


def course_references(course: Course, file: YamlFile, around: Surroundings) -> Iterator[Diagnostic]:
    """Yield the files that the course refers to and that are not there."""
    if course.brand.logo:
        yield from image_problem(course.brand.logo, ("brand", "logo"), "", file, around.folder)


_SOURCE = "source", "write it under `sources:` in course.yml"
_OBJECTIVE = "objective", "write it under `objectives:` of this lesson"
_MODULE = "module", "write it under `modules:` in course.yml"
_QUESTION = "question", "give a question of this lesson's quiz an `id`, and name that here"
_SECTION = "section", "write it as a heading in a text of this lesson, such as `## Say what happened`"
_SCENE = "scene", "write it under `scenes:`"


def _dangling(
    file: YamlFile, path: Path, name: str | None, known: Collection[str] | None, what: tuple[str, str]
) -> Iterator[Diagnostic]:
    """Yield a problem if a name is given, the names there are can be known, and it is none of them."""
    if name is None or known is None or name in known:
        return
    noun, mend = what
    choose = f"it can be {named(list(known)[:8], 'or')}; or {mend}" if known else mend
    message = f"there is no {noun} `{name}`"
    yield file.diagnostic(path, f"unknown-{noun}", message, did_you_mean(name, known) or choose)


def _section(heading: str | None, path: Path, within: _Within) -> Iterator[Diagnostic]:
    """Yield a problem if no section has the heading, or several have: learners would always be sent to the first."""
    yield from _dangling(within.file, path, heading, within.lesson.headings, _SECTION)
    count = within.lesson.headings.count(heading or "")
    if count > 1:
        message = (
            f"{count} sections of this lesson have the heading `{heading}`, so learners may be sent to the wrong one"
        )
        yield within.file.diagnostic(path, "ambiguous-section", message, "give each of them a heading of its own")


def _source(block: Claim | Quote, path: Path, within: _Within) -> Iterator[Diagnostic]:
    return _dangling(within.file, (*path, "source"), block.source, within.around.sources, _SOURCE)


def _question(block: KnowledgeCheck, path: Path, within: _Within) -> Iterator[Diagnostic]:
    return _dangling(within.file, (*path, "question"), block.question, within.questions, _QUESTION)


def _figure(block: Figure, path: Path, within: _Within) -> Iterator[Diagnostic]:
    here = within.lesson.path.rpartition("/")[0]
    return image_problem(block.image, (*path, "figure"), here, within.file, within.around.folder)


def _scenes(block: Scenario, path: Path, within: _Within) -> Iterator[Diagnostic]:
    yield from _dangling(within.file, (*path, "start"), block.start, block.scenes, _SCENE)
    for name, scene in block.scenes.items():
        for n, choice in enumerate(scene.choices or ()):
            way = (*path, "scenes", name, "choices", n, "then")
            yield from _dangling(within.file, way, choice.then, block.scenes, _SCENE)


_IN_BLOCKS: dict[type[Authored], Callable[..., Iterator[Diagnostic]]] = {
    Claim: _source,
    Quote: _source,
    KnowledgeCheck: _question,
    Figure: _figure,
    Scenario: _scenes,
}
