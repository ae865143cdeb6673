"""A stem whose words are too hard for what it asks.

A question in hard words tests reading. Learners who know the matter and read in their second
language fail it.

Source: Flesch, "A new readability yardstick" (1948); Abedi & Lord, "The language factor in
mathematics tests" (2001): plainer words help those who read slowly. For courses in English, German
and French only.

Passes:

    quiz:
      questions:
        - {true-false: A mentor needs a clear aim., answer: true}

Fails:

    quiz:
      questions:
        - true-false: Intrapersonal communication is a determinative prerequisite of reliability.
          answer: true

Says: this stem is hard to read: 5 of its 8 words have four syllables or more
"""

import re
from collections.abc import Callable, Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import plain, syllables, words
from lessonwright.lint.walk import course_questions
from lessonwright.lint.words import language_of

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = ("en", "de", "fr")

_FEWEST_WORDS, _HARD_SHARE = 6, 0.4
_VOWELS = re.compile("[aeiouyäöüàâéèêëîïôùûœ]+")


def _vowel_groups(word: str) -> int:
    """Return about how many syllables a German or French word has."""
    return len(_VOWELS.findall(word))


_COUNTED: dict[str, tuple[Callable[[str], int], int, str]] = {
    "en": (syllables, 4, "four"),
    "de": (_vowel_groups, 5, "five"),
    "fr": (_vowel_groups, 5, "five"),
}
"""How syllables are counted in each language, and from how many on a word is long there."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the stems of which two fifths of the words are long."""
    count, long, called = _COUNTED[language_of(course.language)]
    for asked in course_questions(course):
        said = (
            words(plain(asked.question.stem))
            if len(asked.question.stem) > _FEWEST_WORDS * 5
            else []
        )
        hard = sum(count(word.lower()) >= long for word in said)
        if len(said) >= _FEWEST_WORDS and hard >= _HARD_SHARE * len(said):
            message = f"this stem is hard to read: {hard} of its {len(said)} words have {called} syllables or more"
            yield Finding(
                asked.file, (*asked.path, asked.question.kind), message, "say it in everyday words"
            )
