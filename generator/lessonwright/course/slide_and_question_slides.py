"""Owns the slide, one thought for the room as plain data that says nothing of how it looks, and those of a question.

Of a question comes what is asked, and on the next slide its answer.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, NamedTuple

from lessonwright.course.block import Figure
from lessonwright.course.block.recording import Recording
from lessonwright.course.lesson import Lesson, question_numbers
from lessonwright.course.question import (
    FillIn,
    Judge,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    ShortAnswer,
    Sorting,
    TrueFalse,
)
from lessonwright.course.question.base import BaseQuestion


@dataclass(frozen=True)
class Wording:
    """Words on a slide: an author's Markdown, unless `form` says that they are something else."""

    text: str
    form: Literal["markdown", "line", "word", "quantity"] = "markdown"
    """`line` is an author's line without marks, `word` a key of the interface's words, and
    `quantity` a number with the text as its unit."""
    number: float = 0


@dataclass(frozen=True)
class Entry:
    """One thing of a list, with the letter or number in front of it."""

    wording: Wording
    sign: str = ""
    leads_to: str = ""
    """The id of the slide that follows from it."""


@dataclass(frozen=True)
class Listing:
    """Things that stand below one another, under a heading where there are several lists."""

    entries: tuple[Entry, ...]
    heading: Wording | None = None


Look = Literal[
    "opening", "section", "objectives", "figure", "passage", "question", "answer", "work"
]
"""How a slide is laid out; each output has a look for each."""


@dataclass(frozen=True)
class Slide:
    """One thought: a label that says what it is, and what is shown of it, from top to bottom."""

    id: str
    look: Look
    label: str = ""
    """The key of the word that says what it is."""
    number: int | None = None
    """Which one of its kind it is, and `of` how many there are."""
    of: int | None = None
    minutes: int | None = None
    setting: str = ""
    """With whom it is done."""
    clock: str = ""
    """The name of the clock that counts its minutes down; slides of one activity share one."""
    title: Wording | None = None
    figure: Figure | None = None
    recording: Recording | None = None
    text: str = ""
    task: str = ""
    """The key of the words that say what to do."""
    lists: tuple[Listing, ...] = ()
    note: str = ""
    """What is read last, such as why an answer is right."""
    source: str = ""
    """The id of the source that it is from."""
    onward: str = ""
    """The id of the slide with the scene to go on at, and `scene` its number."""
    scene: int | None = None
    folder: str = ""
    """The folder from which its words name files, where that is not the one of the lesson that is shown."""

    @property
    def is_known_by_label(self) -> bool:
        """Whether its label is its heading, since what stands below it is a sentence, and no title."""
        return bool(self.label) and (self.title is None or self.title.form == "markdown")


def line(text: str) -> Wording:
    """Return words of one line, as they stand."""
    return Wording(text, "line")


def listing(entries: Iterable[Entry]) -> tuple[Listing, ...]:
    """Return the one list of a slide."""
    return (Listing(tuple(entries)),)


def lettered(wordings: Iterable[Wording]) -> tuple[Entry, ...]:
    """Return entries that are called A, B and so on."""
    return tuple(Entry(wording, letter(at)) for at, wording in enumerate(wordings))


def letter(at: int) -> str:
    """Return A to Z, and after them AA, AB and so on."""
    before, here = divmod(at, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + here)


def numbered(wordings: Iterable[Wording]) -> tuple[Entry, ...]:
    """Return entries that are counted from 1."""
    return tuple(Entry(wording, str(number)) for number, wording in enumerate(wordings, 1))


class Asked(NamedTuple):
    """What is shown of a question: what to do and what is offered, and then the key."""

    task: str
    offered: tuple[Listing, ...]
    key: tuple[Listing, ...]
    why: tuple[str | None, ...] = ()
    """What is read of the key, beside the feedback of the question itself."""
    stem: str = ""
    """The stem, where it is shown in another form than its author wrote."""


