"""A source that no lesson rests on.

A list of sources says what the course was made from. One that is named nowhere was forgotten where
it was used, or was not used.

Source: none is needed; it is looked for in the `sources` of lessons, in claims and in quotations.

Passes:

    # course.yml
    sources:
      - a-report: A report
        by: Somebody
        kind: article
    # lesson
    sources: [a-report]

Fails:

    # course.yml
    sources:
      - a-report: A report
        by: Somebody
        kind: article
    # lesson
    sources: []

Says: no lesson names the source `a-report`
"""

from collections.abc import Iterator

from lessonwright.course.base_models_and_field_types import NAME
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding

GROUP = "course"
SCOPE = "course"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the sources that nothing points at."""
    cited = {id_ for lesson in course.lessons for id_ in lesson.cited}
    for n, source in enumerate(course.sources):
        if source.id not in cited:
            help_line = "name it under `sources:` of the lesson that rests on it, or take it out"
            yield Finding(
                course.path,
                ("sources", n, NAME),
                f"no lesson names the source `{source.id}`",
                help_line,
            )
