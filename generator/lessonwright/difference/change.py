"""Owns what whoever runs a lesson has to look at again: two versions of a lesson come in, sentences go out."""

from collections.abc import Iterator, Sequence
from typing import Any

from lessonwright.difference.body import body_changes
from lessonwright.difference.part import different, part_changes
from lessonwright.difference.reading import as_read
from lessonwright.spec.facilitator import Facilitator, Timing
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.quiz import Quiz
from lessonwright.spec.wording import quoted


def lesson_changes(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield what is different in a lesson, in the order of a trainer's work."""
    yield from _fields("", old, new, ("title", "minutes"))
    yield from part_changes(old.objectives, new.objectives, "objective", lambda one: one.id, "text")
    yield from body_changes(old, new)
    yield from _quiz(old.quiz, new.quiz)
    yield from part_changes(old.questions, new.questions, "question", lambda one: one.id, "stem")
    yield from part_changes(_prompts(old), _prompts(new), "prompt", lambda one: one.id, "text")
    yield from _facilitator(old.facilitator, new.facilitator)


def _fields(whose: str, old: Any, new: Any, names: Sequence[str]) -> Iterator[str]:
    """Yield the fields that are different, with what they were."""
    for name in names:
        was, is_ = getattr(old, name), getattr(new, name)
        if was != is_:
            yield f"{whose}{name}: {_value(is_)}, before {_value(was)}"


def _value(value: object) -> str:
    return quoted(value) if isinstance(value, str) else str(value)


def _quiz(old: Quiz | None, new: Quiz | None) -> Iterator[str]:
    """Yield how passing a quiz is different; its questions are told of one by one."""
    if not old or not new:
        return
    for name, called in {"pass_mark": "per cent to pass", "attempts": "attempts"}.items():
        was, is_ = getattr(old, name), getattr(new, name)
        if was != is_:
            yield f"quiz, {called}: {_or_not_set(is_)}, before {_or_not_set(was)}"


def _or_not_set(number: int | None) -> str:
    return "not set" if number is None else str(number)


def _prompts(lesson: Lesson) -> tuple[Any, ...]:
    return lesson.worksheet.prompts if lesson.worksheet else ()


def _facilitator(old: Facilitator | None, new: Facilitator | None) -> Iterator[str]:
    if old is None or new is None:
        if old is not new:
            yield "facilitator's side is new" if old is None else "facilitator's side is gone"
        return
    for name in different(old, new):
        yield _FACILITATOR[name]
        was, is_ = getattr(old, name), getattr(new, name)
        if isinstance(is_, tuple):
            yield from (f"  {what}" for what in _listed(was, is_))


def _listed(was: Sequence[Timing | str], is_: Sequence[Timing | str]) -> Iterator[str]:
    """Yield what came to a list and what went, or that only its order is another."""
    before, now = as_read(was), as_read(is_)
    came = [_step(step) for step, read in zip(is_, now, strict=True) if read not in before]
    went = [_step(step) for step, read in zip(was, before, strict=True) if read not in now]
    yield from (f"{step}{_ELSEWHERE * (step in went)}" for step in came)
    yield from (f"no longer: {step}" for step in went if step not in came)
    if not came and not went and len(was) == len(is_):
        yield "in another order"


def _step(step: Timing | str) -> str:
    return f"{step.minutes} min: {quoted(step.do)}" if isinstance(step, Timing) else quoted(step)


_ELSEWHERE = ": changed in its paragraphs, its lists or further on"
"""Said where what is quoted of both versions is the same."""
_FACILITATOR = {
    "aim": "the aim of the session changed",
    "prepare": "what to prepare changed",
    "timing": "the run of the session changed",
    "notes": "the facilitator's notes changed",
    "discuss": "the questions to discuss changed",
}
