"""Owns names that lead nowhere: parts come in; what they name and is not there, never held or never printed is told."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lessonwright.course.block import TextBlock
from lessonwright.course.block.recording import Recording
from lessonwright.course.course import Course
from lessonwright.course.kind_facts import (
    Reference,
    Target,
    is_file_target,
)
from lessonwright.course.lesson import Lesson, Timing
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.course.module import Module
from lessonwright.course.session_and_training_day import STEP_FIELDS, Session
from lessonwright.message_wording import did_you_mean, join_names, quote
from lessonwright.reading.broken_links import ReferenceTargets, image_problem, wrong_own_file
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.recording_checks import recording_notes, recording_problem
from lessonwright.reading.yaml_file import YamlFile

_SOURCE = "source", "write it under `sources:` in course.yml"
_OBJECTIVE = "objective", "write it under `objectives:` of this lesson"
_MODULE = "module", "write it under `modules:` in course.yml"
_QUESTION = "question", "give a question of this lesson's quiz an `id`, and name that here"
_SECTION = (
    "section",
    "write it as a heading in a text of this lesson, such as `## Say what happened`",
)
_TARGETS: dict[Target, tuple[str, str]] = {
    "source": _SOURCE,
    "question": _QUESTION,
    "scene": ("scene", "write it under `scenes:`"),
}
"""What messages say of a name that a block gives of something else."""
_RUNNABLE = (
    "part",
    "give an activity, a scenario, a role-play or a question of this lesson that `id`",
)
"""What messages say of what a step of the timing can run, and how to name it."""
_PART = (
    "part",
    "write the heading of a section, or the `id` of a task or a question of this lesson",
)
_LESSON = "lesson", "write it under `lessons:`"
_NO_CARDS = (
    "this text has neither a list nor a table, so that nothing stands on its cards",
    "write as a list what is to stand on them, or take `cards` away",
)


@dataclass(frozen=True)
class _Within:
    """What a reference in a lesson can lead to."""

    lesson: Lesson
    file: YamlFile
    around: ReferenceTargets

    @cached_property
    def objectives(self) -> dict[str, None]:
        return dict.fromkeys(objective.id for objective in self.lesson.objectives)

    @cached_property
    def questions(self) -> dict[str, None]:
        return dict.fromkeys(
            question.given_id for question in self.lesson.questions if question.given_id
        )

    @cached_property
    def known(self) -> dict[Target, Collection[str] | None]:
        """The names that there are, by what is named."""
        return {"source": self.around.sources, "question": self.questions}


def lesson_references(
    lesson: Lesson, file: YamlFile, around: ReferenceTargets
) -> Iterator[Diagnostic]:
    """Yield what a lesson refers to and what is not there."""
    within = _Within(lesson, file, around)
    for n, source in enumerate(lesson.sources):
        yield from _dangling(file, ("sources", n), source, around.sources, _SOURCE)
    for n, objective in enumerate(lesson.objectives):
        yield from _section(objective.section, ("objectives", n, "section"), within)
    for n, block in enumerate(lesson.body):
        if isinstance(block, TextBlock) and block.cards and not block.has_cards:
            yield file.diagnostic(("body", n, "cards"), "cards-empty", *_NO_CARDS)
    for n, step in enumerate(lesson.facilitator.timing if lesson.facilitator else ()):
        yield from _section(step.read, ("facilitator", "timing", n, "read"), within)
    for n, question in enumerate(lesson.questions):
        path = ("quiz", "questions", n, "objective")
        yield from _dangling(file, path, question.objective, within.objectives, _OBJECTIVE)
    yield from _named_in_body(within)
    for n, step in enumerate(lesson.facilitator.timing if lesson.facilitator else ()):
        path = ("facilitator", "timing", n, "run")
        yield from _dangling(file, path, step.run, lesson.runnable, _RUNNABLE)
    yield from _lesson_workshop(lesson, file)
    yield from _unprinted_in_lesson(lesson, file, around)


def _named_in_body(within: _Within) -> Iterator[Diagnostic]:
    """Yield what blocks name and what is not there, or cannot be used."""
    here = within.lesson.path.rpartition("/")[0]
    for n, block in enumerate(within.lesson.body):
        for reference in block.references:
            yield from _reference(reference, ("body", n), within)
        if isinstance(block, Recording):
            folder = within.around.folder
            yield from recording_notes(block, ("body", n), here, within.file, folder)


def module_references(
    module: Module, file: YamlFile, around: ReferenceTargets
) -> Iterator[Diagnostic]:
    """Yield the modules that a module requires and that are not there, or are itself."""
    for n, name in enumerate(module.requires):
        if name == module.id:
            help_line = "take it out of `requires`"
            yield file.diagnostic(
                ("requires", n), "requires-itself", f"module `{name}` requires itself", help_line
            )
        else:
            yield from _dangling(file, ("requires", n), name, around.modules, _MODULE)
    yield from _module_workshop(module, file)


def course_references(
    course: Course, file: YamlFile, around: ReferenceTargets
) -> Iterator[Diagnostic]:
    """Yield the files that the course refers to and that are not there."""
    if course.brand.logo:
        yield from image_problem(course.brand.logo, ("brand", "logo"), "", file, around.folder)
    for n, name in enumerate(course.package.leave_out):
        wrong = wrong_own_file(name, around.folder)
        if wrong:
            yield file.diagnostic(("package", "leave-out", n), *wrong)
    yield from _unprinted_in_session(course, file)


def _section(heading: str | None, path: FieldPath, within: _Within) -> Iterator[Diagnostic]:
    """Yield a problem if no section has the heading, or several have: learners would always be sent to the first."""
    yield from _dangling(within.file, path, heading, within.lesson.headings, _SECTION)
    count = within.lesson.headings.count(heading or "")
    if count > 1:
        message = (
            f"{count} sections of this lesson have the heading `{heading}`, so learners may be "
            "sent to the wrong one"
        )
        yield within.file.diagnostic(
            path, "ambiguous-section", message, "give each of them a heading of its own"
        )


def _reference(reference: Reference, path: FieldPath, within: _Within) -> Iterator[Diagnostic]:
    """Yield a problem if what a block names is not there."""
    way = (*path, *reference.path)
    if is_file_target(reference.target):
        here = within.lesson.path.rpartition("/")[0]
        found = reference.name, way, here, within.file, within.around.folder
        if reference.target == "picture":
            yield from image_problem(*found)
        else:
            yield from recording_problem(reference.target, *found)
    else:
        known = within.known[reference.target] if reference.among is None else reference.among
        what = _TARGETS[reference.target]
        yield from _dangling(within.file, way, reference.name, known, what)


def _dangling(
    file: YamlFile,
    path: FieldPath,
    name: str | None,
    known: Collection[str] | None,
    what: tuple[str, str],
) -> Iterator[Diagnostic]:
    """Yield a problem if a name is given, the names there are can be known, and it is none of them."""
    if name is None or known is None or name in known:
        return
    noun, help_line = what
    choose = (
        f"it can be {join_names(list(known)[:8], 'or')}; or {help_line}" if known else help_line
    )
    message = f"there is no {noun} `{name}`"
    yield file.diagnostic(path, f"unknown-{noun}", message, did_you_mean(name, known) or choose)


def _lesson_workshop(lesson: Lesson, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what is done before a session, in the room or at home, and is not there, or there already."""
    workshop = lesson.workshop
    if not workshop:
        return
    known = (*lesson.headings, *lesson.runnable)
    for key, names in (("before", workshop.before), ("home", workshop.home)):
        for n, name in enumerate(names):
            yield from _dangling(file, ("workshop", key, n), name, known, _PART)
    for n, name in enumerate(workshop.room):
        yield from _dangling(file, ("workshop", "room", n), name, lesson.runnable, _RUNNABLE)
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


