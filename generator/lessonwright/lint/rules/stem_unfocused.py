"""A stem that asks nothing by itself, such as "Which of these is true?".

Learners then read four unrelated statements and judge each. With the question in the stem, they can
answer before they look at the choices, which is what they have to do at work.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): put the central idea into the stem, not into the choices. For courses
in English, German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: What do you do first when a customer has no receipt?
          choices: [correct: Ask how he paid., wrong: Take form A., wrong: Call the manager.]

Fails:

    quiz:
      questions:
        - multiple-choice: Which of the following statements is true?
          choices: [correct: Form B needs no receipt., wrong: Form A is blue., wrong: Refunds take a week.]

Says: this stem asks nothing until one has read the choices
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences import plain
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import folded, heard, languages_of

GROUP = "questions"
LEVEL = "warning"
LANGUAGES = languages_of("stem-unfocused")

_LONGEST = 80
_UNFOCUSED = re.compile(
    r"(?:which|what)(?: (?:one|two|three|ones))?(?: of)?(?: the| these)?(?: following)?"
    r"(?: (?:statements?|sentences?|answers?|choices?))?(?: below)?"
    r" (?:is|are) (?:not )?(?:true|correct|right|false|wrong|incorrect)\W*"
    r"|(?:choose|select|pick|tick|mark) (?:all )?(?:the )?(?:best|right|correct|true)"
    r"(?: (?:answers?|choices?|statements?|ones?))?\W*",
    re.IGNORECASE,
)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose stem is only a frame for the choices."""
    for asked in choice_questions(course):
        stem = asked.question.stem
        if len(stem) <= _LONGEST and _asks_nothing(plain(stem), course.language):
            help_line = "put into the stem what it is about: a case, and what there is to decide"
            path = (*asked.path, asked.question.kind)
            yield Finding(
                asked.file, path, "this stem asks nothing until one has read the choices", help_line
            )


def _asks_nothing(stem: str, language: str) -> bool:
    """Return whether a stem is a mere frame, or a mere subject such as `Feedback:`."""
    is_frame = _UNFOCUSED.fullmatch(stem) or heard(language, "stem-unfocused").fullmatch(
        folded(stem)
    )
    return bool(is_frame or _SUBJECT.fullmatch(stem))


_SUBJECT = re.compile(r"(?:(?:A|An|The|Ein|Eine|Le|La|Un|Une) )?[\w-]+ ?[:…]?")
"""One word, with an article at most: what is said of it stands in the choices alone."""
