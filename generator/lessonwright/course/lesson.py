"""Owns the lesson: its objectives, body, quiz, worksheet and notes for the facilitator."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import (
    NAME,
    TEXT,
    Authored,
    Count,
    Id,
    Label,
    Level,
    Line,
    Minutes,
    Named,
    Percent,
    Phrase,
    Text,
    Truth,
    Whole,
)
from lessonwright.course.block import Block, TextBlock
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.course.prompt import Prompt
from lessonwright.course.question import Question
from lessonwright.course.session_and_training_day import Material
from lessonwright.markup import Heading, Reader


class Workshop(Authored):
    """A lesson for people who come prepared: its guide and its agenda have what the room does, and no more."""

    noun: ClassVar[str] = "workshop"

    before: tuple[Line, ...] = Field(min_length=1)
    """What learners do before they come: the heading of a section to read, the `id` of a task or a question, or
    `quiz`. The lesson's page, its handout, the agenda and the invitation say so."""
    minutes: Annotated[int, Whole(1, 240)]
    """How long that takes, in minutes."""
    room: tuple[Id, ...] = Field(min_length=1)
    """What the room does, in this order: the `id` of a task or a question, or `quiz`, `worksheet` or `discuss`. Of the
    `timing`, those steps are held that run it, and before each of them those that lead to it."""
    home: tuple[Line, ...] = ()
    """What learners do by themselves afterwards, named as under `before`: the session leaves it to them, and page and
    handout say so."""


class Objective(Named):
    """What learners will be able to do: `- kind-or-excuse: Tell a kind answer from an excuse.`, and its level."""

    noun: ClassVar[str] = "objective"

    id: Id = Field(alias=NAME)
    """The name that questions use to say which objective they assess."""
    text: Label = Field(alias=TEXT)
    """What the learner will be able to do; opens with a measurable verb."""
    level: Level
    """The Bloom level: remember, understand, apply, analyze (or analyse), evaluate or create."""
    section: Line | None = None
    """The heading of the section that teaches it, where a learner who missed it is sent to read again. Left out, it is
    looked for: the section with a question about it, or the one that shares the most telling words with it."""


WHOLE_PARTS = {"quiz": "quiz", "worksheet": "worksheet", "discuss": "questions to discuss"}
"""What a step of the timing can run as a whole, by the name that it says."""


class Timing(Authored):
    """A stretch of the session."""

    noun: ClassVar[str] = "timing step"

    minutes: Minutes
    """How long it takes, in minutes."""
    do: Text
    """What happens."""
    run: Id | None = None
    """What of the lesson is run in this time: the `id` of an activity, a scenario, a role-play or a question; or
    `quiz`, `worksheet` or `discuss`, for all of that. The guide then says what can be left out, and what that saves."""
    read: Line | None = None
    """The heading of a section that is read aloud in this step; the guide prints its text."""
    give: tuple[Literal["handout", "answers", "cards"], ...] = ()
    """What is given out when the step begins, where that is not as the guide has it by itself: handout (at the
    beginning of the lesson), answers (after the quiz) or cards (with what they are for)."""
    before: Truth = False
    """Whether it is left out in a workshop, since learners have done it before they come."""
    learners: Literal["silent", "talk", "do"] | None = None
    """What learners do for most of this time: silent (they listen, read or write by themselves), talk, or do (they try
    something out, build, sort or play). Left out, it follows from what the step runs; where it runs nothing, or a quiz
    or a worksheet, they are silent."""


class RoomMinutes(NamedTuple):
    """How many minutes of a session learners are silent, talk and do something."""

    silent: int = 0
    talk: int = 0
    do: int = 0

    @property
    def all(self) -> int:
        """All minutes."""
        return sum(self)

    @property
    def silent_share(self) -> int:
        """How many per cent of them learners are silent."""
        return round(100 * self.silent / self.all) if self.all else 0


class NamedPart(NamedTuple):
    """A part of a lesson by what people know it by: the key of the word for its kind, and its title."""

    what: str
    title: str = ""
    is_markdown: bool = False
    question_id: str | None = None
    number: int | None = None
    """Of a question, its number in the quiz on the page; paper and slides have their own."""


class Facilitator(Authored):
    """What whoever runs the session holds; a learner never sees it."""

    noun: ClassVar[str] = "facilitator"

    aim: Text
    """What the session is after."""
    prepare: tuple[Phrase, ...] = ()
    """What to do before the session."""
    bring: tuple[Material, ...] = ()
    """What to bring, and how many of it: the packing list adds it up over the day, for as many people as come."""
    timing: tuple[Timing, ...] = Field(min_length=1)
    """The run of the session; adds up to the lesson's minutes."""
    online: Text | None = None
    """How to hold it where everybody sits before a screen: what takes the place of walls, slips of paper and
    moving about."""
    notes: Text | None = None
    """What people usually say, and how to take it further."""
    discuss: tuple[Phrase, ...] = ()
    """Questions to put to the room."""


_LEVEL = 2


