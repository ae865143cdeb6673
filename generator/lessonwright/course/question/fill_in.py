"""Owns the fill-in question: a sentence with gaps, written as `[[answer|another answer]]`."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import Phrase
from lessonwright.course.kind_facts import (
    Plain,
    SavedAnswer,
    UniqueParts,
)
from lessonwright.course.question.base import BaseQuestion

_HAS_GAPS: dict[str, Any] = {"pattern": r"\[\[[^\[\]]*\]\]", "not": {"pattern": r"\[\[[\s|]*\]\]"}}
_GAP_SIGN = "\ue000"
_GAP = re.compile(r"\[\[([^\[\]]*)\]\]")


@dataclass(frozen=True)
class Gap:
    """A gap in a sentence; the first of the accepted answers is the one shown as the key."""

    number: int
    accept: tuple[str, ...]

    @property
    def key(self) -> str:
        """The answer that is shown."""
        return self.accept[0]


class FillIn(BaseQuestion):
    """A sentence with gaps to fill in."""

    kind: ClassVar[str] = "fill-in"
    noun: ClassVar[str] = "fill-in"
    asks_for_recall: ClassVar[bool] = True

    stem: Phrase = Field(alias="fill-in", json_schema_extra=_HAS_GAPS)
    """The sentence; each gap holds its answers: `Confidence is tied to [[competence|skill]].`"""

    @property
    def parts(self) -> tuple[str | Gap, ...]:
        """The sentence in pieces: text, gap, text, gap, …, text."""
        pieces = _GAP.split(self.stem)
        return tuple(
            Gap(n // 2 + 1, _answers(piece)) if n % 2 else piece for n, piece in enumerate(pieces)
        )

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps, numbered from 1."""
        return tuple(part for part in self.parts if isinstance(part, Gap))

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: there is one sentence, and two gaps may have the same answer."""
        return ()

    @property
    def telling_keys(self) -> tuple[str, ...]:
        """The answer of each gap that is shown as the key."""
        return tuple(gap.key for gap in self.gaps)

    def saved_answer(self, plain: Plain) -> SavedAnswer:
        """Return that an answer hangs on the sentence around its gaps, and on how many there are."""
        sentence = "".join(part if isinstance(part, str) else _GAP_SIGN for part in self.parts)
        return SavedAnswer(
            frozenset([len(self.gaps)]), "gaps", "is-checked-again", frozenset([plain(sentence)])
        )

    @model_validator(mode="after")
    def _has_gaps(self) -> "FillIn":
        if not self.gaps:
            raise PydanticCustomError("no-gap", "the sentence has a gap")
        if not all(gap.accept for gap in self.gaps):
            raise PydanticCustomError("empty-gap", "each gap has an answer")
        return self


def _answers(gap: str) -> tuple[str, ...]:
    return tuple(filter(None, (answer.strip() for answer in gap.split("|"))))
