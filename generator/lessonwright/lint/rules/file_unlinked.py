"""A file in the content folder that nothing links to.

Everything in the content folder comes into the site, where anybody can fetch it. A file that no
lesson and no page links to is often there by accident: the table in which the questions were made,
with their answers; an earlier version; a recording of a session.

Source: none is needed; it is looked for in the links of lessons and modules, and by its name in
your own pages. Pictures, style sheets, scripts and fonts are left out, and so is what lies beside a
page of HTML.

Passes:

    # checklist.pdf lies beside the lesson
    body:
      - text: Print the [checklist](checklist.pdf).

Fails:

    # checklist.pdf lies beside the lesson
    body:
      - text: Print the checklist.

Says: this file will be published, and nothing links to it
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.reading.listed_and_stray_files import UNLINKED_HELP_LINE, UNLINKED_MESSAGE

GROUP = "course"
SCOPE = "course"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the files that nothing links to."""
    for path in course.unlinked:
        yield Finding(path, (), f"this file {UNLINKED_MESSAGE}", UNLINKED_HELP_LINE)
