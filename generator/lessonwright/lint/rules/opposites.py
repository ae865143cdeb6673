"""A key and a distractor that are opposites of each other, beside other choices.

One of two opposites is mostly right, so the other choices can be crossed out. Where two pairs of
opposites stand, or the opposites are all there is to choose from, nothing is given away; nor where
the stem asks which way, or a third choice says that nothing changes: then no other answer is left.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid pairs of choices that point to the key. A note, since the
opposite may be the mistake that people make. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: Where does the number stand?
          choices: [correct: At the top, wrong: In the margin, wrong: On the back]

Fails:

    quiz:
      questions:
        - multiple-choice: Where does the number stand?
          choices: [correct: At the top, wrong: At the bottom, wrong: On the back]

Says: `At the top` and `At the bottom` are opposites, and one of them is the key
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from lessonwright.course.course import Course
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import words
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import (
    is_about_words,
    languages_of,
    patterns,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"
LANGUAGES = languages_of("opposites")
GIVES_WAY_TO = ("convergence", "absolute-distractor")

_FEWEST_CHOICES, _MOST_CHOICES = 3, 12


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions of three choices or more in which only the key has an opposite."""
    pairs = patterns(course.language, "opposites", "pairs")
    way = rule_pattern(course.language, "opposites", "way")
    same = rule_pattern(course.language, "opposites", "same")
    for asked in choice_questions(course):
        choices = asked.question.choices
        if (
            not isinstance(asked.question, MultipleChoice)
            or not _FEWEST_CHOICES <= len(choices) <= _MOST_CHOICES
        ):
            continue
        if is_about_words(asked.question.stem) or way.search(
            with_plain_apostrophes(asked.question.stem)
        ):
            continue
        key = asked.question.key.text
        others = [choice.text for choice in choices if not choice.is_key]
        if same.search(with_plain_apostrophes(" ".join(others))):
            continue
        against = [text for text in others if _are_opposites(key, text, pairs)]
        if len(against) == 1 and not any(
            _are_opposites(one, two, pairs) for one, two in combinations(others, 2)
        ):
            message = (
                f"{quote(key)} and {quote(against[0])} are opposites, and one of them is the key"
            )
            help_line = "take the opposite out, or give another choice its opposite, too"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)


def _are_opposites(one: str, two: str, pairs: Sequence[str]) -> bool:
    these, those = set(words(with_plain_apostrophes(one))), set(words(with_plain_apostrophes(two)))
    only, other = sorted(these - those), sorted(those - these)
    if len(only) != 1 or len(other) != 1:
        return False
    for pair in pairs:
        first, _, last = pair.partition("/")
        for left, right in ((first, last), (last, first)):
            if re.fullmatch(left, only[0]) and re.fullmatch(right, other[0]):
                return True
    return False
