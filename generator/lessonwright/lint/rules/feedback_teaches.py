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

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import plain, words
from lessonwright.lint.words import languages_of, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("feedback-teaches")

_LONGEST_VERDICT = 60


def findings(course: Course) -> Iterator[Finding]:
    """Yield the feedback of questions and choices that says no more than right or wrong."""
    for lesson in course.lessons:
        for path, text in lesson.texts:
            if path[-1] != "feedback" or path[0] != "quiz" or len(text) > _LONGEST_VERDICT:
                continue
            if _only_marks(text, course.language):
                help_line = "say why, or what would be better and why"
                message = f"{quote(text)} only marks, and the page does that already"
                yield Finding(lesson.path, path, message, help_line)


def _only_marks(text: str, language: str) -> bool:
    """Return whether a text has a verdict, the small words around it, the answer's figure, and nothing else."""
    said = with_plain_apostrophes(plain(text))
    rest = rule_pattern(language, "feedback-teaches", "verdict").sub(" ", said)
    if rest == said:
        return False
    left = words(rule_pattern(language, "feedback-teaches", "around").sub(" ", rest))
    return not left or (len(left) == 1 and left[0].isdecimal())
