"""A sheet that a step around the lessons gives out, and that is not printed.

The guide tells whoever holds the session to give it out, and the packing list cannot have it. The
sheet for what comes after is printed where a follow-up asks something, reads plans back or asks for a
commitment; what is printed for a session, where the course has one. That a session gives out a
certificate or a self-assessment which it does not have is an error, and told as such.

Source: the course itself, which gives out what it does not make.

Passes:

    # course.yml
    session:
      closing:
        - {step: Goodbye, minutes: 5, do: Wave., give: [follow-up]}
      follow-up:
        - {after: 7, do: Ask your partner., ask: 1}
    # lesson
    minutes: 10

Fails:

    # course.yml
    session:
      closing:
        - {step: Goodbye, minutes: 5, do: Wave., give: [follow-up]}
      follow-up:
        - {after: 7, do: Ask your partner.}
    # lesson
    minutes: 10

Says: nothing is printed that could be given out as `follow-up`
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.course.questions_asked_again import has_follow_up_sheet
from lessonwright.course.session_and_training_day import STEP_FIELDS, SessionStep
from lessonwright.lint.rule import Finding

GROUP = "course"
SCOPE = "course"
LEVEL = "warning"

_LATER = ("follow-up",)
"""The sheets of which a whole course alone shows whether they are printed."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield what is given out and not printed."""
    missing = _missing(course)
    of_session = {name: missing[name] for name in _LATER if name in missing}
    for file, path, step in _placed(course):
        lacking = of_session if file == course.path else missing
        for n, name in enumerate(step.give):
            if name in lacking:
                message = f"nothing is printed that could be given out as `{name}`"
                help_line = f"{lacking[name]}, or take `{name}` out here"
                yield Finding(file, (*path, "give", n), message, help_line)


def _missing(course: Course) -> dict[str, str]:
    """Return the sheets that are not printed, each with what would have it printed."""
    session = course.session
    if not session:
        sheets = (
            "agenda",
            "attendance",
            "certificate",
            "evaluation",
            "managers",
            "self-assessment",
        )
        missing = dict.fromkeys(sheets, "write a `session:` in course.yml")
    else:
        certificate = "write under `session:` what the `certificate:` says"
        is_said = session.certificate or session.day_certificate
        missing = {} if is_said else {"certificate": certificate}
    if not course.self_assessment:
        missing["self-assessment"] = "write a `self-assessment:` in course.yml"
    if not has_follow_up_sheet(course):
        missing["follow-up"] = "let a `follow-up:` have `ask:`, `read-plans:` or `commit:`"
    return missing


def _placed(course: Course) -> Iterator[tuple[str, FieldPath, SessionStep]]:
    """Yield the steps around the lessons, each behind its file and its path in it."""
    framed: list[tuple[str, str, object]] = [(course.path, "session", course.session)]
    framed += [(module.path, "workshop", module.workshop) for module in course.modules]
    for file, key, part in framed:
        for name in STEP_FIELDS:
            for n, step in enumerate(getattr(part, name, ())):
                yield file, (key, name.replace("_", "-"), n), step
