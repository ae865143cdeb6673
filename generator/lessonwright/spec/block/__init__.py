"""Owns the kinds of block a lesson's body is made of; `Block` is any one of them."""

from typing import Annotated

from pydantic import Discriminator, Tag

from lessonwright.spec.authored import first_key
from lessonwright.spec.block.activity import Activity
from lessonwright.spec.block.callout import Callout
from lessonwright.spec.block.claim import Claim
from lessonwright.spec.block.figure import Figure
from lessonwright.spec.block.knowledge_check import KnowledgeCheck
from lessonwright.spec.block.quote import Quote
from lessonwright.spec.block.scenario import Scenario
from lessonwright.spec.block.text import TextBlock

Block = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[Callout, Tag("callout")]
    | Annotated[Claim, Tag("claim")]
    | Annotated[Quote, Tag("quote")]
    | Annotated[Figure, Tag("figure")]
    | Annotated[Activity, Tag("activity")]
    | Annotated[Scenario, Tag("scenario")]
    | Annotated[KnowledgeCheck, Tag("question")],
    Discriminator(first_key),
]

__all__ = [
    "Activity",
    "Block",
    "Callout",
    "Claim",
    "Figure",
    "KnowledgeCheck",
    "Quote",
    "Scenario",
    "TextBlock",
]
