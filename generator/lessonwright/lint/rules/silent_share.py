"""A session in which learners are silent for more than half of the time.

They listen, read and write by themselves. All of that can be done at home; what a room is for is to
talk, to try out and to be watched. A step says what learners do in it (`learners:`), or it follows
from what the step runs.

Source: Freeman et al., "Active learning increases student performance in science, engineering, and
mathematics" (2014). A note, since some sessions are made for silence; only sessions of twenty
minutes and more are looked at.

Passes:

    minutes: 20
    facilitator:
      aim: All can choose a form.
      timing:
        - {minutes: 8, do: Show the forms.}
        - {minutes: 12, do: Pairs choose a form for each case., learners: do}

Fails:

    minutes: 20
    facilitator:
      aim: All can choose a form.
      timing:
        - {minutes: 14, do: Show the forms.}
        - {minutes: 6, do: Pairs choose a form for each case., learners: do}

Says: learners are silent in 14 of 20 minutes of this session
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding

GROUP = "course"
SCOPE = "lesson"
LEVEL = "note"

_SHORTEST, _MOST = 20, 50
_HELP_LINE = (
    "let people talk about what they read, try it out, or read before they come; "
    "where they do so already, say `learners: talk` or `learners: do` at the step"
)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the sessions that are silent for too long."""
    for lesson in course.lessons:
        spent = lesson.room_minutes
        if spent.all >= _SHORTEST and spent.silent_share > _MOST:
            message = (
                f"learners are silent in {spent.silent} of {spent.all} minutes of this session"
            )
            path = ("facilitator", "timing")
            yield Finding(lesson.path, path, message, _HELP_LINE, at_key=True)
