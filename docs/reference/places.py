"""Owns where the reference has each part: the models come in; the pages with their models, and anchors, go out."""

from typing import get_args

from lessonwright.spec.authored import Authored, Kind
from lessonwright.spec.block import Block
from lessonwright.spec.block.scenario import Scene, SceneChoice
from lessonwright.spec.course import Brand, Course, Handouts, SelfAssessment
from lessonwright.spec.day import TrainingDay
from lessonwright.spec.facilitator import Facilitator, Timing
from lessonwright.spec.glossary import Term
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.objective import Objective
from lessonwright.spec.prompt import Prompt
from lessonwright.spec.prompt.rate import Band
from lessonwright.spec.prompt.reflected import Reflected
from lessonwright.spec.question import Question
from lessonwright.spec.question.asked import Asked
from lessonwright.spec.question.choice import Distractor, Key
from lessonwright.spec.quiz import Quiz
from lessonwright.spec.source import Source
from lessonwright.spec.worksheet import Worksheet


def kinds(union: object) -> tuple[type[Kind], ...]:
    """Return the kinds that a list of blocks, questions or prompts may hold."""
    return tuple(get_args(tagged)[0] for tagged in get_args(get_args(union)[0]))


PAGES: dict[str, tuple[type[Authored], ...]] = {
    "course": (Course, Brand, Handouts, TrainingDay, SelfAssessment, Source, Term),
    "module": (Module,),
    "lesson": (Lesson, Objective, Quiz, Worksheet, Facilitator, Timing),
    "blocks": (*kinds(Block), Scene, SceneChoice),
    "questions": (Asked, *kinds(Question), Key, Distractor),
    "prompts": (Reflected, *kinds(Prompt), Band),
}
"""The models of each page."""


_NAMES = {SceneChoice: "choice of a scene", Asked: "every question", Reflected: "every prompt"}


def name(model: type[Authored]) -> str:
    """Return what a part is called in its heading: a kind by the key that names it."""
    return _NAMES.get(model) or (model.kind if issubclass(model, Kind) else model.noun)


def _anchor(page: str, model: type[Authored]) -> str:
    return f"{page}.md#{name(model).replace(' ', '-')}"


ANCHOR = {model: _anchor(page, model) for page, models in PAGES.items() for model in models}
"""Where each model is told of, as a link from another page of the reference."""
