"""A choice that says "all of the above" or "none of the above".

Who knows two right choices has found "all of the above", and who knows one wrong choice has ruled
it out. "None of the above" shows that somebody knows what is wrong, not what is right. Both lose
their sense when choices are shuffled.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid all-of-the-above, and use none-of-the-above with care.

Passes:

    quiz:
      questions:
        - multiple-response: What do you ask a man without a receipt?
          choices: [correct: When he bought it, correct: How he paid, wrong: Why he is so careless]

Fails:

    quiz:
      questions:
        - multiple-choice: What do you ask a man without a receipt?
          choices: [wrong: When he bought it, wrong: How he paid, correct: All of the above]

Says: `All of the above` asks about the other choices, not about the matter
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import plain, words
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_LETTERS = re.compile(r"(?:\w{4,6} )?\(?[a-e]\)?(?:(?:,| ?&|,? \w{1,3})? \(?[a-e]\)?){1,4}")
"""Such as "a, b and c" or "both A and B"."""
_SMALL = {"a", "an", "the", "both", "only", "der", "die", "das", "beide", "nur", "le", "la", "les"}
_LONGEST_CHOICE = 60


def findings(course: Course) -> Iterator[Finding]:
    """Yield the choices that stand for other choices."""
    for asked in choice_questions(course):
        choices = asked.question.choices
        if all(len(choice.text) > _LONGEST_CHOICE for choice in choices):
            continue
        offered = _Choices([choice.text for choice in choices])
        for n, choice in enumerate(choices):
            if len(offered.said[n]) <= _LONGEST_CHOICE and _refers(
                offered, n, asked.question.stem, course.language
            ):
                message = f"{quote(choice.text)} asks about the other choices, not about the matter"
                help_line = (
                    "take it out; where several choices are right, ask it as multiple-response"
                )
                yield Finding(
                    asked.file, (*asked.path, "choices", n, choice.kind), message, help_line
                )


class _Choices:
    """The choices of a question in plain small letters, and what each of them means."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.said = [plain(with_plain_apostrophes(text)).strip(" .!,") for text in texts]

    @cached_property
    def are_letters(self) -> int:
        """How many of them are no more than letters, alone or joined."""
        return sum(len(said) == 1 or bool(_LETTERS.fullmatch(said)) for said in self.said)

    @cached_property
    def meanings(self) -> Counter[frozenset[str]]:
        """How many of them mean the same."""
        return Counter(map(_meaning, self.said))


def _refers(choices: _Choices, n: int, stem: str, language: str) -> bool:
    said = choices.said[n]
    if rule_pattern(language, "all-of-the-above").fullmatch(said):
        return not _is_about(stem, said, language)
    if _LETTERS.fullmatch(said):
        return choices.are_letters == 1
    return _is_made_of_others(said, choices, language)


def _is_about(stem: str, said: str, language: str) -> bool:
    """Return whether the stem itself speaks of both, or of all, so that the choice is about what it tells."""
    refers = rule_pattern(language, "all-of-the-above", "refers")
    return bool({*refers.findall(with_plain_apostrophes(stem))} & {*refers.findall(said)})


def _is_made_of_others(said: str, choices: _Choices, language: str) -> bool:
    """Return whether a choice joins two others, and adds nothing of its own."""
    parts = rule_pattern(language, "all-of-the-above", "joins").split(said.replace(",", " & "))
    meant = [meaning for part in parts if (meaning := _meaning(part))]
    itself = _meaning(said)
    return len(meant) > 1 and all(choices.meanings[part] > (part == itself) for part in meant)


def _meaning(text: str) -> frozenset[str]:
    return frozenset(words(text)) - _SMALL
