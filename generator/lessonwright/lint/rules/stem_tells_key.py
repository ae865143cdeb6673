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
from collections.abc import Collection, Iterator, Sequence

from lessonwright.course.course import Course
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import last_sentence, plain, words
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import language_of, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"
GIVES_WAY_TO = ("all-of-the-above", "negative-stem", "double-negative")

_SHORTEST = 4
_FEW_WORDS = 9


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose short key shares a long word with the stem's last sentence, and none of the others."""
    for asked in choice_questions(course):
        question = asked.question
        if not isinstance(question, MultipleChoice):
            continue
        key = words(plain(question.key.text))
        if len(key) > _FEW_WORDS:
            continue
        stem = plain(question.stem)
        told = _shared(key, words(_question_itself(stem, course.language)), course.language)
        if not told:
            continue
        others = [words(plain(choice.text)) for choice in question.choices if not choice.is_key]
        wrong = [word for other in others for word in other]
        if not _shared(wrong, words(stem), course.language) and not _name_it_shortly(
            key, others, course.language
        ):
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


def _name_it_shortly(key: Sequence[str], others: Sequence[Sequence[str]], language: str) -> bool:
    """Tell whether all the others have an "it" where the key names the thing again, and the key has none."""
    pronouns = rule_pattern(language, "stem-tells-key", "pronouns")
    has_one = [
        any(pronouns.fullmatch(word.lower()) for word in choice) for choice in (key, *others)
    ]
    return not has_one[0] and all(has_one[1:])


def _shared(said: Sequence[str], stem: Sequence[str], language: str) -> list[str]:
    """Return the words, but for small ones, that are kin to a word of a stem, or stand in one of its compounds."""
    small = rule_pattern(language, "stem-tells-key", "small")
    long = [
        word
        for word in said
        if len(word) >= _SHORTEST and not small.fullmatch(with_plain_apostrophes(word))
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
        if _is_kin(_root(word), roots)
        or any(_is_part(with_plain_apostrophes(word), part) for part in parts)
    ]


_COMPOUNDING = ("de", "fr")
"""Languages whose words share a beginning where English ones stand apart: `Hecke` and `Heckenschere`."""


def _is_part(word: str, whole: str) -> bool:
    start = word[: max(_PART, len(word) - _ENDING_LETTERS)]
    return len(whole) >= _PART and whole.startswith(start)


_PART, _ENDING_LETTERS = 5, 2


def _is_kin(root: str, others: Collection[str]) -> bool:
    """Return whether a root is one of the others, or one grows from the other, as a translator from to translate."""
    return root in others or any(
        len(short) >= _STEM and len(long) - len(short) <= _GROWTH and long.startswith(short)
        for other in others
        for short, long in (sorted((root, other), key=len),)
    )


_STEM, _GROWTH = 6, 4


def _root(word: str) -> str:
    return _ENDING.sub("", word.lower())
