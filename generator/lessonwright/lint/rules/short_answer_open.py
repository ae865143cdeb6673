"""An open question that takes one wording alone.

What one would say to a guest has a hundred good answers, and the page marks ninety-nine of them
wrong.

Source: Haladyna, *Developing and Validating Multiple-Choice Test Items* (2004): a short answer
needs one answer that all experts give. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - {short-answer: "Which form is for gifts?", accept: [form C]}

Fails:

    quiz:
      questions:
        - {short-answer: "What would you say to a guest?", accept: [I see you]}

Says: `What would you` has many good answers, and one is taken
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import ShortAnswer
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions
from lessonwright.lint.words import languages_of, original, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("short-answer-open")

_MOST_ANSWERS = 2


def findings(course: Course) -> Iterator[Finding]:
    """Yield the short answers that open as an open question and accept no more than two wordings."""
    opens = rule_pattern(course.language, "short-answer-open")
    for asked in course_questions(course):
        question = asked.question
        if isinstance(question, ShortAnswer) and len(question.accept) <= _MOST_ANSWERS:
            match = opens.match(with_plain_apostrophes(question.stem))
            if match:
                message = f"{quote(original(question.stem, match))} has many good answers, and one is taken"
                help_line = "offer choices, or make it a prompt of the worksheet"
                yield Finding(asked.file, (*asked.path, question.kind), message, help_line)
