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
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences import plain, words
from lessonwright.lint.walk import choice_questions
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "note"

_SHORTEST = 5
_FEW_WORDS = 9


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose short key shares a long word with the stem's last sentence, and none of the others."""
    for asked in choice_questions(course):
        question = asked.question
        if not isinstance(question, MultipleChoice):
            continue
        key = words(plain(question.key.text))
        stem = {_root(word) for word in words(plain(question.stem))[-_ASKED:]}
        wrong = [choice.text for choice in question.choices if not choice.is_key]
        others = {_root(word) for text in wrong for word in words(plain(text))}
        told = [word for word in key if _root(word) in stem - others and len(word) >= _SHORTEST]
        if told and len(key) <= _FEW_WORDS:
            message = f"only the key repeats {quote(told[0])} from the stem"
            help_line = "say it in another word in the key, or in a distractor, too"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)


_ASKED = 12
_ENDING = re.compile(r"(?<=\w{4})(?:ies|es|s|ed|ing|y)\Z")


def _root(word: str) -> str:
    return _ENDING.sub("", word.lower())
