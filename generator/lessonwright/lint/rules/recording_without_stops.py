"""A recording of four minutes or more that never stops: who only listens drifts away.

In an experiment, people who were asked about a lecture between its parts took three times as many
notes, thought half as often of something else, and remembered more of its end. A question at a stop
does that.

Source: Szpunar, Khan & Schacter, "Interpolated memory tests reduce mind wandering and improve
learning of online lectures" (2013).

Passes:

    body:
      - text: Listen first.
      - video: https://films.example.org/counter
        title: At the counter
        minutes: 6
        transcript: Somebody waits.
        stops:
          - stop: "2:10"
            ask: What would you say now?

Fails:

    body:
      - text: Listen first.
      - video: https://films.example.org/counter
        title: At the counter
        minutes: 6
        transcript: Somebody waits.

Says: this video takes 6 minutes and asks nothing on its way
"""

from collections.abc import Iterator

from lessonwright.course.block.recording import Recording
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding

FORMERLY = "recording-stops"
GROUP = "text"
SCOPE = "lesson"
LEVEL = "note"
_LONG = 4
"""From how many minutes on a recording is long."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the long recordings without a stop."""
    for lesson in course.lessons:
        for n, block in enumerate(lesson.body):
            if isinstance(block, Recording) and not block.stops and (block.minutes or 0) >= _LONG:
                message = (
                    f"this {block.noun} takes {block.minutes} minutes and asks nothing on its way"
                )
                help_line = "add `stops`, each with something to `ask`, where a thought is complete"
                yield Finding(lesson.path, ("body", n, block.kind), message, help_line)
