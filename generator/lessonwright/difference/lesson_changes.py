"""Owns what changed in a lesson: its two versions come in; what a trainer is told of goes out, a sentence each."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from lessonwright.course.block import TextBlock
from lessonwright.course.lesson import Facilitator, Lesson, Quiz, Timing, Workshop, sections
from lessonwright.difference.part_pairs_and_changes import (
    differs,
    in_another_order,
    pair_parts,
    part_changes,
    quote_both,
    readable_form,
)
from lessonwright.message_wording import count_noun, quote


class _Section(NamedTuple):
    """What the text blocks of a lesson say below one heading; none for what they say before the first."""

    heading: str
    text: str


def _body_changes(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield what is different: blocks by their words, running text by the section that it stands in."""
    kinds = dict.fromkeys(type(block) for block in (*old.body, *new.body))
    # What learners do in takes longest to prepare.
    for kind in sorted(kinds, key=lambda kind: not kind.practises):
        if main := kind.known_by:
            before, after = (
                [block for block in lesson.body if type(block) is kind] for lesson in (old, new)
            )
            yield from part_changes(before, after, kind.noun, attrgetter(main), main)
    yield from _sections(old, new)
    yield from _checks(old, new)


def _sections(old: Lesson, new: Lesson) -> Iterator[str]:
    before, after = _heading_sections(old), _heading_sections(new)
    pairs = pair_parts(before, after, lambda section: section.heading, lambda section: section.text)
    for was, is_ in pairs:
        if was and is_:
            yield from _section(was, is_)
        else:
            yield from _came_or_went(was, is_)
    if in_another_order(before, after, pairs):
        yield "sections in another order"


def _section(was: _Section, is_: _Section) -> Iterator[str]:
    has_other_text = readable_form(was.text) != readable_form(is_.text)
    if was.heading != is_.heading:
        yield _heading_change(was.heading, is_.heading) + (
            "; text changed, too" if has_other_text else ""
        )
    elif has_other_text:
        yield (
            f"section {quote(is_.heading)}: text changed"
            if is_.heading
            else "the opening text changed"
        )


def _heading_change(was: str, is_: str) -> str:
    """Return what is said of a section with another heading; the opening text has none."""
    if was and is_:
        return "section renamed: {} is now {}".format(*quote_both(was, is_))
    if is_:
        return f"the opening text stands below {quote(is_)} now"
    return f"what stood below {quote(was)} is the opening text now"


def _came_or_went(was: _Section | None, is_: _Section | None) -> Iterator[str]:
    if is_:
        yield f"section new: {quote(is_.heading)}" if is_.heading else "an opening text is new"
    elif was:
        yield f"section gone: {quote(was.heading)}" if was.heading else "the opening text is gone"


def _heading_sections(lesson: Lesson) -> list[_Section]:
    markdown = "\n\n".join(block.text for block in lesson.body if isinstance(block, TextBlock))
    found = sections(markdown, lesson.reader)
    edges = [*(heading.start for heading in found), len(markdown)]
    opening = _Section("", markdown[: edges[0]].strip())
    ends = zip(found, edges[1:], strict=True)
    below = [_Section(heading.words, markdown[heading.end : end].strip()) for heading, end in ends]
    return [opening, *below] if opening.text else below


