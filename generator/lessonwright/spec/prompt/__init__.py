"""Owns the kinds of worksheet prompt; `Prompt` is any one of them."""

from typing import Annotated

from pydantic import Discriminator, Tag

from lessonwright.spec.authored import first_key
from lessonwright.spec.prompt.fill_table import FillTable
from lessonwright.spec.prompt.journal import Journal
from lessonwright.spec.prompt.plan import Plan
from lessonwright.spec.prompt.rate import Rate
from lessonwright.spec.prompt.tick import Tick
from lessonwright.spec.prompt.write import Write

Prompt = Annotated[
    Annotated[Write, Tag("write")]
    | Annotated[Rate, Tag("rate")]
    | Annotated[Tick, Tag("tick")]
    | Annotated[FillTable, Tag("fill-table")]
    | Annotated[Plan, Tag("plan")]
    | Annotated[Journal, Tag("journal")],
    Discriminator(first_key),
]

__all__ = ["FillTable", "Journal", "Plan", "Prompt", "Rate", "Tick", "Write"]
