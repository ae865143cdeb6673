"""A question that asks what is not so, without setting the "not" off.

Readers take in what is asked and lose the "not". Ask for what is right; where the exception is what
matters, as in a safety rule, set the word off: **not**, *except*, NOT.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): word the stem positively; a negative word that has to be there is
capitalised and in bold. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: Which of these do you **not** keep beside the heater?
          choices: [correct: The thinner, wrong: The mop, wrong: The bucket]

Fails:

    quiz:
      questions:
        - multiple-choice: Which of these do you not keep beside the heater?
          choices: [correct: The thinner, wrong: The mop, wrong: The bucket]

Says: it is easy to read over `not` in this stem
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding, passage
from lessonwright.lint.walk import course_questions
from lessonwright.lint.words import folded, heard, language_of, languages_of

GROUP = "questions"
LEVEL = "warning"
LANGUAGES = languages_of("negative-stem")

_CUES = ("not", "never", "n't", "n’t", "least", "except")
_CLAUSE = "if|when|who|that|which|because|after|before|while|whose|where|what|how|why|to|but|and|so"
"""Words that open a clause: a negative after one of them belongs to the clause."""
_WORDS = rf"(?:\s+(?!(?:{_CLAUSE})\b)[\w'’-]+){{0,6}}?"
_VERB = r"(?:is|are|was|were|do|does|did|would|should|could|can|will|has|have|had|may|might|must)"
_NEGATIVE = re.compile(
    r"[\s\"“‘'(]*(?:[^,.?!…]{0,60}, )?(?i:which|what|who|whom)\b"
    rf"(?:{_WORDS}\s+{_VERB}(?:\s+\w+){{0,2}}?\s+(?P<not>not|never)\b"
    rf"|{_WORDS}\s+(?P<short>{_VERB}n['’]t|can['’]t|cannot)\b"
    rf"|{_WORDS}\s+(?:{_VERB}\s+)?(?:the\s+)?(?P<least>least)\s+\w+"
    r"|[^.?!…]{0,200}?\b(?P<except>except)\W*\Z)"
)
"""The negative of the question itself, not one in a clause of it; in small letters and without
markup."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions with such a negative."""
    for asked in course_questions(course):
        stem = asked.question.stem
        match = (
            _NEGATIVE.match(stem, _last_sentence(stem))
            if any(word in stem for word in _CUES) and language_of(course.language) == "en"
            else None
        ) or _heard(stem, course.language)
        if match:
            word = next(filter(None, match.groups()))
            where = passage(stem, word, match.start())
            help_line = f"ask for what is so, or set the word off: **{word}**"
            path = (*asked.path, asked.question.kind)
            yield Finding(
                asked.file,
                path,
                f"it is easy to read over `{word}` in this stem",
                help_line,
                passage=where,
            )


def _last_sentence(stem: str) -> int:
    """Return where the last sentence begins, which is the one that asks."""
    ends = [stem.rfind(end, 0, len(stem) - 2) for end in (". ", "? ", "! ", ".\n", '" ', "” ")]
    return max(ends) + 2 if max(ends) >= 0 else 0


def _heard(stem: str, language: str) -> re.Match[str] | None:
    """Return the negative of the question itself, as the language's file knows them, if it is not set off."""
    last = _last_sentence(stem)
    said = folded(stem)
    asks = heard(language, "negative-stem", "asks").match(said, last)
    match = heard(language, "negative-stem").search(said, last) if asks else None
    if not match:
        return None
    clause = _CLAUSE_OPENS.search(said, last, match.start())
    word = next(filter(None, match.groups()))
    return None if clause or word.isupper() or f"*{word}" in said else match


_CLAUSE_OPENS = re.compile(
    r", |\b(?:if|when|who|that|because|wenn|dass|weil|si|qui)\b(?!\W*\Z)(?<!^Who)(?<!^Qui)",
    re.MULTILINE,
)