def _checks(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield which questions of the quiz are, or are no longer, asked within the body as well."""
    before, after = _knowledge_checks(old), _knowledge_checks(new)
    yield from (f"asked in the body now: {quote(stem)}" for stem in _missing(after, before))
    yield from (f"no longer asked in the body: {quote(stem)}" for stem in _missing(before, after))


def _missing(stems: dict[str, str], others: dict[str, str]) -> list[str]:
    """Return the stems of which the others have neither the id nor the words."""
    return [
        stem for id_, stem in stems.items() if id_ not in others and stem not in others.values()
    ]


def _knowledge_checks(lesson: Lesson) -> dict[str, str]:
    stems = {question.given_id: question.stem for question in lesson.questions}
    return {name: stems[name] for block in lesson.body for name in block.asks}


def lesson_changes(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield what is different in a lesson, in the order of a trainer's work."""
    yield from _fields("", old, new, ("title", "minutes"))
    yield from part_changes(old.objectives, new.objectives, "objective", lambda one: one.id, "text")
    yield from _body_changes(old, new)
    yield from _quiz(old.quiz, new.quiz)
    yield from part_changes(old.questions, new.questions, "question", lambda one: one.id, "stem")
    yield from part_changes(old.prompts, new.prompts, "prompt", lambda one: one.id, "text")
    yield from _sheets(old, new)
    if old.workshop != new.workshop:
        yield _workshop(new.workshop)
    yield from _facilitator(old.facilitator, new.facilitator)


def _fields(whose: str, old: Any, new: Any, names: Sequence[str]) -> Iterator[str]:
    """Yield the fields that are different, with what they were."""
    for name in names:
        was, is_ = getattr(old, name), getattr(new, name)
        if was != is_:
            yield f"{whose}{name}: {_value(is_)}, before {_value(was)}"


def _value(value: object) -> str:
    return quote(value) if isinstance(value, str) else str(value)


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


_GOES_TO = {
    "nobody": "stays with the learner",
    "partner": "is shown to a partner",
    "trainer": "is handed in",
}


def _sheets(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield of which worksheets something else becomes: what learners write, they write for somebody."""
    before = {sheet.title: sheet.goes_to for sheet in old.sheets}
    for sheet in new.sheets:
        if before.get(sheet.title, sheet.goes_to) != sheet.goes_to:
            yield f"worksheet {quote(sheet.title)} {_GOES_TO[sheet.goes_to]} now"


def _workshop(workshop: Workshop | None) -> str:
    """Return what is done before the session now, and what in the room."""
    if not workshop:
        return "all of it is done in the room now"
    before, room, home = map(", ".join, (workshop.before, workshop.room, workshop.home))
    minutes = count_noun(workshop.minutes, "minute")
    plan = f"before the session now ({minutes}): {before}; in the room: {room}"
    return f"{plan}; at home: {home}" if home else plan


def _facilitator(old: Facilitator | None, new: Facilitator | None) -> Iterator[str]:
    if old is None or new is None:
        if old is not new:
            yield "facilitator's side is new" if old is None else "facilitator's side is gone"
        return
    for name in differs(old, new):
        yield _FACILITATOR[name]
        was, is_ = getattr(old, name), getattr(new, name)
        if isinstance(is_, tuple):
            yield from (f"  {what}" for what in _list_changes(was, is_))


def _list_changes(was: Sequence[Timing | str], is_: Sequence[Timing | str]) -> Iterator[str]:
    """Yield what came to a list and what went, or that only its order is another."""
    before, now = readable_form(was), readable_form(is_)
    came = [_step(step) for step, read in zip(is_, now, strict=True) if read not in before]
    went = [_step(step) for step, read in zip(was, before, strict=True) if read not in now]
    yield from (f"{step}{_ELSEWHERE * (step in went)}" for step in came)
    yield from (f"no longer: {step}" for step in went if step not in came)
    if not came and not went and len(was) == len(is_):
        yield "in another order"


def _step(step: Timing | str) -> str:
    return f"{step.minutes} min: {quote(step.do)}" if isinstance(step, Timing) else quote(step)


_ELSEWHERE = ": changed further on, or in what belongs to it"
"""Said where what is quoted of both versions is the same."""
_FACILITATOR = {
    "aim": "the aim of the session changed",
    "prepare": "what to prepare changed",
    "bring": "what to bring changed",
    "timing": "the run of the session changed",
    "online": "how it is held online changed",
    "notes": "the facilitator's notes changed",
    "discuss": "the questions to discuss changed",
}
