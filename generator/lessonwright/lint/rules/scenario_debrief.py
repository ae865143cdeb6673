"""Something to do or to discuss together, in a session that has no moment to talk about it.

What people did becomes what they learned when they say what happened and what they will do with it.
Two minutes do; without a `debrief` under the activity, the scenario or the role-play, and without a
line in the timing from then on, there are none. Questions under `discuss` need theirs, too.

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

from collections.abc import Iterator, Sequence

from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, Timing
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import languages_of, rule_pattern, with_plain_apostrophes

GROUP = "text"
SCOPE = "lesson"
LEVEL = "note"
LANGUAGES = languages_of("scenario-debrief")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons with something to do or to discuss, whose timing never speaks of talking about it."""
    # Trainers who write in another language may keep a step from an example in English.
    talks = [rule_pattern(language, "scenario-debrief") for language in (course.language, "en")]
    for lesson in course.lessons:
        about = _to_talk_about(lesson)
        if lesson.facilitator and about:
            steps = _from_the_task_on(lesson, lesson.facilitator.timing)
            said = with_plain_apostrophes(" ".join(step.do for step in steps))
            is_discussed = any(step.run == "discuss" for step in steps)
            if not is_discussed and not any(words.search(said) for words in talks):
                message = f"nothing in the timing says when people talk about {about}"
                yield Finding(
                    lesson.path, ("facilitator", "timing"), message, _mend(lesson), at_key=True
                )


def _from_the_task_on(lesson: Lesson, timing: Sequence[Timing]) -> Sequence[Timing]:
    """Return the steps from the first that runs what has no debrief: before it, there is nothing to talk over yet."""
    tasks = {task.given_id for task in _without_debrief(lesson) if task.given_id}
    first = next((n for n, step in enumerate(timing) if step.run in tasks), 0)
    return timing[first:]


def _to_talk_about(lesson: Lesson) -> str:
    """Return what people have to talk about, if anything."""
    if _without_debrief(lesson):
        return "what they did"
    discusses = lesson.facilitator is not None and lesson.facilitator.discuss
    return "the questions under `discuss`" if discusses else ""


def _mend(lesson: Lesson) -> str:
    step = "add a step in which people compare, share or look back"
    return f"give it a `debrief`, or {step}" if _without_debrief(lesson) else step


def _without_debrief(lesson: Lesson) -> list[TaskBlock]:
    """Return what people do together that has no moment of its own to talk about it."""
    tasks = (it for it in lesson.body if isinstance(it, TaskBlock) and it.has_practice)
    return [task for task in tasks if task.debrief is None]
