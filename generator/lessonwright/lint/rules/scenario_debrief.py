"""An activity, a scenario or questions to discuss in a session whose timing has no moment to talk.

What people did becomes what they learned when they say what happened and what they will do with it.
Two minutes do; without a line in the timing there are none. Questions under `discuss` need theirs,
too.

Source: Tannenbaum & Cerasoli, "Do team and individual debriefs enhance performance? A meta-
analysis" (2013). A note, since a trainer may do it without writing it down. For courses in English,
German and French only.

Passes:

    body:
      - text: Ask first.
      - {activity: Two forms, minutes: 5, setting: pairs, steps: [Fill in a form.]}
    facilitator:
      aim: All can choose a form.
      timing:
        - {minutes: 4, do: Show the forms.}
        - {minutes: 6, do: Pairs fill in a form and compare.}

Fails:

    body:
      - text: Ask first.
      - {activity: Two forms, minutes: 5, setting: pairs, steps: [Fill in a form.]}
    facilitator:
      aim: All can choose a form.
      timing:
        - {minutes: 4, do: Show the forms.}
        - {minutes: 6, do: Pairs fill in a form.}

Says: nothing in the timing says when people talk about what they did
"""

from collections.abc import Iterator

from lessonwright.course.block import Activity, Scenario
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import folded, heard, languages_of

GROUP = "text"
LEVEL = "note"
LANGUAGES = languages_of("scenario-debrief")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons with something to do or to discuss, whose timing never speaks of talking about it."""
    talks = heard(course.language, "scenario-debrief")
    for lesson in course.lessons:
        about = _to_talk_about(lesson)
        if lesson.facilitator and about:
            said = " ".join(step.do for step in lesson.facilitator.timing)
            if not talks.search(folded(said)):
                message = f"nothing in the timing says when people talk about {about}"
                help_line = "add a step in which people compare, share or look back"
                yield Finding(
                    lesson.path, ("facilitator", "timing"), message, help_line, at_key=True
                )


def _to_talk_about(lesson: Lesson) -> str:
    """Return what people have to talk about, if anything."""
    if any(isinstance(block, Activity | Scenario) for block in lesson.body):
        return "what they did"
    discusses = lesson.facilitator is not None and lesson.facilitator.discuss
    return "the questions under `discuss`" if discusses else ""
