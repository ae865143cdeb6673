"""Owns the kinds of quiz question; `Question` is any one of them."""

from typing import Annotated

from pydantic import Discriminator, Tag

from lessonwright.course.base_models_and_field_types import first_key
from lessonwright.course.question.fill_in import FillIn, Gap
from lessonwright.course.question.judge import Judge
from lessonwright.course.question.matching import Matching
from lessonwright.course.question.multiple_choice import MultipleChoice
from lessonwright.course.question.multiple_response import MultipleResponse
from lessonwright.course.question.numeric import Numeric
from lessonwright.course.question.ordering import Ordering
from lessonwright.course.question.short_answer import ShortAnswer
from lessonwright.course.question.sorting import Sorting
from lessonwright.course.question.true_false import TrueFalse

Question = Annotated[
    Annotated[MultipleChoice, Tag("multiple-choice")]
    | Annotated[MultipleResponse, Tag("multiple-response")]
    | Annotated[TrueFalse, Tag("true-false")]
    | Annotated[Matching, Tag("matching")]
    | Annotated[Ordering, Tag("ordering")]
    | Annotated[Sorting, Tag("sorting")]
    | Annotated[FillIn, Tag("fill-in")]
    | Annotated[ShortAnswer, Tag("short-answer")]
    | Annotated[Numeric, Tag("numeric")]
    | Annotated[Judge, Tag("judge")],
    Discriminator(first_key),
]

__all__ = [
    "FillIn",
    "Gap",
    "Judge",
    "Matching",
    "MultipleChoice",
    "MultipleResponse",
    "Numeric",
    "Ordering",
    "Question",
    "ShortAnswer",
    "Sorting",
    "TrueFalse",
]
