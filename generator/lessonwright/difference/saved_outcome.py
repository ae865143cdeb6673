"""Owns what becomes of learners' saved answers: two versions come in, which answers survive goes out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lessonwright.course.base import derived_id
from lessonwright.course.block import Scenario
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.prompt import FillTable, Prompt, Rate, Tick
from lessonwright.course.question import (
    FillIn,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Ordering,
    Question,
    Sorting,
)
from lessonwright.difference.part_changes import Pair, pair_parts
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.fragment import Fragments
from lessonwright.wording import an, quote

Plain = Callable[[str], str]
Offered = Callable[[Any, Plain], tuple[list[Any], list[str]]]
"""Returns what a response can be made of, and what it hangs on as a whole."""


@dataclass(frozen=True)
class SavedEntry:
    """One thing of which a learner's answer is kept."""

    key: tuple[str, str, str]
    """The lesson with its module, the kind of entry, and the id: what the answer is found by."""
    noun: str
    """question, prompt, scenario or self-assessment; of a lesson's being done, what it is known
    by."""
    kind: str
    """The kind of question or prompt."""
    words: str
    """What is asked; of a lesson's being done, its title."""
    given_id: str | None
    holds: frozenset[Any]
    """The pieces an answer can be made of: choices, pairs, fields, steps. What is gone here is gone
    of the answer."""
    frame: frozenset[str]
    """What the whole answer hangs on beside them: once that is another, a question is to be checked
    again."""
    opening: frozenset[Any] = frozenset()
    """The pieces of which one is needed for any other to count: the first steps of a scenario."""


def saved_entries(course: Course) -> dict[tuple[str, str, str], SavedEntry]:
    """Return every entry that a learner of a course can have, by its key."""
    plain = Fragments(Dialect(raw_html=course.html), lambda _: None).plain
    lessons = [
        (f"{module.id}/{lesson.id}", lesson)
        for module in course.modules
        for lesson in module.lessons
    ]
    found = [entry for place, lesson in lessons for entry in _in_lesson(place, lesson, plain)]
    return {entry.key: entry for entry in [*_self_assessment(course), *found]}


def _self_assessment(course: Course) -> Iterator[SavedEntry]:
    rating = course.self_assessment
    for time in ("before", "after") if rating else ():
        holds = _judgements(rating.statements, rating.scale) if rating else frozenset()
        key = ("self-assessment", "rate", time)
        yield SavedEntry(key, "self-assessment", "rate", time, time, holds, frozenset())


def _in_lesson(place: str, lesson: Lesson, plain: Plain) -> Iterator[SavedEntry]:
    yield _done(place, lesson)
    yield from (_question(place, question, plain) for question in lesson.questions)
    yield from (
        _prompt(place, prompt) for prompt in (lesson.worksheet.prompts if lesson.worksheet else ())
    )
    scenarios = (block for block in lesson.body if isinstance(block, Scenario))
    yield from (entry for entry in (_scenario(place, block) for block in scenarios) if entry.holds)


def _done(place: str, lesson: Lesson) -> SavedEntry:
    """Return what the lesson is known to be done by: that its quiz was passed, or, without one, the learner's mark."""
    noun, *key = (
        ("quiz result of", "quiz", "quiz") if lesson.quiz else ("mark as done of", "lesson", "done")
    )
    return SavedEntry(
        (place, key[0], key[1]), noun, key[0], lesson.title, None, frozenset(["done"]), frozenset()
    )


def _question(place: str, question: Question, plain: Plain) -> SavedEntry:
    offered: Offered = _OFFERED.get(type(question), _stem_anchor)
    holds, frame = offered(question, plain)
    key = (place, "question", question.id)
    return SavedEntry(
        key,
        "question",
        question.kind,
        question.stem,
        question.given_id,
        frozenset(holds),
        frozenset(frame),
    )


def _choices(question: MultipleChoice | MultipleResponse, _: Plain) -> tuple[list[Any], list[str]]:
    ids = [choice.id for choice in question.choices]
    return ids, ids


def _items(question: Ordering, _: Plain) -> tuple[list[Any], list[str]]:
    return [*question.items], [*question.items]


def _matching_anchor(question: Matching, plain: Plain) -> tuple[list[Any], list[str]]:
    return _rows(list(question.pairs), [plain(partner) for partner in question.partners])


def _sorting_anchor(question: Sorting, plain: Plain) -> tuple[list[Any], list[str]]:
    return _rows(list(question.key), [plain(group) for group in question.groups])


def _rows(items: list[str], partners: list[str]) -> tuple[list[Any], list[str]]:
    pairs = [(item, partner) for item in items for partner in partners]
    return pairs, [
        *(f"item {item}" for item in items),
        *(f"partner {partner}" for partner in partners),
    ]


def _gaps(question: FillIn, plain: Plain) -> tuple[list[Any], list[str]]:
    sentence = "".join(part if isinstance(part, str) else "\ue000" for part in question.parts)
    return [len(question.gaps)], [plain(sentence)]


def _stem_anchor(question: Question, plain: Plain) -> tuple[list[Any], list[str]]:
    """Return what a response that needs no choices hangs on: the words of the stem."""
    return ["response"], [plain(question.stem)]


_OFFERED: dict[type, Offered] = {
    MultipleChoice: _choices,
    MultipleResponse: _choices,
    Ordering: _items,
    Matching: _matching_anchor,
    Sorting: _sorting_anchor,
    FillIn: _gaps,
}


