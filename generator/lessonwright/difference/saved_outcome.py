"""Owns what becomes of learners' saved answers: two versions come in, which answers survive goes out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lessonwright.course.base import derived_id
from lessonwright.course.block import Scenario
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.prompt import FillTable, Prompt, Rate, Tick
from lessonwright.course.question import FillIn, Matching, MultipleChoice, MultipleResponse, Ordering, Question, Sorting
from lessonwright.difference.part_changes import Pair, paired
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.fragment import Fragments
from lessonwright.wording import an, quoted

Plain = Callable[[str], str]
Offered = Callable[[Any, Plain], tuple[list[Any], list[str]]]
"""Returns what a response can be made of, and what it hangs on as a whole."""


@dataclass(frozen=True)
class Entry:
    """One thing of which a learner's answer is kept."""

    key: tuple[str, str, str]
    """The lesson with its module, the kind of entry, and the id: what the answer is found by."""
    noun: str
    """question, prompt, scenario or self-assessment; of a lesson's being done, what it is known by."""
    kind: str
    """The kind of question or prompt."""
    words: str
    """What is asked; of a lesson's being done, its title."""
    given_id: str | None
    holds: frozenset[Any]
    """The pieces an answer can be made of: choices, pairs, fields, steps. What is gone here is gone of the answer."""
    frame: frozenset[str]
    """What the whole answer hangs on beside them: once that is another, a question is to be checked again."""
    opening: frozenset[Any] = frozenset()
    """The pieces of which one is needed for any other to count: the first steps of a scenario."""


def entries(course: Course) -> dict[tuple[str, str, str], Entry]:
    """Return every entry that a learner of a course can have, by its key."""
    plain = Fragments(Dialect(raw_html=course.html), lambda _: None).plain
    lessons = [(f"{module.id}/{lesson.id}", lesson) for module in course.modules for lesson in module.lessons]
    found = [entry for place, lesson in lessons for entry in _in_lesson(place, lesson, plain)]
    return {entry.key: entry for entry in [*_self_assessment(course), *found]}


def _self_assessment(course: Course) -> Iterator[Entry]:
    rating = course.self_assessment
    for time in ("before", "after") if rating else ():
        holds = _judgements(rating.statements, rating.scale) if rating else frozenset()
        key = ("self-assessment", "rate", time)
        yield Entry(key, "self-assessment", "rate", time, time, holds, frozenset())


def _in_lesson(place: str, lesson: Lesson, plain: Plain) -> Iterator[Entry]:
    yield _done(place, lesson)
    yield from (_question(place, question, plain) for question in lesson.questions)
    yield from (_prompt(place, prompt) for prompt in (lesson.worksheet.prompts if lesson.worksheet else ()))
    scenarios = (block for block in lesson.body if isinstance(block, Scenario))
    yield from (entry for entry in (_scenario(place, block) for block in scenarios) if entry.holds)


def _done(place: str, lesson: Lesson) -> Entry:
    """Return what the lesson is known to be done by: that its quiz was passed, or, without one, the learner's mark."""
    noun, *key = ("quiz result of", "quiz", "quiz") if lesson.quiz else ("mark as done of", "lesson", "done")
    return Entry((place, key[0], key[1]), noun, key[0], lesson.title, None, frozenset(["done"]), frozenset())


def _question(place: str, question: Question, plain: Plain) -> Entry:
    offered: Offered = _OFFERED.get(type(question), _typed)
    holds, frame = offered(question, plain)
    key = (place, "question", question.id)
    return Entry(key, "question", question.kind, question.stem, question.given_id, frozenset(holds), frozenset(frame))


def _choices(question: MultipleChoice | MultipleResponse, _: Plain) -> tuple[list[Any], list[str]]:
    ids = [choice.id for choice in question.choices]
    return ids, ids


def _items(question: Ordering, _: Plain) -> tuple[list[Any], list[str]]:
    return [*question.items], [*question.items]


def _matched(question: Matching, plain: Plain) -> tuple[list[Any], list[str]]:
    return _rows(list(question.pairs), [plain(partner) for partner in question.partners])


def _sorted(question: Sorting, plain: Plain) -> tuple[list[Any], list[str]]:
    return _rows(list(question.key), [plain(group) for group in question.groups])


def _rows(items: list[str], partners: list[str]) -> tuple[list[Any], list[str]]:
    pairs = [(item, partner) for item in items for partner in partners]
    return pairs, [*(f"item {item}" for item in items), *(f"partner {partner}" for partner in partners)]


def _gaps(question: FillIn, plain: Plain) -> tuple[list[Any], list[str]]:
    sentence = "".join(part if isinstance(part, str) else "\ue000" for part in question.parts)
    return [len(question.gaps)], [plain(sentence)]