def _module_workshop(module: Module, file: YamlFile) -> Iterator[Diagnostic]:
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
                yield from _dangling(file, path, name, module.lesson_ids, _LESSON)
            if name in placed:
                yield _done_already(path, name, "this workshop has", file)
            placed.add(name)


def _is_sentence(words: str) -> bool:
    """Tell whether something to do is said in words, and does not name a lesson by its id."""
    return len(words.split()) > 1


def _unprinted_in_lesson(
    lesson: Lesson, file: YamlFile, around: ReferenceTargets
) -> Iterator[Diagnostic]:
    """Yield what a step of the timing gives out and what is not printed."""
    has_cards = any(getattr(part, "cards", None) for part in (*lesson.body, *lesson.questions))
    help_lines = {
        "cards": None if has_cards else "write `cards:` beside what is to stand on them",
        "answers": _why_no_answers(lesson, around),
    }
    for n, step in enumerate(lesson.facilitator.timing if lesson.facilitator else ()):
        path = ("facilitator", "timing", n, "give")
        yield from _not_printed(file, path, step.give, help_lines)


def _why_no_answers(lesson: Lesson, around: ReferenceTargets) -> str | None:
    """Return what helps where a lesson has no sheet with the answers."""
    if not lesson.quiz:
        return "write a `quiz:` in this lesson"
    is_known = around.answers not in (None, "sheet")
    return "write `answers: sheet` under `handouts:` in course.yml" if is_known else None


def _not_printed(
    file: YamlFile, path: FieldPath, given: Sequence[str], help_lines: Mapping[str, str | None]
) -> Iterator[Diagnostic]:
    """Yield a problem for each name for which there is something that would have it printed."""
    for n, name in enumerate(given):
        if help_line := help_lines.get(name):
            message = f"nothing is printed that could be given out as {quote(name)}"
            help_line = f"{help_line}, or take {quote(name)} out here"
            yield file.diagnostic((*path, n), "nothing-to-give", message, help_line)


def _unprinted_in_session(course: Course, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what a step around the lessons gives out and what is not printed."""
    session = course.session
    if not session:
        return
    judged = None if course.self_assessment else "write a `self-assessment:`"
    for name in STEP_FIELDS:
        help_lines = {"certificate": _why_no_certificate(session, name), "self-assessment": judged}
        for n, step in enumerate(getattr(session, name)):
            path = ("session", name.replace("_", "-"), n, "give")
            yield from _not_printed(file, path, step.give, help_lines)


def _why_no_certificate(session: Session, name: str) -> str | None:
    """Return what helps where a step in this field gives out a certificate that is not printed."""
    if name == "day_end":
        is_said, key = session.day_certificate, "day-certificate"
    else:
        is_said, key = session.certificate or session.day_certificate, "certificate"
    return None if is_said else f"write under `session:` what the `{key}:` says"
