"""A choice that is a joke.

Nobody picks the crystal ball, so there is one choice less to think about. The laugh costs less in
the text.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): use plausible distractors; avoid humour. For courses in English,
German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: Where is the spare key?
          choices: [correct: With the night desk, wrong: In the safe, wrong: With the lead]

Fails:

    quiz:
      questions:
        - multiple-choice: Where is the spare key?
          choices: [correct: With the night desk, wrong: In the safe, wrong: In a dragon’s cave]

Says: nobody picks `In a dragon’s cave` in earnest
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import languages_of, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
LEVEL = "warning"
LANGUAGES = languages_of("joke-distractor")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the distractors with a thing of fairy tales, where the stem and the key have none."""
    jokes = rule_pattern(course.language, "joke-distractor")
    for asked in choice_questions(course):
        serious = [choice.text for choice in asked.question.choices if choice.is_key]
        if jokes.search(with_plain_apostrophes(" ".join([asked.question.stem, *serious]))):
            continue
        for n, choice in enumerate(asked.question.choices):
            if jokes.search(with_plain_apostrophes(choice.text)):
                message = f"nobody picks {quote(choice.text)} in earnest"
                help_line = "write a mistake that people really make"
                yield Finding(
                    asked.file, (*asked.path, "choices", n, choice.kind), message, help_line
                )
