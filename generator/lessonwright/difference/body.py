"""Owns what a trainer has to look at again in a lesson's body: two versions of the lesson come in, sentences go out."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from lessonwright.difference.pairing import paired
from lessonwright.difference.part import in_another_order, part_changes
from lessonwright.difference.reading import as_read
from lessonwright.difference.wording import both_quoted
from lessonwright.spec.block import Activity, Block, Figure, KnowledgeCheck, Scenario, TextBlock
from lessonwright.spec.heading import sections
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.wording import quoted

_FIRST = (Activity, Scenario)
"""What takes longest to prepare."""
_TOLD_OTHERWISE = (TextBlock, KnowledgeCheck)


class _Section(NamedTuple):
    """What the text blocks of a lesson say below one heading; none for what they say before the first."""

    heading: str
    text: str


def body_changes(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield what is different: blocks by their words, running text by the section that it stands in."""
    kinds = dict.fromkeys(type(block) for block in (*old.body, *new.body) if not isinstance(block, _TOLD_OTHERWISE))
    for kind in sorted(kinds, key=lambda kind: kind not in _FIRST):
        before, after = ([block for block in lesson.body if type(block) is kind] for lesson in (old, new))
        yield from part_changes(before, after, kind.noun, attrgetter(_main(kind)), _main(kind))
    yield from _sections(old, new)
    yield from _checks(old, new)


def _main(kind: type[Block]) -> str:
    """Return the field that a block is known by: its main text, which stands behind its first key."""
    return "alt" if kind is Figure else next(iter(kind.model_fields))


def _sections(old: Lesson, new: Lesson) -> Iterator[str]:
    before, after = _divided(old), _divided(new)
    pairs = paired(before, after, lambda section: section.heading, lambda section: section.text)
    for was, is_ in pairs:
        if was and is_:
            yield from _section(was, is_)
        else:
            yield from _came_or_went(was, is_)
    if in_another_order(before, after, pairs):
        yield "sections in another order"


def _section(was: _Section, is_: _Section) -> Iterator[str]:
    has_other_text = as_read(was.text) != as_read(is_.text)
    if was.heading != is_.heading:
        yield _renamed(was.heading, is_.heading) + ("; text changed, too" if has_other_text else "")
    elif has_other_text:
        yield f"section {quoted(is_.heading)}: text changed" if is_.heading else "the opening text changed"


def _renamed(was: str, is_: str) -> str:
    """Return what is said of a section with another heading; the opening text has none."""
    if was and is_:
        return "section renamed: {} is now {}".format(*both_quoted(was, is_))
    if is_:
        return f"the opening text stands below {quoted(is_)} now"
    return f"what stood below {quoted(was)} is the opening text now"


def _came_or_went(was: _Section | None, is_: _Section | None) -> Iterator[str]:
    if is_:
        yield f"section new: {quoted(is_.heading)}" if is_.heading else "an opening text is new"
    elif was:
        yield f"section gone: {quoted(was.heading)}" if was.heading else "the opening text is gone"


def _divided(lesson: Lesson) -> list[_Section]:
    markdown = "\n\n".join(block.text for block in lesson.body if isinstance(block, TextBlock))
    found = sections(markdown)
    edges = [*(heading.start for heading in found), len(markdown)]
    opening = _Section("", markdown[: edges[0]].strip())
    ends = zip(found, edges[1:], strict=True)
    below = [_Section(heading.words, markdown[heading.end : end].strip()) for heading, end in ends]
    return [opening, *below] if opening.text else below


def _checks(old: Lesson, new: Lesson) -> Iterator[str]:
    """Yield which questions of the quiz are, or are no longer, asked within the body as well."""
    before, after = _checked(old), _checked(new)
    yield from (f"asked in the body now: {quoted(stem)}" for stem in _missing(after, before))
    yield from (f"no longer asked in the body: {quoted(stem)}" for stem in _missing(before, after))


def _missing(stems: dict[str, str], others: dict[str, str]) -> list[str]:
    """Return the stems of which the others have neither the id nor the words."""
    return [stem for id_, stem in stems.items() if id_ not in others and stem not in others.values()]


def _checked(lesson: Lesson) -> dict[str, str]:
    stems = {question.given_id: question.stem for question in lesson.questions}
    return {block.question: stems[block.question] for block in lesson.body if isinstance(block, KnowledgeCheck)}
