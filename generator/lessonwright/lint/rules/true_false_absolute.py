"""A false statement that can be told by a word that leaves no exception.

Little is always or never so, and whoever is good at tests answers "false" to every statement that
says it.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid specific determiners such as always and never, which give the
answer away. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - {true-false: A gift can be returned within a month., answer: false}

Fails:

    quiz:
      questions:
        - {true-false: A gift can never be returned., answer: false}

Says: `never` tells that this statement is false
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import TrueFalse
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import last_sentence
from lessonwright.lint.walk import course_questions
from lessonwright.lint.words import absolute_word, languages_of
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("absolute-distractor")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the false statements with such a word."""
    for asked in course_questions(course):
        if isinstance(asked.question, TrueFalse) and not asked.question.answer:
            stem = asked.question.stem
            word = absolute_word(stem[last_sentence(stem) :], course.language, "statement")
            if word:
                help_line = "make the false statement as modest as a true one would be"
                message = f"{quote(word)} tells that this statement is false"
                yield Finding(asked.file, (*asked.path, asked.question.kind), message, help_line)
