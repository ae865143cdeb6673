"""Two choices that say the same in other words.

If both say the same, neither can be the key, so a learner who knows nothing of the matter can cross
out two. The rule takes out words that add nothing, such as "just", and knows some words that mean
the same, such as "at once" and "immediately". Everything else makes a difference: an article, a
pronoun, an ending or a sign may be the very thing that is asked. It is silent where only capitals
or signs differ, as in `Dear Sir` and `Dear sir`.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep choices independent; they should not overlap. For English courses
only.

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

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "warning"
LANGUAGES = ("en",)

_TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[^\w\s.,;:!?…\"'“”‘’()*_]")
"""A word, or a sign that is no punctuation: it may be what is asked."""
_ADDS_NOTHING = {"just", "simply", "also"}
_SAME = (
    ("at once", "immediately", "right away", "straight away", "instantly"),
    ("once", "one time"),
    ("twice", "two times"),
    ("later on", "later"),
    ("with a smile", "by smiling", "smiling"),
    ("cannot", "can not", "can't"),
    ("do not", "don't"),
    ("nobody", "no one"),
    ("everybody", "everyone"),
    ("maybe", "perhaps"),
    ("as soon as you can", "as soon as possible"),
    ("in order to", "to"),
    ("give back", "return"),
    ("phone", "telephone", "ring up"),
    ("is not", "isn't"),
)
"""Words that mean the same; the first stands for the others."""
_STANDS_FOR = {other: words[0] for words in _SAME for other in words[1:]}
_OTHERS = re.compile(rf"\b(?:{'|'.join(sorted(_STANDS_FOR, key=len, reverse=True))})\b")


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
    """Return whether two choices have the same words, and differ in capitals or signs."""
    return _words(text) == _words(other)


def _core(text: str) -> tuple[str, ...]:
    said = _OTHERS.sub(lambda match: _STANDS_FOR[match[0]], _folded(text))
    return tuple(word for word in _TOKEN.findall(said) if word not in _ADDS_NOTHING)


def _words(text: str) -> list[str]:
    return _TOKEN.findall(_folded(text))


def _folded(text: str) -> str:
    return text.lower().replace("’", "'")
