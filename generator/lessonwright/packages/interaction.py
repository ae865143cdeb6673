"""Owns what a question is to an LMS: each kind comes in; its type, parts and key by the standards go out.

The names of types are those of SCORM 2004 and xAPI; SCORM 1.2 has the same for what is used here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_lowercase
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
from lessonwright.prose.markdown_to_html import GAP_SIGN, with_gap_signs

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


@dataclass(frozen=True)
class KeyPatterns:
    """What a standard writes between the parts of a key, and how long it may be."""

    between: str
    within: str
    longest: int

    def key(self, interaction: Interaction) -> list[str]:
        """Return the patterns of what is right, any of which will do."""
        match interaction.type:
            case "choice" | "sequencing":
                return [self.between.join(map(_letter, interaction.key))]
            case "true-false":
                return [interaction.parts[place] for place in interaction.key]
            case "matching":
                targets = enumerate(interaction.key)
                pairs = (
                    f"{_numeral(place)}{self.within}{_letter(target)}" for place, target in targets
                )
                return [self.between.join(pairs)]
            case "fill-in":
                return [self.typed(texts) for texts in _right_texts(interaction)]
            case "numeric":
                return [self.number(interaction.answer, interaction.tolerance)]

    def typed(self, texts: Iterable[str]) -> str:
        """Return the pattern of texts that are right in whatever case they are written."""
        told = self.between.join(text[: self.longest] for text in texts)
        return f"{{case_matters=false}}{told}"

    def number(self, answer: float, tolerance: float) -> str:
        """Return the pattern of a number and what is near enough to it."""
        return f"{_decimal(answer - tolerance)}[:]{_decimal(answer + tolerance)}"


class _Scorm12KeyPatterns(KeyPatterns):
    """As SCORM 1.2 has it: a truth value is one letter, and a number is itself alone."""

    def key(self, interaction: Interaction) -> list[str]:
        told = super().key(interaction)
        return [one[0] for one in told] if interaction.type == "true-false" else told

    def typed(self, texts: Iterable[str]) -> str:
        return self.between.join(texts)[: self.longest]

    def number(self, answer: float, tolerance: float) -> str:
        return _decimal(answer)


_SCORM_1_2 = _Scorm12KeyPatterns(",", ".", 255)
_LATER = KeyPatterns("[,]", "[.]", 250)
KEY_PATTERNS: Mapping[str, KeyPatterns] = {
    "scorm-1.2": _SCORM_1_2,
    "scorm-2004": _LATER,
    "cmi5": _LATER,
}
"""How each standard writes a key: SCORM 1.2 RTE 3.4, SCORM 2004 RTE 4.1, xAPI 1.0.3 Data, appendix C."""


def _right_texts(interaction: Interaction) -> Iterable[tuple[str, ...]]:
    """Return what is right in each gap: all that is accepted in a lone one, the best in each of several."""
    if len(interaction.accept) == 1:
        return ((text,) for text in interaction.accept[0])
    return (tuple(gap[0] for gap in interaction.accept),)


def _letter(place: int) -> str:
    return ascii_lowercase[place] if place < len(ascii_lowercase) else f"z{place}"


def _decimal(number: float) -> str:
    """Return a number with the twelve digits that can be relied on, never with an exponent."""
    digits = format(Decimal(f"{number:.12g}"), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def definition(interaction: Interaction, stem: str, language: str) -> dict[str, Any]:
    """Return what xAPI says of a question: its words, what can be answered, and the key (xAPI 1.0.3, Data, 2.4.4.1)."""
    return {
        "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
        "name": {language: stem},
        "interactionType": interaction.type,
        "correctResponsesPattern": KEY_PATTERNS["cmi5"].key(interaction),
        **_offered_components(interaction, language),
    }


def _offered_components(interaction: Interaction, language: str) -> dict[str, Any]:
    labels = interaction.labels
    match interaction.type:
        case "matching":
            targets = interaction.target_labels or interaction.targets
            return {
                "source": _components(labels, _numeral, language),
                "target": _components(targets, _letter, language),
            }
        case "choice" | "sequencing":
            return {"choices": _components(labels, _letter, language)}
        case "true-false" | "fill-in" | "numeric":
            return {}


def _components(
    labels: Iterable[str], id_of: Callable[[int], str], language: str
) -> list[dict[str, object]]:
    return [
        {"id": id_of(place), "description": {language: label}} for place, label in enumerate(labels)
    ]


def _numeral(place: int) -> str:
    return str(place + 1)
