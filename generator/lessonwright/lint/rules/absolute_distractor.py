"""Absolute words in the distractors and none in the key.

Little is always or never so, and learners who are good at tests know it. The rule speaks where two
or more distractors of a question have such a word and the key has none, as where they are "all guests"
and "no guests". Quoted words, code and the
words of a menu are what somebody says or sees, and "it was never sent" is a plain fact; neither
counts.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid clues, among them specific determiners such as always, never,
completely and absolutely. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: A customer shouts. What helps?
          choices: [correct: Let her finish., wrong: Speak louder., wrong: Never answer.]

Fails:

    quiz:
      questions:
        - multiple-choice: A customer shouts. What helps?
          choices: [correct: Let her finish., wrong: Always speak louder., wrong: Never answer.]

Says: the distractors give themselves away by `Always` and `Never`
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import Chosen, choice_questions
from lessonwright.lint.words import absolute_word, languages_of
from lessonwright.message_wording import join_names

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("absolute-distractor")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions in which only distractors, and at least two, leave no exception."""
    for asked in choice_questions(course):
        told = _absolute_words(asked.question, course.language)
        if told:
            help_line = "say what somebody would really think or do; few would say it of every case"
            message = f"the distractors give themselves away by {join_names(told)}"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)


def _absolute_words(question: Chosen, language: str) -> list[str]:
    """Return the absolute words of distractors, where there are two or more of them and none in a key."""
    found = [
        (choice.is_key, word)
        for choice in question.choices
        if (word := _first(choice.text, language))
    ]
    if len(found) < _FEWEST or any(is_key for is_key, _ in found):
        return []
    return list(dict.fromkeys(word for _, word in found))


_FEWEST = 2


def _first(text: str, language: str) -> str | None:
    """Return the first word that leaves no exception, and if there is none, the first that leaves hardly one."""
    return absolute_word(text, language) or absolute_word(text, language, "wide")
