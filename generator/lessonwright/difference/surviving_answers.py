"""Owns what becomes of learners' saved answers: two versions come in, which answers survive goes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lessonwright.course.block import Block
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course
from lessonwright.course.kind_facts import (
    Plain,
    Rest,
    SavedAnswer,
    field_answer,
)
from lessonwright.course.lesson import Lesson
from lessonwright.course.prompt import Prompt
from lessonwright.course.prompt.rate import judgements
from lessonwright.course.question import Question
from lessonwright.difference.part_pairs_and_changes import Pair, pair_parts
from lessonwright.message_wording import add_article, quote
from lessonwright.prose.markdown_to_html import Fragments


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
    answer: SavedAnswer
    may_have_id: bool = True
    """Whether its author can write an id under it, by which it is found when it is reworded."""


def saved_entries(course: Course) -> dict[tuple[str, str, str], SavedEntry]:
    """Return every entry that a learner of a course can have, by its key."""
    plain = Fragments(course.reader.dialect, lambda _: None).plain
    lessons = [
        (f"{module.id}/{lesson.id}", lesson)
        for module in course.modules
        for lesson in module.lessons
    ]
    found = [entry for place, lesson in lessons for entry in _in_lesson(place, lesson, plain)]
    return {entry.key: entry for entry in [*_self_assessment(course), *found]}


def _self_assessment(course: Course) -> Iterator[SavedEntry]:
    rating = course.self_assessment
    if not rating:
        return
    for time in ("before", "after"):
        key = ("self-assessment", "rate", time)
        answer = judgements(rating.statements, rating.scale)
        yield SavedEntry(key, "self-assessment", "rate", time, time, answer)


def _in_lesson(place: str, lesson: Lesson, plain: Plain) -> Iterator[SavedEntry]:
    yield _done(place, lesson)
    yield from (_question(place, question, plain) for question in lesson.questions)
    yield from (_prompt(place, prompt) for prompt in lesson.prompts)
    yield from _in_body(place, lesson.body)


def _done(place: str, lesson: Lesson) -> SavedEntry:
    """Return what the lesson is known to be done by: that its quiz was passed, or, without one, the learner's mark."""
    noun, *key = (
        ("quiz result of", "quiz", "quiz") if lesson.quiz else ("mark as done of", "lesson", "done")
    )
    answer = field_answer(["done"])
    return SavedEntry((place, key[0], key[1]), noun, key[0], lesson.title, None, answer)


def _question(place: str, question: Question, plain: Plain) -> SavedEntry:
    key = (place, "question", question.id)
    answer = question.saved_answer(plain)
    return SavedEntry(key, "question", question.kind, question.stem, question.given_id, answer)


def _prompt(place: str, prompt: Prompt) -> SavedEntry:
    key = (place, prompt.kind, prompt.id)
    answer = prompt.saved_answer()
    return SavedEntry(key, "prompt", prompt.kind, prompt.text, prompt.given_id, answer)


def _in_body(place: str, body: Iterable[Block]) -> Iterator[SavedEntry]:
    for block in body:
        name, answer = block.saved_under, block.saved_answer()
        if name and answer and answer.pieces and block.known_by:
            words = getattr(block, block.known_by)
            key = (place, block.kind, name)
            given = block.given_id if isinstance(block, TaskBlock) else None
            may_have_id = isinstance(block, TaskBlock)
            yield SavedEntry(key, block.noun, block.kind, words, given, answer, may_have_id)


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


_PARTLY: dict[Rest, str] = {
    "is-checked-again": "has other {}; what still fits shows again, and is to be checked again",
    "shows-again": "has lost some of what could be filled in; the rest shows again",
    "leads-on": "has other {}; learners go on where their way still leads",
}


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
    gone, came = _by_place(old, new), _by_place(new, old)
    pairs: list[Pair[SavedEntry]] = []
    for place, entries in gone.items():
        pairs += pair_parts(
            entries,
            came.get(place, []),
            lambda entry: (entry.kind, entry.words),
            lambda entry: entry.words,
        )
    return {pair.old.key: pair.new for pair in pairs if pair.old}


def _by_place(
    entries: Mapping[Key, SavedEntry], others: Mapping[Key, SavedEntry]
) -> dict[tuple[str, ...], list[SavedEntry]]:
    """Return the entries that are not among the others, by their lesson and kind."""
    found: dict[tuple[str, ...], list[SavedEntry]] = {}
    for key, entry in entries.items():
        if key not in others:
            found.setdefault(key[:2], []).append(entry)
    return found


def _lost_outcome(entry: SavedEntry, became: SavedEntry | None) -> SavedOutcome:
    if entry.noun in DONE:
        return SavedOutcome(entry, "lost", DONE[entry.noun])
    if became is None:
        return SavedOutcome(
            entry, "lost", "is no longer there" + WRITING_STAYS * (entry.noun == "prompt")
        )
    if became.kind != entry.kind:
        return SavedOutcome(entry, "lost", f"is {add_article(became.kind)} question now")
    if became.words == entry.words:
        return SavedOutcome(
            entry,
            "lost",
            f"has another id, `{became.key[2]}`",
            f"write `id: {entry.key[2]}` under it again",
        )
    why = f"was reworded: {quote(became.words)}{WRITING_STAYS * (entry.noun == 'prompt')}"
    if not entry.may_have_id:
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
        return SavedOutcome(old, "lost", f"is {add_article(new.kind)} question now")
    was, is_ = old.answer, new.answer
    left = was.pieces & is_.pieces
    if not left or (was.opening and not was.opening & is_.opening):
        return SavedOutcome(old, "lost", "has nothing left of what could be chosen or filled in")
    if left == was.pieces and was.frame == is_.frame:
        return SavedOutcome(old, "kept")
    return SavedOutcome(old, "partly", _change(old, new))


def _change(old: SavedEntry, new: SavedEntry) -> str:
    if old.answer.pieces == new.answer.pieces:
        return "was reworded; the answer shows again, and is to be checked again"
    return _PARTLY[old.answer.rest].format(old.answer.noun)