def _typed(question: Question, plain: Plain) -> tuple[list[Any], list[str]]:
    """Return what a response that needs no choices hangs on: the words of the stem."""
    return ["response"], [plain(question.stem)]


_OFFERED: dict[type, Offered] = {
    MultipleChoice: _choices,
    MultipleResponse: _choices,
    Ordering: _items,
    Matching: _matched,
    Sorting: _sorted,
    FillIn: _gaps,
}


def _prompt(place: str, prompt: Prompt) -> Entry:
    key = (place, prompt.kind, prompt.id)
    return Entry(key, "prompt", prompt.kind, prompt.text, prompt.given_id, _fields(prompt), frozenset())


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
    return frozenset((Rate.statement_id(statement), word) for statement in statements for word in scale)


def _scenario(place: str, scenario: Scenario) -> Entry:
    steps = [
        (name, derived_id("choice", choice.say), choice.then)
        for name, scene in scenario.scenes.items()
        for choice in scene.choices or ()
    ]
    opening = frozenset(step for step in steps if step[0] == scenario.start)
    key = (place, "scenario", scenario.id)
    return Entry(key, "scenario", "scenario", scenario.title, None, frozenset(steps), frozenset(), opening)


Key = tuple[str, str, str]
Outcome = Literal["kept", "partly", "lost"]
WRITING_STAYS = "; what was written stays in My workbook"
"""Said of prompts: the page of a course's own words shows those, too, that a lesson no longer has."""

DONE = {
    "mark as done of": "no longer counts: the lesson has a quiz now, and is done once that is passed",
    "quiz result of": "no longer counts: the lesson has no quiz now, and is done once learners mark it so",
}
"""What a lesson is known to be done by, as an entry's noun, and what is said where it is something else now."""


@dataclass(frozen=True)
class Fate:
    """What becomes of one entry: the answers to one question or prompt, say, or that a lesson is done."""

    entry: Entry
    outcome: Outcome
    why: str = ""
    mend: str = ""


def fates(old: Mapping[Key, Entry], new: Mapping[Key, Entry]) -> Iterator[Fate]:
    """Yield what becomes of each entry of the old version, in course order."""
    became = _became(old, new)
    for key, entry in old.items():
        yield _compared(entry, new[key]) if key in new else _gone(entry, became.get(key))


def _became(old: Mapping[Key, Entry], new: Mapping[Key, Entry]) -> dict[Key, Entry | None]:
    """Return, for each entry that is found no more, the one that it was probably turned into."""
    pairs: list[Pair[Entry]] = []
    for place in dict.fromkeys(key[:2] for key in old):
        gone = [entry for key, entry in old.items() if key[:2] == place and key not in new]
        came = [entry for key, entry in new.items() if key[:2] == place and key not in old]
        pairs += paired(gone, came, lambda entry: (entry.kind, entry.words), lambda entry: entry.words)
    return {pair.old.key: pair.new for pair in pairs if pair.old}


def _gone(entry: Entry, became: Entry | None) -> Fate:
    if entry.noun in DONE:
        return Fate(entry, "lost", DONE[entry.noun])
    if became is None:
        return Fate(entry, "lost", "is no longer there" + WRITING_STAYS * (entry.noun == "prompt"))
    if became.kind != entry.kind:
        return Fate(entry, "lost", f"is {an(became.kind)} question now")
    if became.words == entry.words:
        return Fate(entry, "lost", f"has another id, `{became.key[2]}`", f"write `id: {entry.key[2]}` under it again")
    why = f"was reworded: {quoted(became.words)}{WRITING_STAYS * (entry.noun == 'prompt')}"
    if entry.noun == "scenario":
        return Fate(entry, "lost", why, "keep the old title")
    return Fate(entry, "lost", why, f"write `id: {entry.key[2]}` under it, and it is the same {entry.noun} to them")


def _compared(old: Entry, new: Entry) -> Fate:
    """Return what becomes of an entry that is found again, as the scripts of the site treat it."""
    if old.kind != new.kind:
        return Fate(old, "lost", f"is {an(new.kind)} question now")
    left = old.holds & new.holds
    if not left or (old.opening and not old.opening & new.opening):
        return Fate(old, "lost", "has nothing left of what could be chosen or filled in")
    if left == old.holds and old.frame == new.frame:
        return Fate(old, "kept")
    return Fate(old, "partly", _change(old, new))


def _change(old: Entry, new: Entry) -> str:
    if old.noun == "scenario":
        return "has other choices; learners go on where their way still leads"
    if old.noun != "question":
        return "has lost some of what could be filled in; the rest shows again"
    if old.holds == new.holds:
        return "was reworded; the answer shows again, and is to be checked again"
    what = "choices" if old.kind.startswith("multiple") else "items"
    return f"has other {what}; what still fits shows again, and is to be checked again"