def _prompt(place: str, prompt: Prompt) -> SavedEntry:
    key = (place, prompt.kind, prompt.id)
    return SavedEntry(
        key, "prompt", prompt.kind, prompt.text, prompt.given_id, _fields(prompt), frozenset()
    )


def _fields(prompt: Prompt) -> frozenset[Any]:
    match prompt:
        case Rate():
            return _judgements(prompt.statements, prompt.scale)
        case Tick():
            return frozenset(derived_id("item", item) for item in prompt.items)
        case FillTable():
            ids = [derived_id("column", column) for column in prompt.columns]
            return frozenset((row, column) for row in range(prompt.rows) for column in ids)
        case _:
            return frozenset(["entry"])


def _judgements(statements: tuple[str, ...], scale: tuple[str, ...]) -> frozenset[Any]:
    return frozenset(
        (Rate.statement_id(statement), word) for statement in statements for word in scale
    )


def _scenario(place: str, scenario: Scenario) -> SavedEntry:
    steps = [
        (name, derived_id("choice", choice.say), choice.then)
        for name, scene in scenario.scenes.items()
        for choice in scene.choices or ()
    ]
    opening = frozenset(step for step in steps if step[0] == scenario.start)
    key = (place, "scenario", scenario.id)
    return SavedEntry(
        key, "scenario", "scenario", scenario.title, None, frozenset(steps), frozenset(), opening
    )


Key = tuple[str, str, str]
Outcome = Literal["kept", "partly", "lost"]
WRITING_STAYS = "; what was written stays in My workbook"
"""Said of prompts: the page of a course's own words shows those, too, that a lesson no longer
has."""

DONE = {
    "mark as done of": "no longer counts: the lesson has a quiz now, and is done once that is passed",
    "quiz result of": "no longer counts: the lesson has no quiz now, and is done once learners mark it so",
}
"""What a lesson is known to be done by, as an entry's noun, and what is said where it is something
else now."""


@dataclass(frozen=True)
class SavedOutcome:
    """What becomes of one entry: the answers to one question or prompt, say, or that a lesson is done."""

    entry: SavedEntry
    outcome: Outcome
    why: str = ""
    mend: str = ""


def saved_outcomes(
    old: Mapping[Key, SavedEntry], new: Mapping[Key, SavedEntry]
) -> Iterator[SavedOutcome]:
    """Yield what becomes of each entry of the old version, in course order."""
    became = _became(old, new)
    for key, entry in old.items():
        yield _outcome(entry, new[key]) if key in new else _lost_outcome(entry, became.get(key))


def _became(
    old: Mapping[Key, SavedEntry], new: Mapping[Key, SavedEntry]
) -> dict[Key, SavedEntry | None]:
    """Return, for each entry that is found no more, the one that it was probably turned into."""
    pairs: list[Pair[SavedEntry]] = []
    for place in dict.fromkeys(key[:2] for key in old):
        gone = [entry for key, entry in old.items() if key[:2] == place and key not in new]
        came = [entry for key, entry in new.items() if key[:2] == place and key not in old]
        pairs += pair_parts(
            gone, came, lambda entry: (entry.kind, entry.words), lambda entry: entry.words
        )
    return {pair.old.key: pair.new for pair in pairs if pair.old}


def _lost_outcome(entry: SavedEntry, became: SavedEntry | None) -> SavedOutcome:
    if entry.noun in DONE:
        return SavedOutcome(entry, "lost", DONE[entry.noun])
    if became is None:
        return SavedOutcome(
            entry, "lost", "is no longer there" + WRITING_STAYS * (entry.noun == "prompt")
        )
    if became.kind != entry.kind:
        return SavedOutcome(entry, "lost", f"is {an(became.kind)} question now")
    if became.words == entry.words:
        return SavedOutcome(
            entry,
            "lost",
            f"has another id, `{became.key[2]}`",
            f"write `id: {entry.key[2]}` under it again",
        )
    why = f"was reworded: {quote(became.words)}{WRITING_STAYS * (entry.noun == 'prompt')}"
    if entry.noun == "scenario":
        return SavedOutcome(entry, "lost", why, "keep the old title")
    return SavedOutcome(
        entry,
        "lost",
        why,
        f"write `id: {entry.key[2]}` under it, and it is the same {entry.noun} to them",
    )


def _outcome(old: SavedEntry, new: SavedEntry) -> SavedOutcome:
    """Return what becomes of an entry that is found again, as the scripts of the site treat it."""
    if old.kind != new.kind:
        return SavedOutcome(old, "lost", f"is {an(new.kind)} question now")
    left = old.holds & new.holds
    if not left or (old.opening and not old.opening & new.opening):
        return SavedOutcome(old, "lost", "has nothing left of what could be chosen or filled in")
    if left == old.holds and old.frame == new.frame:
        return SavedOutcome(old, "kept")
    return SavedOutcome(old, "partly", _change(old, new))


def _change(old: SavedEntry, new: SavedEntry) -> str:
    if old.noun == "scenario":
        return "has other choices; learners go on where their way still leads"
    if old.noun != "question":
        return "has lost some of what could be filled in; the rest shows again"
    if old.holds == new.holds:
        return "was reworded; the answer shows again, and is to be checked again"
    what = "choices" if old.kind.startswith("multiple") else "items"
    return f"has other {what}; what still fits shows again, and is to be checked again"