def question_slides(lesson: Lesson, question: Question) -> Iterator[Slide]:
    """Yield a question and, on the next slide, its answer."""
    asked = OF_QUESTIONS[type(question)](question)
    number, own = question_numbers(lesson)[question.id], question.id
    stem = Wording(asked.stem or question.stem)
    yield Slide(
        f"question-{own}",
        "question",
        "question",
        number,
        title=stem,
        task=asked.task,
        lists=asked.offered,
    )
    why = "\n\n".join(filter(None, (*asked.why, question.feedback)))
    has_room = len(asked.key) == 1
    yield Slide(
        f"answer-{own}",
        "answer",
        "answer",
        number,
        title=stem,
        lists=asked.key,
        note=why if has_room else "",
    )
    if why and not has_room:
        yield Slide(f"why-{own}", "passage", "answer", number, text=why)


def _of_choices(task: str, question: MultipleChoice | MultipleResponse) -> Asked:
    offered = lettered(Wording(choice.text) for choice in question.choices)
    pairs = [*zip(question.choices, offered, strict=True)]
    key = (entry for choice, entry in pairs if choice.is_key)
    why = tuple(choice.feedback for choice in question.choices if choice.is_key)
    return Asked(task, (Listing(offered),), listing(key), why)


def _truth(question: TrueFalse) -> Asked:
    offered = lettered(Wording(word, "word") for word in ("true", "false"))
    return Asked(
        "choose-one",
        (Listing(offered),),
        (Listing(offered[:1] if question.answer else offered[1:]),),
    )


def _matching(question: Matching) -> Asked:
    partners = lettered(map(Wording, question.offered))
    sign_of = {entry.wording.text: entry.sign for entry in partners}
    items = numbered(map(Wording, question.pairs))
    key = tuple(
        Listing((Entry(Wording(partner), sign_of[partner]),), Wording(item))
        for item, partner in question.pairs.items()
    )
    return Asked("match-each", (Listing(items), Listing(partners)), key)


def _ordering(question: Ordering) -> Asked:
    offered = lettered(map(Wording, question.offered))
    by_text = {entry.wording.text: entry for entry in offered}
    key = (by_text[item] for item in question.items)
    return Asked("put-in-order", (Listing(offered),), listing(key))


def _sorting(question: Sorting) -> Asked:
    items = numbered(map(Wording, question.offered))
    groups = lettered(map(Wording, question.groups))
    key = tuple(
        Listing(tuple(entry for entry in items if entry.wording.text in members), Wording(group))
        for group, members in question.groups.items()
    )
    return Asked("sort-each", (Listing(items), Listing(groups)), key)


def _fill_in(question: FillIn) -> Asked:
    sentence = "".join(
        part if isinstance(part, str) else r"\_\_\_\_\_\_\_\_" for part in question.parts
    )
    key = numbered(line(gap.key) for gap in question.gaps)
    return Asked("fill-gaps", (), (Listing(key),), stem=sentence)


def _short_answer(question: ShortAnswer) -> Asked:
    return Asked("", (), listing([Entry(line(question.key))]))


def _numeric(question: Numeric) -> Asked:
    key = Wording(question.unit or "", "quantity", question.answer)
    return Asked("", (), listing([Entry(key)]))


def _judge(question: Judge) -> Asked:
    replies = lettered(Wording(reply.text) for reply in question.replies)
    task, lowest, highest = f"judge-{question.form}", min(question.ranks), max(question.ranks)
    scale: tuple[Listing, ...] = ()
    if question.form == "best-and-worst":
        picked = {"best": highest, "worst": lowest}
        headings = {rank: Wording(word, "word") for word, rank in picked.items()}
    else:
        headings = {rank: line(word) for rank, word in enumerate(question.scale)}
        scale = listing(map(Entry, headings.values()))
    ranked = [*zip(replies, question.ranks, strict=True)]
    key = (
        Listing(tuple(reply for reply, rank in ranked if rank == own), heading)
        for own, heading in headings.items()
    )
    return Asked(
        task, (Listing(replies), *scale), tuple(listing for listing in key if listing.entries)
    )


OF_QUESTIONS: dict[type[BaseQuestion], Callable[[Any], Asked]] = {
    MultipleChoice: partial(_of_choices, "choose-one"),
    MultipleResponse: partial(_of_choices, "choose-several"),
    TrueFalse: _truth,
    Matching: _matching,
    Ordering: _ordering,
    Sorting: _sorting,
    FillIn: _fill_in,
    ShortAnswer: _short_answer,
    Numeric: _numeric,
    Judge: _judge,
}
"""What is shown of each kind of question."""
