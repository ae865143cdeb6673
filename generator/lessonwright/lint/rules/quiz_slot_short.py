"""A slot for the quiz in the session that is too short for its words.

Learners read the stem and every choice before they answer, and the feedback after that. The rule
reckons with 200 words a minute for stems and choices and ten seconds of thought for each question;
what is shorter makes people guess. A question that another step runs is not counted, and a
slot that says that it takes a part of the questions is left alone.

Source: Brysbaert, "How many words do we read per minute?" (2019): 238 words a minute for adults who
read in their own language; we reckon with 200. It finds the slot by `run: quiz`, or
else by the word "quiz".

Passes:

    facilitator:
      aim: All can choose a form.
      timing:
        - {minutes: 5, do: Show the forms.}
        - {minutes: 5, do: Quiz.}
    quiz:
      questions:
        - {true-false: Form A is for refunds without a receipt., answer: true}
        - {true-false: Form B is for refunds without a receipt., answer: true}
        - {true-false: Form C is for refunds without a receipt., answer: true}

Fails:

    facilitator:
      aim: All can choose a form.
      timing:
        - {minutes: 5, do: Show the forms.}
        - {minutes: 1, do: Quiz.}
    quiz:
      questions:
        - {true-false: Form A is for refunds without a receipt., answer: true}
        - {true-false: Form B is for refunds without a receipt., answer: true}
        - {true-false: Form C is for refunds without a receipt., answer: true}
        - {true-false: Form D is for refunds without a receipt., answer: true}
        - {true-false: Form E is for refunds without a receipt., answer: true}
        - {true-false: Form F is for refunds without a receipt., answer: true}
        - {true-false: Form G is for refunds without a receipt., answer: true}

Says: this slot has 1 minute, and its quiz takes about 2
"""

import math
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import lines, texts
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import words
from lessonwright.lint.words import rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import count_noun

FORMERLY = "quiz-slot"
GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_BY_MINUTE, _SECONDS = 200, 10
_AFTERWARDS = frozenset({"feedback", "hints"})
"""What nobody has to read before answering."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the only slot that runs or names the quiz, where it is shorter than the quiz takes."""
    for lesson in course.lessons:
        timing = lesson.facilitator.timing if lesson.facilitator else ()
        run = [(n, step.minutes) for n, step in enumerate(timing) if step.run == "quiz"]
        named = [(n, step.minutes) for n, step in enumerate(timing) if "quiz" in step.do.lower()]
        slots = run or named
        needed = math.ceil(_minutes(lesson))
        of_a_part = rule_pattern(course.language, "quiz-slot-short", "part")
        if (
            len(slots) == 1
            and lesson.questions
            and slots[0][1] < needed
            and not of_a_part.search(with_plain_apostrophes(timing[slots[0][0]].do))
        ):
            number, minutes = slots[0]
            message = (
                f"this slot has {count_noun(minutes, 'minute')}, and its quiz takes about {needed}"
            )
            path = ("facilitator", "timing", number, "minutes")
            yield Finding(lesson.path, path, message, "give it more time, or ask fewer questions")


def _minutes(lesson: Lesson) -> float:
    steps = lesson.facilitator.timing if lesson.facilitator else ()
    elsewhere = {step.run for step in steps if step.run}
    asked = [question for question in lesson.questions if question.given_id not in elsewhere]
    read = sum(
        len(words(one.text))
        for question in asked
        for one in (*texts(question), *lines(question))
        if not _AFTERWARDS.intersection(map(str, one.path))
    )
    return read / _BY_MINUTE + len(asked) * _SECONDS / 60
