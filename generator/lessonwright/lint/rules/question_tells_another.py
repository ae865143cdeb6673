"""A question that gives away the key of another.

Learners read the whole quiz. What one question states as a fact, another cannot ask.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep items independent of one another. A note, since repeating
something can be meant.

Passes:

    quiz:
      questions:
        - {true-false: Gifts need no number., answer: true}
        - {short-answer: "Which form is for gifts?", accept: [form C]}

Fails:

    quiz:
      questions:
        - {true-false: Form C for gifts needs no number., answer: true}
        - {short-answer: "Which form is for gifts?", accept: [form C]}

Says: the stem of question 1 tells `form C`, which is the key here
"""

import re
from collections.abc import Iterator, Sequence

from lessonwright.course.course import Course
from lessonwright.course.question import (
    Question,
    TrueFalse,
)
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences import words
from lessonwright.lint.walk import lesson_questions
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "note"

_FEWEST, _SHARED = 2, 2
"""A key of one word stands elsewhere by chance."""
_LONG = 3


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose key stands in another stem of the quiz, beside two telling words of their own stem."""
    for lesson in course.lessons:
        asked = [*lesson_questions(lesson)][:_MOST]
        stems = [_stem(one.question) for one in asked]
        for one in asked:
            found = _told(one.question, stems)
            if found:
                number, key = found
                message = f"the stem of question {number} tells {quote(key)}, which is the key here"
                path = (*one.path, one.question.kind)
                yield Finding(one.file, path, message, "ask one of the two differently")


_MOST = 60


def _stem(question: Question) -> str:
    if isinstance(question, TrueFalse) and not question.answer:
        return ""
    return re.sub(r"\[\[|\]\]", "", question.stem).lower()


def _told(question: Question, stems: Sequence[str]) -> tuple[int, str] | None:
    own = _stem(question)
    telling = {word for word in words(own) if len(word) > _LONG}
    keys = [key for key in question.telling_keys if len(words(key)) >= _FEWEST]
    for key in keys:
        for number, stem in enumerate(stems, 1):
            if stem != own and key.lower() not in own and _is_told(key.lower(), stem, telling):
                return number, key
    return None


def _is_told(key: str, stem: str, telling: set[str]) -> bool:
    own = telling - set(words(key))
    shared = own & set(words(stem))
    return key in stem and bool(shared) and len(shared) * 2 >= min(len(own), _SHARED * 2)