def sections(markdown: str, reader: Reader) -> tuple[Heading, ...]:
    """Return the heading of each section, where it stands."""
    return tuple(heading for heading in reader.headings(markdown) if heading.level == _LEVEL)


class Quiz(Authored):
    """The questions at the end of a lesson."""

    noun: ClassVar[str] = "quiz"

    pass_mark: Percent | None = Field(default=None, alias="pass")
    """How many per cent pass the quiz; left out, the course's `pass`."""
    shuffle: Truth = True
    """Whether choices come in another order for each learner, on screen."""
    attempts: Count | None = None
    """How many attempts before the key shows by itself; left out, as many as wanted. On request it shows sooner.

    Where there are two choices, there is one attempt: a wrong answer tells the right one.
    """
    questions: tuple[Question, ...] = Field(min_length=1)
    """The questions, in order."""


class Worksheet(Authored):
    """A sheet for reflection; what a learner writes on it stays with the learner, unless it says otherwise."""

    noun: ClassVar[str] = "worksheet"

    title: Line
    """What the worksheet is called."""
    intro: Text | None = None
    """What to know before writing."""
    goes_to: Literal["nobody", "partner", "trainer"] = "nobody"
    """What becomes of it, which the learner is told before writing: nobody (it stays with the learner), partner (it is
    shown to one), or trainer (it is handed in, as a file that the learner saves and sends, or on paper)."""
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    """The prompts, in order."""

    @property
    def told(self) -> str:
        """The word that says what becomes of it."""
        return "private" if self.goes_to == "nobody" else "goes-to-" + self.goes_to


@dataclass(frozen=True)
class PlacedSheet:
    """A worksheet of a lesson, where it stands in the file, and its place on the page."""

    path: FieldPath
    sheet: Worksheet
    anchor: str


