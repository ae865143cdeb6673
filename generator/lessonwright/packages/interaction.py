"""Owns what a question is to an LMS: each kind of question comes in; its type, parts and key by the standards go out.

The names of types are those of SCORM 2004 and xAPI; SCORM 1.2 has the same for what is used here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lessonwright.course.kind_facts import Plain
from lessonwright.course.question import FillIn, Matching, MultipleChoice, MultipleResponse
from lessonwright.course.question.base import BaseQuestion
from lessonwright.course.question.judge import EXTREMES, Judge
from lessonwright.course.question.numeric import Numeric
from lessonwright.course.question.ordering import Ordering
from lessonwright.course.question.short_answer import ShortAnswer
from lessonwright.course.question.sorting import Sorting
from lessonwright.course.question.true_false import TrueFalse
from lessonwright.prose.gap_signs import GAP_SIGN, with_gap_signs

Type = Literal["choice", "true-false", "matching", "sequencing", "fill-in", "numeric"]
_GAP = "____"
"""How the page's script writes a gap of what was asked."""


@dataclass(frozen=True)
class Interaction:
    """What can be answered to a question; an answer is told by places in `parts` and `targets`, or by its text."""

    type: Type
    offered: tuple[str, ...]
    """What the page's script keeps with an answer, to know whether it was given to the same question."""
    parts: tuple[str, ...] = ()
    """What is chosen, put in order or given a partner, as the script names it, in its author's order."""
    labels: tuple[str, ...] = ()
    """The same in words."""
    targets: tuple[str, ...] = ()
    """The partners as the script names them, which is by their words unless `target_labels` says otherwise."""
    key: tuple[int, ...] = ()
    """Places in `parts`; where they have partners, each one's place in `targets`."""
    accept: tuple[tuple[str, ...], ...] = ()
    """The texts that are right in each gap, the best first."""
    answer: float = 0
    tolerance: float = 0
    unit: str = ""
    target_labels: tuple[str, ...] = ()
    """The partners in words, where the script names them by something else."""


def _choices(question: MultipleChoice | MultipleResponse, plain: Plain) -> Interaction:
    ids = tuple(choice.id for choice in question.choices)
    key = (place for place, choice in enumerate(question.choices) if choice.is_key)
    labels = (plain(choice.text) for choice in question.choices)
    return Interaction("choice", ids, ids, tuple(labels), key=tuple(key))


def _true_false(question: TrueFalse, plain: Plain) -> Interaction:
    parts = ("true", "false")
    key = (0 if question.answer else 1,)
    return Interaction("true-false", (plain(question.stem),), parts, parts, key=key)


def _offered(items: Iterable[str], partners: Iterable[str]) -> tuple[str, ...]:
    return (*(f"item {item}" for item in items), *(f"partner {partner}" for partner in partners))


def _pairs(pairs: Mapping[str, str], partners: Iterable[str], plain: Plain) -> Interaction:
    targets = tuple(plain(partner) for partner in partners)
    offered = _offered(pairs, targets)
    key = tuple(targets.index(plain(partner)) for partner in pairs.values())
    return Interaction("matching", offered, tuple(pairs), tuple(map(plain, pairs)), targets, key)


def _matching(question: Matching, plain: Plain) -> Interaction:
    return _pairs(question.pairs, question.partners, plain)


def _sorting(question: Sorting, plain: Plain) -> Interaction:
    return _pairs(question.key, question.groups, plain)


def _judge(question: Judge, plain: Plain) -> Interaction:
    """Return replies with words of the scale as partners; or the best and the worst, with replies as partners."""
    ids = tuple(reply.id for reply in question.replies)
    replies = tuple(plain(reply.text) for reply in question.replies)
    if question.form == "rate":
        offered = _offered(ids, question.scale)
        return Interaction("matching", offered, ids, replies, question.scale, question.ranks)
    key = (ids.index(question.best.id), ids.index(question.worst.id))
    offered = _offered(EXTREMES, ids)
    return Interaction("matching", offered, EXTREMES, EXTREMES, ids, key, target_labels=replies)


def _ordering(question: Ordering, plain: Plain) -> Interaction:
    items, order = question.items, tuple(range(len(question.items)))
    return Interaction("sequencing", items, items, tuple(map(plain, items)), key=order)


def _fill_in(question: FillIn, plain: Plain) -> Interaction:
    asked = " ".join(GAP_SIGN.sub(_GAP, plain(with_gap_signs(question.parts))).split())
    return Interaction("fill-in", (asked,), accept=tuple(gap.accept for gap in question.gaps))


def _short_answer(question: ShortAnswer, plain: Plain) -> Interaction:
    return Interaction("fill-in", (plain(question.stem),), accept=(question.accept,))


def _numeric(question: Numeric, plain: Plain) -> Interaction:
    return Interaction(
        "numeric",
        (plain(question.stem),),
        answer=question.answer,
        tolerance=question.tolerance,
        unit=question.unit or "",
    )


INTERACTIONS: Mapping[type[BaseQuestion], Callable[[Any, Plain], Interaction]] = {
    FillIn: _fill_in,
    Judge: _judge,
    Matching: _matching,
    MultipleChoice: _choices,
    MultipleResponse: _choices,
    Numeric: _numeric,
    Ordering: _ordering,
    ShortAnswer: _short_answer,
    Sorting: _sorting,
    TrueFalse: _true_false,
}
"""How an LMS is told of each kind of question."""
