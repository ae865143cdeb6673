"""Owns what whoever runs a lesson has to look at again: two versions of a lesson come in, sentences go out."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from lessonwright.difference.pairing import paired
from lessonwright.spec.block import Activity, Block, Scenario
from lessonwright.spec.facilitator import Facilitator
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.quiz import Quiz
from lessonwright.spec.wording import named, quoted

T = TypeVar("T")


def lesson_changes(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield what is different in a lesson, in the order of a trainer's work."""
    yield from _fields("", old, new, ("title", "minutes"))
    yield from _named(old.objectives, new.objectives, "objective", lambda one: one.id, lambda one: one.text)
    yield from _of_type(Activity, old, new)
    yield from _of_type(Scenario, old, new)
    yield from _rest_of_body(old, new)
    yield from _quiz(old.quiz, new.quiz)
    yield from _named(old.questions, new.questions, "question", lambda one: one.id, lambda one: one.stem)
    yield from _named(_prompts(old), _prompts(new), "prompt", lambda one: one.id, lambda one: one.text)
    yield from _facilitator(old.facilitator, new.facilitator)


def _fields(whose: str, old: Any, new: Any, names: Sequence[str]) -> Iterator[str]:
    """Yield the fields that are different, with what they were."""
    for name in names:
        was, is_ = getattr(old, name), getattr(new, name)
        if was != is_:
            yield f"{whose}{name}: {_value(is_)}, before {_value(was)}"


def _value(value: object) -> str:
    return quoted(value) if isinstance(value, str) else str(value)


def _named(
    old: Sequence[T], new: Sequence[T], noun: str, same: Callable[[T], str], words: Callable[[T], str]
) -> Iterator[str]:
    """Yield which parts came, went, moved, or are another by their words or in what belongs to them."""
    pairs = paired(old, new, same, words)
    for was, is_ in pairs:
        if was is None or is_ is None:
            part, what = (is_, "new") if was is None else (was, "gone")
            yield f"{noun} {what}: {quoted(words(part))}" if part is not None else ""
        elif words(was) != words(is_):
            yield f"{noun} reworded: {quoted(words(was))} is now {quoted(words(is_))}"
        elif _different(was, is_):
            yield f"{noun} {quoted(words(is_))}: {named(_different(was, is_))} changed"
    stayed = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    before = [id(pair.new) for pair in sorted(stayed, key=lambda pair: _place(old, pair.old))]
    if before != sorted(before, key=[id(part) for part in new].index):
        yield f"{noun}s in another order"


def _place(parts: Sequence[T], part: T | None) -> int:
    return next(n for n, other in enumerate(parts) if other is part)


def _different(old: Any, new: Any) -> list[str]:
    """Return the fields, by the names that authors write, in which two versions of a part differ.

    An id is nothing that anybody prepares.
    """
    if type(old) is not type(new):
        return ["kind"]
    fields = type(old).model_fields.items()
    found = [field.alias or name for name, field in fields if getattr(old, name) != getattr(new, name)]
    return [name for name in found if name != "id"]


def _of_type(kind: type[Activity] | type[Scenario], old: Lesson, new: Lesson) -> Iterator[str]:
    before = [block for block in old.body if isinstance(block, kind)]
    after = [block for block in new.body if isinstance(block, kind)]
    yield from _named(before, after, kind.noun, lambda block: block.title, lambda block: block.title)


def _rest_of_body(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield how many other blocks of each kind are different: a trainer reads them anyway, and needs to know where."""
    kinds = dict.fromkeys(block.kind for block in (*old.body, *new.body))
    for kind in kinds:
        before, after = _others(old, kind), _others(new, kind)
        changed = sum(block not in before for block in after) or sum(block not in after for block in before)
        if changed:
            yield f"{kind}: {changed} of {len(after)} changed" if after else f"{kind}: all gone"


def _others(lesson: Lesson, kind: str) -> list[Block]:
    return [block for block in lesson.body if block.kind == kind and not isinstance(block, Activity | Scenario)]


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
    for name in _different(old, new) if old != new else ():
        yield _FACILITATOR[name]
    if old.timing != new.timing:
        yield from (f"  {step.minutes} min: {quoted(step.do)}" for step in new.timing if step not in old.timing)


_FACILITATOR = {
    "aim": "the aim of the session changed",
    "prepare": "what to prepare changed",
    "timing": "the run of the session changed",
    "notes": "the facilitator's notes changed",
    "discuss": "the questions to discuss changed",
}
