"""Feedback that only marks, such as "Correct!" or "Sorry, try again!".

The page says already whether the answer was right. Feedback is the sentence after that.

Source: Shute, "Focus on formative feedback" (2008): feedback that explains does more than a
verdict. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - true-false: A customer without a receipt gets form B.
          answer: true
          feedback: Correct. Form A asks for the number of the receipt.

Fails:

    quiz:
      questions:
        - true-false: A customer without a receipt gets form B.
          answer: true
          feedback: Correct, well done!

Says: `Correct, well done!` only marks, and the page does that already
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences import words
from lessonwright.lint.words import folded, heard, languages_of
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "warning"
LANGUAGES = languages_of("feedback-teaches")

_VERDICT = re.compile(
    r"(?:(?:sorry|yes|no|oops|please|try again|once more|not quite|not really|almost|nearly|absolutely|quite|very"
    r"|correct|incorrect|right|wrong|true|false|exactly|exact|good|great|perfect|excellent|well done|bravo|nice|super"
    r"|that's|that is|this is|it is|you are|you're|not|is|the|your|answer|choice|job|work|try)\b\W*)+",
    re.IGNORECASE,
)
_LONGEST = 60


def findings(course: Course) -> Iterator[Finding]:
    """Yield the feedback of questions and choices that says no more than right or wrong."""
    for lesson in course.lessons:
        for path, text in lesson.texts:
            if (
                path[-1] == "feedback"
                and len(text) <= _LONGEST
                and path[0] == "quiz"
                and _only_marks(text, heard(course.language, "feedback-teaches"))
            ):
                help_line = "say why, or what would be better and why"
                message = f"{quote(text)} only marks, and the page does that already"
                yield Finding(lesson.path, path, message, help_line)


_FIGURE = re.compile(r"\b\d+\b")


def _only_marks(text: str, more: re.Pattern[str]) -> bool:
    """Return whether nothing is left of a text without verdicts, the words around them, and the answer itself."""
    return not words(_VERDICT.sub("", more.sub("", _FIGURE.sub("", folded(text)))).strip())
