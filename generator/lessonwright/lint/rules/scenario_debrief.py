"""An activity or a scenario in a session whose timing has no moment to talk about it.

What people did becomes what they learned when they say what happened and what they will do with it.
Two minutes do; without a line in the timing there are none.

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
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import folded, heard, languages_of

GROUP = "text"
LEVEL = "note"
LANGUAGES = languages_of("scenario-debrief")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons with something to do together, whose timing never speaks of talking about it."""
    # Trainers who write in another language may keep a step from an example in English.
    talks = [heard(language, "scenario-debrief") for language in (course.language, "en")]
    for lesson in course.lessons:
        does = any(isinstance(block, Activity | Scenario) for block in lesson.body)
        if lesson.facilitator and does:
            said = " ".join(step.do for step in lesson.facilitator.timing)
            if not any(words.search(folded(said)) for words in talks):
                message = "nothing in the timing says when people talk about what they did"
                help_line = "add a step in which people compare, share or look back"
                yield Finding(
                    lesson.path, ("facilitator", "timing"), message, help_line, at_key=True
                )
