"""Owns the comparison of two versions of a course: two courses come in; what to prepare and what is saved go out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

from lessonwright.course.block import TextBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Facilitator, Lesson, Quiz, Timing, Workshop, sections
from lessonwright.difference.course_changes import course_changes
from lessonwright.difference.part_changes import (
    Pair,
    differs,
    in_another_order,
    pair_parts,
    part_changes,
    quote_both,
    readable_form,
)
from lessonwright.difference.surviving_answers import (
    WRITING_STAYS,
    Outcome,
    SavedOutcome,
    saved_entries,
    saved_outcomes,
)
from lessonwright.message_wording import count_noun, quote


class _Section(NamedTuple):
    """What the text blocks of a lesson say below one heading; none for what they say before the first."""

    heading: str
    text: str


def body_changes(old: Lesson, new: Lesson) -> Iterator[str]:
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
    yield from body_changes(old, new)
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


@dataclass(frozen=True)
class Change:
    """What a co-trainer has to look at again in a lesson, or, without one, in the course."""

    lesson: str
    """The module and the file of the lesson as it is now: `self-mentoring/kind-and-honest`; empty
    for the course."""
    what: str


@dataclass(frozen=True)
class Saved:
    """What becomes of something that learners have saved; kept whole where nothing is said of it."""

    lesson: str
    what: str
    outcome: Outcome
    why: str
    mend: str


@dataclass(frozen=True)
class Difference:
    """What is different between two versions of a course."""

    changes: tuple[Change, ...]
    saved: tuple[Saved, ...]
    kept: int
    """Of how many questions, prompts, scenarios, self-assessments and lessons that were done, all
    is kept."""
    all: int
    """How many there were."""


@dataclass(frozen=True)
class _Placed:
    """A lesson and where it is: `module/lesson`."""

    place: str
    lesson: Lesson


def compare(old: Course, new: Course) -> Difference:
    """Return what is different between two versions of a course."""
    pairs = pair_parts(_lessons(old), _lessons(new), lambda one: one.place, _known_by)
    pairs = [*_with_same_file_name(pairs)]
    all_ = [*saved_outcomes(saved_entries(old), saved_entries(new))]
    saved = [_all_lost(old, new)] if old.id != new.id else [*_lost_answers(all_, pairs)]
    kept = 0 if old.id != new.id else sum(fate.outcome == "kept" for fate in all_)
    of_course = (Change("", what) for what in course_changes(old, new))
    return Difference((*of_course, *_each(pairs)), tuple(saved), kept, len(all_))


def _lessons(course: Course) -> list[_Placed]:
    return [
        _Placed(f"{module.id}/{lesson.id}", lesson)
        for module in course.modules
        for lesson in module.lessons
    ]


def _known_by(one: _Placed) -> str:
    return one.lesson.title


def _with_same_file_name(pairs: list[Pair[_Placed]]) -> Iterator[Pair[_Placed]]:
    """Yield the pairs with lessons that moved to another module and were renamed, too, brought together."""
    came = {pair.new.lesson.id: pair.new for pair in pairs if pair.new and not pair.old}
    moved = {
        pair.old.lesson.id: pair.old
        for pair in pairs
        if pair.old and not pair.new and pair.old.lesson.id in came
    }
    for pair in pairs:
        if pair.new and not pair.old and pair.new.lesson.id in moved:
            yield Pair(moved[pair.new.lesson.id], pair.new)
        elif not (pair.old and not pair.new and pair.old.lesson.id in moved):
            yield pair


def _each(pairs: list[Pair[_Placed]]) -> Iterator[Change]:
    for old, new in pairs:
        if new is None:
            yield from (
                [Change("", f"lesson gone: {quote(old.lesson.title)} ({old.place})")] if old else []
            )
        elif old is None:
            yield Change(
                "",
                f"lesson new: {quote(new.lesson.title)} ({new.place}), {new.lesson.minutes} minutes",
            )
        else:
            if old.place != new.place:
                yield Change(new.place, f"lesson moved: it was {old.place}")
            yield from (Change(new.place, what) for what in lesson_changes(old.lesson, new.lesson))


def _all_lost(old: Course, new: Course) -> Saved:
    why = f"hangs on the course's id, which was `{old.id}` and is `{new.id}` now"
    return Saved(
        "",
        "everything that learners have saved",
        "lost",
        why,
        f"write `id: {old.id}` in course.yml",
    )


def _lost_answers(all_: list[SavedOutcome], pairs: list[Pair[_Placed]]) -> Iterator[Saved]:
    """Yield what is not kept: in one sentence where a whole lesson is not found any more."""
    found = {pair.new.place for pair in pairs if pair.new}
    gone = {pair.old.place: pair.new for pair in pairs if pair.old and pair.old.place not in found}
    yield from _whole_lessons(gone)
    for fate in all_:
        place = fate.entry.key[0]
        if fate.outcome != "kept" and place not in gone:
            what = f"{fate.entry.noun} {quote(fate.entry.words)}"
            yield Saved(place, what, fate.outcome, fate.why, fate.mend)


def _whole_lessons(gone: Mapping[str, _Placed | None]) -> Iterator[Saved]:
    for place, now in gone.items():
        if now is None:
            yield Saved(
                place, "everything saved in this lesson", "lost", f"goes with it{WRITING_STAYS}", ""
            )
        else:
            why = f"hangs on the lesson's place, which is {now.place} now{WRITING_STAYS}"
            yield Saved(
                place,
                "everything saved in this lesson",
                "lost",
                why,
                f"leave the file where it was: {place}.yml",
            )
