"""A key that repeats the words of the stem, and no distractor does.

Whoever knows nothing of the matter picks the choice that sounds like the question.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid clues, among them clang associations: a choice identical with or
like words in the stem. A note, since a word can stand in both for a reason.

Passes:

    quiz:
      questions:
        - multiple-choice: What does a deposit of trust build?
          choices: [correct: Reliance, wrong: Speed, wrong: Profit]

Fails:

    quiz:
      questions:
        - multiple-choice: What does a trust deposit build?
          choices: [correct: Trust, wrong: Speed, wrong: Profit]

Says: only the key repeats `Trust` from the stem
"""

import re
from collections.abc import Iterator, Sequence

from lessonwright.course.course import Course
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.readability import last_sentence, plain, words
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import language_of, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
LEVEL = "note"

_SHORTEST, _SHORT = 5, 4
_FEW_WORDS = 9


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose short key shares a long word with the stem's last sentence, and none of the others."""
    for asked in choice_questions(course):
        question = asked.question
        if not isinstance(question, MultipleChoice):
            continue
        key = words(plain(question.key.text))
        stem = words(plain(question.stem))
        itself = words(_question_itself(plain(question.stem), course.language))
        wrong = [
            word
            for choice in question.choices
            if not choice.is_key
            for word in words(plain(choice.text))
        ]
        told = _shared(key, itself, course.language)
        if told and len(key) <= _FEW_WORDS and not _shared(wrong, stem, course.language, _SHORT):
            message = f"only the key repeats {quote(told[0])} from the stem"
            help_line = "say it in another word in the key, or in a distractor, too"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)


_ENDING = re.compile(r"(?<=\w{4})(?:ies|es|s|ed|ing|y)\Z")


def _question_itself(stem: str, language: str) -> str:
    """Return the last sentence without a condition at its end: whom "if both have signed" names may well be the key."""
    start = last_sentence(stem)
    match = rule_pattern(language, "stem-tells-key", "conditions").search(
        with_plain_apostrophes(stem), start + 1
    )
    return stem[start : match.start() if match else None]


def _shared(
    said: Sequence[str], stem: Sequence[str], language: str, shortest: int = _SHORTEST
) -> list[str]:
    """Return the long words that come from the same root as a word of a stem, or stand in one of its compounds."""
    small = rule_pattern(language, "stem-tells-key", "small")
    long = [
        word
        for word in said
        if len(word) >= shortest and not small.fullmatch(with_plain_apostrophes(word))
    ]
    roots = {_root(word) for word in stem}
    parts = (
        [with_plain_apostrophes(word) for word in stem]
        if language_of(language) in _COMPOUNDING
        else []
    )
    return [
        word
        for word in long
        if _root(word) in roots
        or any(_is_part(with_plain_apostrophes(word), part) for part in parts)
    ]


_COMPOUNDING = ("de", "fr")
"""Languages whose words share a beginning where English ones stand apart: `Hecke` and `Heckenschere`."""


def _is_part(word: str, whole: str) -> bool:
    start = word[: max(_SHORTEST, len(word) - _ENDING_LETTERS)]
    return len(whole) >= _SHORTEST and whole.startswith(start)


_ENDING_LETTERS = 2


def _root(word: str) -> str:
    return _ENDING.sub("", word.lower())
