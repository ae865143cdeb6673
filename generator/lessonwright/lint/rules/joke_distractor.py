"""A choice that is a joke.

Nobody picks the crystal ball, so there is one choice less to think about. The laugh costs less in
the text. A goat, a selfie or Napoleon is a joke only where it stands alone among the choices and the
lesson is about something else; a lesson that names it anywhere means it.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): use plausible distractors; avoid humour. For courses in English,
German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: Where is the spare key?
          choices: [correct: With the night desk, wrong: In the safe, wrong: With the lead]

Fails:

    quiz:
      questions:
        - multiple-choice: Where is the spare key?
          choices: [correct: With the night desk, wrong: In the safe, wrong: In a dragon’s cave]

Says: nobody picks `In a dragon’s cave` in earnest
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import Chosen, QuestionInLesson, choice_questions
from lessonwright.lint.words import languages_of, own_words, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("joke-distractor")

_KINDS = ("animals", "treats", "acts", "show", "famous", "far", "moods")
"""Lists of what is a joke in some lessons only; for each there is a list of what such lessons speak of."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the distractors with a thing of fairy tales, or with one that is strange to question and lesson."""
    for asked in choice_questions(course):
        for n in sorted(_jokes(asked, course.language)):
            choice = asked.question.choices[n]
            message = f"nobody picks {quote(choice.text)} in earnest"
            help_line = "write a mistake that people really make"
            path = (*asked.path, "choices", n, choice.kind)
            yield Finding(asked.file, path, message, help_line)


def _jokes(asked: QuestionInLesson[Chosen], language: str) -> set[int]:
    """Return which choices are jokes. What they quote is not their own and counts for nothing."""
    own = [own_words(with_plain_apostrophes(choice.text)) for choice in asked.question.choices]
    found = (
        *_fairy_tales(asked.question, own, language),
        *_strangers(asked.question, own, language),
    )
    return {n for n, word in found if not _speaks_of(asked.lesson, word)}


def _fairy_tales(question: Chosen, own: list[str], language: str) -> Iterator[tuple[int, str]]:
    """Yield the choices that are jokes wherever stem and keys are none, each with the word that makes it one."""
    pattern = rule_pattern(language, "joke-distractor")
    found = _heard(own, pattern)
    keys = (choice.text for choice in question.choices if choice.is_key)
    if found and not pattern.search(with_plain_apostrophes(" ".join([question.stem, *keys]))):
        yield from found


def _strangers(question: Chosen, own: list[str], language: str) -> Iterator[tuple[int, str]]:
    """Yield the distractors that alone have a thing of some kind, where nothing else in the question is near to it."""
    for kind in _KINDS:
        found = _heard(own, rule_pattern(language, "joke-distractor", kind))
        if len(found) != 1 or question.choices[found[0][0]].is_key:
            continue
        others = (choice.text for n, choice in enumerate(question.choices) if n != found[0][0])
        rest = with_plain_apostrophes(" ".join([question.stem, *others]))
        near = (rule_pattern(language, "joke-distractor", name) for name in (kind, f"{kind}-home"))
        if not any(pattern.search(rest) for pattern in near):
            yield from found


def _heard(texts: list[str], pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    """Return which texts say what a pattern finds, each with what is found there."""
    matches = ((n, pattern.search(text)) for n, text in enumerate(texts))
    return [(n, match[0]) for n, match in matches if match]


def _speaks_of(lesson: Lesson, word: str) -> bool:
    """Return whether a lesson has a word outside of its quiz."""
    texts = (text for path, text in lesson.texts if path[0] != "quiz")
    said = with_plain_apostrophes(" ".join([lesson.title, *texts]))
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said))
