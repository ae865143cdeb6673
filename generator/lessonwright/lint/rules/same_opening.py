"""Choices that all open with the same words.

What is the same in all of them is read again and again, and says nothing. It belongs into the stem.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): put the central idea and most of the words into the stem. A note,
since it costs only time.

Passes:

    quiz:
      questions:
        - multiple-choice: What do you do when the till is shut?
          choices: [correct: Call the lead., wrong: Wait for the lead., wrong: Write a note.]

Fails:

    quiz:
      questions:
        - multiple-choice: What do you do when the till is shut?
          choices: [correct: Go to the lead., wrong: Go to the clerk., wrong: Go to the cook.]

Says: all of these choices open with `Go to the`
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"
GIVES_WAY_TO = ("stem-unfocused",)

_FEWEST_ALIKE = 3
_CHOICES = 3


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions in which three choices or more open with the same words, half of the shortest."""
    for asked in choice_questions(course):
        texts = [choice.text.split() for choice in asked.question.choices]
        same = 0
        for column in zip(*texts, strict=False):
            if len(set(column)) > 1:
                break
            same += 1
        is_most = 2 * same >= min(map(len, texts))
        if len(texts) >= _CHOICES and same >= _FEWEST_ALIKE and is_most:
            message = f"all of these choices open with {quote(' '.join(texts[0][:same]))}"
            yield Finding(
                asked.file,
                (*asked.path, "choices"),
                message,
                "let the stem say it once",
                at_key=True,
            )
