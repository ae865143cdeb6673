"""A sentence of more than 30 words.

By the end of a long sentence its beginning is gone, most of all for those who read in their second
language.

Source: Flesch, "A new readability yardstick" (1948), in which sentence length is half of the score;
Cutts, *Oxford Guide to Plain English*, advises an average of 15 to 20 words. The limit of 30 is
ours. Quotations are left alone, and of a list after a colon only its longest item counts.

Passes:

    body:
      - text: >-
          Ask for the receipt first, because it tells you which form to take. If there is none, ask how the customer
          paid.

Fails:

    body:
      - text: >-
          Ask for the receipt first, because it tells you which form to take, and if there is none, ask how the customer
          paid, since a card leaves a trace in the till roll of that day.

Says: this sentence has 36 words
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import AuthoredText
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.sentences_and_words import may_be_longer, sentences, words

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"
GIVES_WAY_TO = ("window-dressing",)

MOST_WORDS = 30
_OPENING = 4
_FEWEST_ITEMS = 3
_BETWEEN_ITEMS = re.compile(r"[;,]\s")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the sentences that are too long, in all text but quotations."""
    for lesson in course.lessons:
        for written in lesson.texts:
            if written.path[-1] != "quote" and may_be_longer(written.text, MOST_WORDS):
                yield from _text_findings(lesson.path, written)


def _stretch(sentence: str) -> int:
    """Return how many words have to be kept together: of a list after a colon, its longest item."""
    opening, colon, rest = sentence.partition(": ")
    items = _BETWEEN_ITEMS.split(rest)
    if not colon or len(items) < _FEWEST_ITEMS:
        return len(words(sentence))
    return len(words(opening)) + max(len(words(item)) for item in items)


def _text_findings(file: str, written: AuthoredText) -> Iterator[Finding]:
    start = 0
    for sentence in sentences(written.text):
        found = words(sentence)
        if len(found) > MOST_WORDS and _stretch(sentence) > MOST_WORDS:
            where = excerpt_of(written.text, " ".join(found[:_OPENING]), start)
            start = written.text.find(where[0], start) + 1
            help_line = (
                f"make two of it; {MOST_WORDS} words are the most that a reader keeps together"
            )
            yield Finding(
                file,
                written.path,
                f"this sentence has {len(found)} words",
                help_line,
                passage=where,
            )
