"""Two choices that say the same in other words.

If both say the same, neither can be the key, so a learner who knows nothing of the matter can cross
out two. The rule takes out words that add nothing, such as "just", and knows some words that mean
the same, such as "at once" and "immediately". Everything else makes a difference: an article, a
pronoun, an ending or a sign may be the very thing that is asked. It is silent where only capitals
or signs differ, as in `Dear Sir` and `Dear sir`.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep choices independent; they should not overlap. For courses in
English, German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: What do you do with a torn receipt?
          choices: [correct: Copy it., wrong: Throw it away., wrong: Do not copy it.]
        - multiple-choice: Which ending is right?
          choices: [correct: He signs., wrong: He signed., wrong: They signs.]

Fails:

    quiz:
      questions:
        - multiple-choice: What do you do with a torn receipt?
          choices: [correct: Copy it., wrong: Throw it away., wrong: Just throw it away!]
        - multiple-choice: When do you call back?
          choices: [correct: By noon., wrong: At once., wrong: Immediately.]

Says: this choice says nearly the same as `Throw it away.`
Says: this choice says nearly the same as `At once.`
"""

import re
from collections.abc import Iterator
from functools import cache

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import languages_of, patterns, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("choices-same")

_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[^\w\s.,;:!?…\"'“”‘’()*_]")
"""A word, or a sign that is no punctuation: it may be what is asked."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the choices that repeat one before them."""
    for asked in choice_questions(course):
        before: dict[tuple[str, ...], str] = {}
        for n, choice in enumerate(asked.question.choices):
            core = _core(choice.text, course.language)
            if core and core in before and not _is_about_spelling(choice.text, before[core]):
                message = f"this choice says nearly the same as {quote(before[core])}"
                help_line = "write a distractor of another kind, or take one of the two out"
                yield Finding(
                    asked.file, (*asked.path, "choices", n, choice.kind), message, help_line
                )
            before.setdefault(core, choice.text)


def _is_about_spelling(text: str, other: str) -> bool:
    """Return whether two choices have the same words, and differ in capitals or signs."""
    return _TOKEN.findall(with_plain_apostrophes(text)) == _TOKEN.findall(
        with_plain_apostrophes(other)
    )


def _core(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a choice, each as the first of those that mean the same."""
    stands_for, others = _same(language)
    said = others.sub(lambda match: stands_for[match[0]], with_plain_apostrophes(text))
    said = rule_pattern(language, "choices-same", "adds-nothing").sub(" ", said)
    return tuple(_TOKEN.findall(said))


@cache
def _same(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return for each wording the one that stands for it, and a pattern that finds the wordings, the longest first."""
    stands_for: dict[str, str] = {}
    for line in patterns(language, "choices-same", "same"):
        first, *others = line.split("/")
        stands_for |= dict.fromkeys(others, first)
    longest_first = sorted(map(re.escape, stands_for), key=len, reverse=True)
    return stands_for, re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
