"""Owns the slide: one thought for the room, as plain data that says nothing of how it looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from lessonwright.course.block import Figure
from lessonwright.course.block.recording import Recording


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
