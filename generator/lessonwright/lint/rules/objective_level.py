"""An objective from `apply` up that is only assessed by questions of recall.

Who can say which form belongs to which refund cannot yet choose one with a customer waiting. True
or false, matching, fill-in and short answer mostly ask what somebody remembers, unless they put a
case: a stem of two sentences or more, or things to match that are sentences themselves. In every other kind, a
stem that asks what something is called or how many there are is recall, too.

Source: Anderson & Krathwohl, *A Taxonomy for Learning, Teaching, and Assessing* (2001); Biggs,
"Enhancing teaching through constructive alignment" (1996). Which kinds count as recall is our own
judgment of how they are mostly used.

Passes:

    quiz:
      questions:
        - multiple-choice: A man has lost his receipt and paid by card. What do you do?
          objective: refund
          choices: [correct: Take form B., wrong: Take form A., wrong: Send him home.]

Fails:

    quiz:
      questions:
        - short-answer: What is the form for refunds without a receipt called?
          objective: refund
          accept: [form B]

Says: the objective `refund` is at the level `apply`, and its question asks only for what is remembered
"""

from collections import defaultdict
from collections.abc import Iterator

from lessonwright.course.base_models_and_field_types import NAME
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.question import Matching, Question
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import sentences, words
from lessonwright.lint.words import rule_pattern, with_plain_apostrophes

GROUP = "objectives"
SCOPE = "lesson"
LEVEL = "warning"

_LOWER = ("remember", "understand")
_SENTENCE = 6
"""How many words make something to match a case of its own."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the objectives that are assessed below their level."""
    for lesson in course.lessons:
        yield from _lesson_findings(lesson, course.language)


def _lesson_findings(lesson: Lesson, language: str) -> Iterator[Finding]:
    by_objective = defaultdict(list)
    for question in lesson.questions:
        by_objective[question.objective].append(question)
    for n, objective in enumerate(lesson.objectives):
        asked = by_objective[objective.id]
        if (
            objective.level not in _LOWER
            and asked
            and all(_recalls(one, language) for one in asked)
        ):
            whose = "its question asks" if len(asked) == 1 else f"its {len(asked)} questions ask"
            message = (
                f"the objective `{objective.id}` is at the level `{objective.level}`, "
                f"and {whose} only for what is remembered"
            )
            help_line = "add a case to decide, as multiple-choice, ordering, sorting or numeric, or lower the level"
            yield Finding(lesson.path, ("objectives", n, NAME), message, help_line)


def _recalls(question: Question, language: str) -> bool:
    """Return whether a question of any kind asks for a name or a count, or one of some kinds puts no case."""
    asks = rule_pattern(language, "objective-level", "recall").search(
        with_plain_apostrophes(question.stem)
    )
    return (bool(asks) and len([*sentences(question.stem)]) < 2) or _asks_for_recall(question)


def _asks_for_recall(question: Question) -> bool:
    return (
        question.asks_for_recall
        and len([*sentences(question.stem)]) < 2
        and not _matches_cases(question)
    )


def _matches_cases(question: Question) -> bool:
    if not isinstance(question, Matching):
        return False
    return len(words(" ".join(question.pairs))) >= _SENTENCE * len(question.pairs)
