"""Feedback that blames the learner.

Whoever is told off thinks of the telling, and not of the matter.

Source: Kluger & DeNisi, "The effects of feedback interventions on performance" (1996): feedback
that turns to the person does harm. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - {true-false: Form B is for gifts., answer: false, feedback: Form C is for gifts.}

Fails:

    quiz:
      questions:
        - {true-false: Form B is for gifts., answer: false, feedback: You should have known that.}

Says: `You should have known` speaks of the learner, not of the matter
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import (
    languages_of,
    original,
    own_words,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("feedback-blames")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the feedback of quizzes and scenarios with such words."""
    blames = rule_pattern(course.language, "feedback-blames")
    for lesson in course.lessons:
        for path, text in lesson.texts:
            match = (
                blames.search(with_plain_apostrophes(own_words(text)))
                if path[-1] == "feedback"
                else None
            )
            if match:
                message = f"{quote(original(text, match))} speaks of the learner, not of the matter"
                yield Finding(
                    lesson.path, path, message, "say what would follow, or what is better"
                )