class Lesson(FileBacked):
    """A lesson: objectives, a body that teaches them, a quiz and a worksheet."""

    model_config = ConfigDict(
        json_schema_extra={"not": {"required": ["worksheet", "worksheets"]}},
    )

    noun: ClassVar[str] = "lesson"

    title: Line
    """The lesson's title."""
    summary: Text
    """What the lesson gives, in a sentence or two."""
    minutes: Minutes
    """How long the whole lesson takes, in minutes."""
    objectives: tuple[Objective, ...] = Field(min_length=1)
    """What the learner will be able to do."""
    sources: tuple[Id, ...] = ()
    """Ids of the sources in course.yml that the lesson rests on."""
    body: tuple[Block, ...] = Field(min_length=1)
    """The blocks that teach, in order."""
    quiz: Quiz | None = None
    """Questions to check what was learned."""
    worksheet: Worksheet | None = None
    """Prompts to reflect on."""
    worksheets: tuple[Worksheet, ...] = Field(default=(), min_length=1)
    """Several worksheets, in order, in place of `worksheet`: such as one that stays with the learner, and one that is
    handed in."""
    workshop: Workshop | None = None
    """What learners do before they come, and what the room does then; left out, all of it is done in the room."""
    facilitator: Facilitator | None = None
    """What only whoever runs the session sees."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the quiz; none where there is no quiz."""
        return self.quiz.questions if self.quiz else ()

    @model_validator(mode="after")
    def _one_form_of_worksheets(self) -> Self:
        if self.worksheet and self.worksheets:
            raise PydanticCustomError("worksheets-twice", "one sheet, or several")
        return self

    @property
    def placed_sheets(self) -> tuple[PlacedSheet, ...]:
        """The worksheets with their places: the only one, or each of several."""
        if self.worksheet:
            return (PlacedSheet(("worksheet",), self.worksheet, "worksheet"),)
        return tuple(
            PlacedSheet(("worksheets", n), sheet, f"worksheet-{n + 1}" if n else "worksheet")
            for n, sheet in enumerate(self.worksheets)
        )

    @property
    def sheets(self) -> tuple[Worksheet, ...]:
        """The worksheets, in order."""
        return tuple(placed.sheet for placed in self.placed_sheets)

    @property
    def placed_prompts(self) -> Iterator[tuple[FieldPath, Prompt]]:
        """The prompts of all worksheets, each with where it stands in the file."""
        for placed in self.placed_sheets:
            for n, prompt in enumerate(placed.sheet.prompts):
                yield (*placed.path, "prompts", n), prompt

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts of all worksheets, in order."""
        return tuple(prompt for _, prompt in self.placed_prompts)

    @cached_property
    def runnable(self) -> tuple[str, ...]:
        """The names by which a step of the timing can say what it runs."""
        whole = {
            "quiz": self.quiz,
            "worksheet": self.sheets,
            "discuss": self.facilitator and self.facilitator.discuss,
        }
        tasks = (block.given_id for block in self.body if isinstance(block, TaskBlock))
        asked = (question.given_id for question in self.questions)
        return (*filter(None, (*tasks, *asked)), *(name for name, part in whole.items() if part))

    @cached_property
    def room_timing(self) -> tuple[Timing, ...]:
        """The steps of the session as it is held: in a workshop, those that its room has, in its order."""
        timing = self.facilitator.timing if self.facilitator else ()
        if not self.workshop:
            return timing
        held: dict[str | None, list[Timing]] = {}
        leading: list[Timing] = []
        for step in (step for step in timing if not step.before):
            leading.append(step)
            if step.run:
                held.setdefault(step.run, []).extend(leading)
                leading = []
        in_order = (step for name in self.workshop.room for step in held.get(name, ()))
        return (*in_order, *leading) or timing

    @property
    def session_minutes(self) -> int:
        """How long it takes in the room."""
        is_timed = self.workshop and self.facilitator
        return sum(step.minutes for step in self.room_timing) if is_timed else self.minutes

    def is_for_room(self, name: str | None) -> bool:
        """Tell whether the room does what has this name; without a workshop, it does everything."""
        return not self.workshop or name in self.workshop.room

    @property
    def room_body(self) -> tuple[Block, ...]:
        """The body as the room takes it: in a workshop, without the tasks that are left out there."""
        return tuple(
            block
            for block in self.body
            if not isinstance(block, TaskBlock) or self.is_for_room(block.given_id)
        )

    def is_asked_in_room(self, question: Question) -> bool:
        """Tell whether the room answers a question of the quiz: by itself, or with all of the quiz."""
        return self.is_for_room(question.given_id) or self.is_for_room("quiz")

    def named_parts(self, names: Iterable[str]) -> tuple[NamedPart, ...]:
        """Return parts by their names: the headings of sections, the ids of tasks and questions, or `quiz` and such."""
        tasks = (block for block in self.body if isinstance(block, TaskBlock))
        known = {block.given_id: NamedPart(block.kind, block.title) for block in tasks}
        for number, asked in enumerate(self.questions, 1):
            known[asked.given_id] = NamedPart("question", asked.stem, True, asked.id, number)
        known |= {name: NamedPart(name) for name in WHOLE_PARTS}
        return tuple(known.get(name) or NamedPart("section", name, True) for name in names)

    @property
    def room_minutes(self) -> RoomMinutes:
        """What learners do in the session, in minutes; none, where no step says that or what it runs."""
        timing = self.room_timing
        if not any(step.run or step.learners for step in timing):
            return RoomMinutes()
        minutes = dict.fromkeys(RoomMinutes._fields, 0)
        for step in timing:
            minutes[self._learners(step)] += step.minutes
        return RoomMinutes(**minutes)

    def _learners(self, step: Timing) -> str:
        """Return what learners do in a step: as its author says, or else as what it runs has it."""
        if step.learners or not step.run:
            return step.learners or "silent"
        tasks = (block for block in self.body if isinstance(block, TaskBlock))
        run = next((block for block in tasks if block.given_id == step.run), None)
        if run:
            return run.learners
        return "talk" if step.run == "discuss" else "silent"

    def run_minutes(self, name: str | None) -> int:
        """Return how many minutes of the session run what has this name; 0 where no step says that it does."""
        return sum(step.minutes for step in self.room_timing if name and step.run == name)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings that divide the body into sections, in Markdown."""
        texts = (block.text for block in self.body if isinstance(block, TextBlock))
        return tuple(heading.words for text in texts for heading in sections(text, self.reader))

    def section_text(self, heading: str) -> str:
        """Return the Markdown of the section with this heading, without the heading itself."""
        for text in (block.text for block in self.body if isinstance(block, TextBlock)):
            found = sections(text, self.reader)
            for at, one in enumerate(found):
                if one.words == heading:
                    end = found[at + 1].start if at + 1 < len(found) else len(text)
                    return text[one.end : end].strip()
        return ""

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The ids of all sources the lesson names, in the order in which it names them first."""
        return tuple(dict.fromkeys((*self.sources, *self._cited_in_body())))

    def _cited_in_body(self) -> Iterator[str]:
        references = (one for block in self.body for one in block.references)
        return (one.name for one in references if one.target == "source")


def asked_in_the_body(lesson: Lesson) -> list[Question]:
    """Return the questions that the body asks, in order, each once.

    On the page, a question may stand in the text and again in the quiz; paper and slides ask it once.
    """
    by_id = {question.id: question for question in lesson.questions}
    checks = (name for block in lesson.body for name in block.asks)
    return [by_id[name] for name in dict.fromkeys(checks)]


def asked_at_the_end(lesson: Lesson) -> list[Question]:
    """Return the questions of the quiz that the body has not asked: on paper, each is asked once."""
    asked = {question.id for question in asked_in_the_body(lesson)}
    return [question for question in lesson.questions if question.id not in asked]


def question_numbers(lesson: Lesson) -> dict[str, int]:
    """Return the numbers of the questions on paper, in reading order; answer key and slides have the same."""
    in_order = [*asked_in_the_body(lesson), *asked_at_the_end(lesson)]
    return {question.id: number for number, question in enumerate(in_order, 1)}
