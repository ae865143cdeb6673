"""A key that is the only choice with a cautious word, such as "perhaps" or "it depends".

Authors take care not to say too much in the key, and learners notice. The rule speaks only where
the distractors are short and flat beside it.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid clues to the right answer. A note, since a modest answer is
sometimes what is asked. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: Does a count help?
          choices: [wrong: Yes., correct: It shows what changed., wrong: No.]

Fails:

    quiz:
      questions:
        - multiple-choice: Does a count help?
          choices: [wrong: Yes., correct: Perhaps it does., wrong: No.]

Says: only the key is cautious: `Perhaps`
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import words
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import (
    absolute_word,
    languages_of,
    original,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"
LANGUAGES = languages_of("only-key-hedges")
GIVES_WAY_TO = ("absolute-distractor",)

_FLAT = 3


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions in which only the key hedges, and two distractors or more are of three words or fewer."""
    hedge = rule_pattern(course.language, "only-key-hedges")
    for asked in choice_questions(course):
        if not isinstance(asked.question, MultipleChoice):
            continue
        wrong = [choice.text for choice in asked.question.choices if not choice.is_key]
        match = hedge.search(with_plain_apostrophes(asked.question.key.text))
        is_flat = all(len(words(text)) <= _FLAT for text in wrong) and len(wrong) > 1
        is_told = sum(bool(absolute_word(text, course.language)) for text in wrong) > 1
        if (
            match
            and not hedge.search(with_plain_apostrophes(asked.question.stem))
            and is_flat
            and not is_told
            and not any(hedge.search(with_plain_apostrophes(text)) for text in wrong)
        ):
            message = f"only the key is cautious: {quote(original(asked.question.key.text, match))}"
            help_line = "let all of them be as cautious, or none"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)
