"""Owns where the reference has each part: the models come in; the pages with their models, and anchors, go out."""

from typing import get_args

from lessonwright.course.base_models_and_field_types import Authored, Kind
from lessonwright.course.block import Block
from lessonwright.course.block.activity import Phase
from lessonwright.course.block.base import Debrief
from lessonwright.course.block.observe import Criterion
from lessonwright.course.block.recording import Stop
from lessonwright.course.block.role_play import Role, Round, SecondTake
from lessonwright.course.block.scenario import Scene, SceneChoice
from lessonwright.course.course import (
    Brand,
    Course,
    Handouts,
    Package,
    SelfAssessment,
    Source,
    Term,
)
from lessonwright.course.lesson import (
    Facilitator,
    Lesson,
    Objective,
    Quiz,
    Timing,
    Worksheet,
    Workshop,
)
from lessonwright.course.module import Module, ModuleWorkshop, Review
from lessonwright.course.prompt import Prompt
from lessonwright.course.prompt.base import BasePrompt
from lessonwright.course.prompt.rate import Band
from lessonwright.course.question import Question
from lessonwright.course.question.base import BaseQuestion
from lessonwright.course.question.choice import Distractor, Key
from lessonwright.course.question.judge import Disagreement, Reply
from lessonwright.course.session_and_training_day import (
    FixedBreak,
    FollowUp,
    Material,
    Session,
    SessionStep,
    TrainingDay,
)


def kinds(union: object) -> tuple[type[Kind], ...]:
    """Return the kinds that a list of blocks, questions or prompts may hold."""
    return tuple(get_args(tagged)[0] for tagged in get_args(get_args(union)[0]))


PAGES: dict[str, tuple[type[Authored], ...]] = {
    "course": (
        *(Course, Brand, Handouts, TrainingDay, FixedBreak, Package),
        *(Session, SessionStep, FollowUp, SelfAssessment, Source, Term),
    ),
    "module": (Module, ModuleWorkshop, Review),
    "lesson": (Lesson, Objective, Quiz, Worksheet, Workshop, Facilitator, Timing, Material),
    "blocks": (
        *kinds(Block),
        Scene,
        SceneChoice,
        Role,
        Round,
        SecondTake,
        Criterion,
        Phase,
        Stop,
        Debrief,
    ),
    "questions": (BaseQuestion, *kinds(Question), Key, Distractor, Reply, Disagreement),
    "prompts": (BasePrompt, *kinds(Prompt), Band),
}
"""The models of each page."""


_NAMES = {
    SceneChoice: "choice of a scene",
    BaseQuestion: "every question",
    BasePrompt: "every prompt",
}


def name(model: type[Authored]) -> str:
    """Return what a part is called in its heading: a kind by the key that names it."""
    return _NAMES.get(model) or (model.kind if issubclass(model, Kind) else model.noun)


def _anchor(page: str, model: type[Authored]) -> str:
    return f"{page}.md#{name(model).replace(' ', '-')}"


ANCHOR = {model: _anchor(page, model) for page, models in PAGES.items() for model in models}
"""Where each model is told of, as a link from another page of the reference."""
