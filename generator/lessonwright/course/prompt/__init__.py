"""Owns the kinds of worksheet prompt; `Prompt` is any one of them."""

from typing import Annotated

from pydantic import Discriminator, Tag

from lessonwright.course.base_models_and_field_types import first_key
from lessonwright.course.prompt.fill_table import FillTable
from lessonwright.course.prompt.gauge import Gauge
from lessonwright.course.prompt.journal import Journal
from lessonwright.course.prompt.pick import Pick
from lessonwright.course.prompt.plan import Plan
from lessonwright.course.prompt.rate import Rate
from lessonwright.course.prompt.sign import Sign
from lessonwright.course.prompt.tick import Tick
from lessonwright.course.prompt.track import Track
from lessonwright.course.prompt.write import Write

Prompt = Annotated[
    Annotated[Write, Tag("write")]
    | Annotated[Rate, Tag("rate")]
    | Annotated[Tick, Tag("tick")]
    | Annotated[Pick, Tag("pick")]
    | Annotated[Gauge, Tag("gauge")]
    | Annotated[FillTable, Tag("fill-table")]
    | Annotated[Plan, Tag("plan")]
    | Annotated[Journal, Tag("journal")]
    | Annotated[Sign, Tag("sign")]
    | Annotated[Track, Tag("track")],
    Discriminator(first_key),
]

__all__ = [
    "FillTable",
    "Gauge",
    "Journal",
    "Pick",
    "Plan",
    "Prompt",
    "Rate",
    "Sign",
    "Tick",
    "Track",
    "Write",
]
