"""Owns the kinds of block a lesson's body is made of; `Block` is any one of them."""

from typing import Annotated

from pydantic import Discriminator, Tag

from lessonwright.course.base_models_and_field_types import first_key
from lessonwright.course.block.activity import Activity
from lessonwright.course.block.audio import Audio
from lessonwright.course.block.callout import Callout
from lessonwright.course.block.claim import Claim
from lessonwright.course.block.figure import Figure
from lessonwright.course.block.knowledge_check import KnowledgeCheck
from lessonwright.course.block.observe import Observe
from lessonwright.course.block.poll import Poll
from lessonwright.course.block.quote import Quote
from lessonwright.course.block.role_play import RolePlay
from lessonwright.course.block.scenario import Scenario
from lessonwright.course.block.text import TextBlock
from lessonwright.course.block.video import Video

Block = Annotated[
    Annotated[TextBlock, Tag("text")]
    | Annotated[Callout, Tag("callout")]
    | Annotated[Claim, Tag("claim")]
    | Annotated[Quote, Tag("quote")]
    | Annotated[Figure, Tag("figure")]
    | Annotated[Activity, Tag("activity")]
    | Annotated[Scenario, Tag("scenario")]
    | Annotated[RolePlay, Tag("role-play")]
    | Annotated[Observe, Tag("observe")]
    | Annotated[Poll, Tag("poll")]
    | Annotated[Audio, Tag("audio")]
    | Annotated[Video, Tag("video")]
    | Annotated[KnowledgeCheck, Tag("question")],
    Discriminator(first_key),
]

__all__ = [
    "Activity",
    "Audio",
    "Block",
    "Callout",
    "Claim",
    "Figure",
    "KnowledgeCheck",
    "Observe",
    "Poll",
    "Quote",
    "RolePlay",
    "Scenario",
    "TextBlock",
    "Video",
]
