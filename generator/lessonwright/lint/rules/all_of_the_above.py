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
from collections.abc import Iterator, Sequence

from lessonwright.course.course import Course
from lessonwright.course.question.choice import Distractor, Key
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences import plain, words
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import folded, heard
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "warning"

_ABOVE = re.compile(
    r"(?:all|any|none|both|neither|either)(?: of)?(?: the| these| those)?(?: \w+)?"
    r"(?: above| below|(?<= of) these"
    r"| (?:choices|answers|options)(?: (?:above|below|(?:is|are) (?:correct|right|wrong)))?)\W*"
    r"|(?:all|none|both|neither) (?:of )?(?:these|those|them)\W*"
    r"|(?:both|neither|only)? ?\(?[a-d]\)?(?:,? ?(?:and|or|nor|&) ?\(?[a-d]\)?)+\W*",
    re.IGNORECASE,
)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the choices that stand for other choices."""
    for asked in choice_questions(course):
        for n, choice in enumerate(asked.question.choices):
            if _stands_for_others(choice.text, asked.question.choices, course.language):
                message = f"{quote(choice.text)} asks about the other choices, not about the matter"
                help_line = (
                    "take it out; where several choices are right, ask it as multiple-response"
                )
                yield Finding(
                    asked.file, (*asked.path, "choices", n, choice.kind), message, help_line
                )


_LONGEST = 50


def _stands_for_others(text: str, choices: Sequence[Key | Distractor], language: str) -> bool:
    if len(text) >= _LONGEST:
        return False
    said = plain(folded(text)).rstrip(" .!")
    others = [choice.text for choice in choices if choice.text != text]
    if _ABOVE.fullmatch(said) or heard(language, "all-of-the-above").fullmatch(said):
        return True
    return _names(said, others) > 1


def _names(text: str, others: Sequence[str]) -> int:
    """Return how many of the others a text names whole, if it adds nothing of its own but a word or two."""
    own = _meaning(text)
    named = [found for other in others if (found := _meaning(other)) and found <= own]
    added = own - set().union(*named)
    return len(named) if len(added) <= 1 else 0


def _meaning(text: str) -> set[str]:
    return {word.lower() for word in words(plain(text))} - _SMALL


_SMALL = {"a", "an", "the", "and", "both", "or", "only", "und", "beide", "et", "der", "die", "das"}
