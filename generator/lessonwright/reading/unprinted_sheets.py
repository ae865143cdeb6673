"""Owns what steps of a session give out: a lesson or a course comes in; what is given out and never printed is told."""

from collections.abc import Iterator, Mapping, Sequence

from lessonwright.course.course import Course
from lessonwright.course.field_paths import FieldPath
from lessonwright.course.lesson import Lesson
from lessonwright.course.session import STEP_FIELDS, Session
from lessonwright.message_wording import quote
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.links import ReferenceTargets
from lessonwright.reading.yaml_file import YamlFile


def unprinted_in_lesson(
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


def unprinted_in_session(course: Course, file: YamlFile) -> Iterator[Diagnostic]:
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
