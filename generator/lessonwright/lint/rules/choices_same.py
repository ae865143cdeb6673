"""Two choices that say the same in nearly the same words.

If both say the same, neither can be the key, so a learner who knows nothing of the matter can cross
out two. The rule compares the words that carry meaning, whatever their ending; a "not" or another
number makes a difference. It is silent where only capitals or signs differ, as in `Dear Sir` and
`Dear sir`: nobody writes that but to ask about it.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep choices independent; they should not overlap. For English courses
only.

Passes:

    quiz:
      questions:
        - multiple-choice: What do you do with a torn receipt?
          choices: [correct: Copy it., wrong: Throw it away., wrong: Do not copy it.]

Fails:

    quiz:
      questions:
        - multiple-choice: What do you do with a torn receipt?
          choices: [correct: Copy it., wrong: Throw it away., wrong: Just throw away the receipts.]
        - multiple-choice: What do you do with a lost receipt?
          choices: [correct: Take form B., wrong: You refuse a refund., wrong: Refuse the refunds!]

Says: this choice says nearly the same as `You refuse a refund.`
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "warning"
LANGUAGES = ("en",)

_LONGEST = 100
"""How much of a word counts."""
_EDGE = re.compile(r"^[^\w+\-<>=]+|[^\w%]+$")
_WORD = re.compile(r"\w+")
_ARTICLES = {"a", "an", "the", "this", "that", "these", "those"}
_PRONOUNS = {"i", "my", "you", "your", "it", "its", "we", "our"}
_EMPTY = (
    _ARTICLES | _PRONOUNS | {"is", "are", "was", "were", "be", "just", "simply", "really", "very"}
)
_ENDING = re.compile(r"(?<=\w{3})(?:ies|es|s|ed|ing)\Z")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the choices that repeat one before them."""
    for asked in choice_questions(course):
        before: dict[tuple[str, ...], str] = {}
        for n, choice in enumerate(asked.question.choices):
            core = _core(choice.text)
            if core and core in before and not _is_about_spelling(choice.text, before[core]):
                message = f"this choice says nearly the same as {quote(before[core])}"
                help_line = "write a distractor of another kind, or take one of the two out"
                yield Finding(
                    asked.file, (*asked.path, "choices", n, choice.kind), message, help_line
                )
            before.setdefault(core, choice.text)


def _is_about_spelling(text: str, other: str) -> bool:
    """Return whether two choices have the same words, in the same form, and differ in capitals or signs."""
    return _WORD.findall(text.casefold()) == _WORD.findall(other.casefold())


def _core(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(_root, text.lower().split())))


@lru_cache(maxsize=100_000)
def _root(word: str) -> str:
    """Return a word without its ending and its punctuation; empty for a word that carries no meaning."""
    bare = _EDGE.sub("", word[:_LONGEST])
    return "" if bare in _EMPTY else _ENDING.sub("", bare)
