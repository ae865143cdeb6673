"""Owns how a course becomes plain data for templates: it or a part of it comes in, what JSON can hold comes out.

Fields keep their names; a Markdown text becomes its tree and its words; what follows from a model
is in the two tables at the end.
"""

import io
import json
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Self, cast, get_args

import segno
from pydantic.fields import FieldInfo

from lessonwright.course.base_models_and_field_types import (
    Authored,
    Markdown,
    Phrasing,
    ReadAsMarkdown,
)
from lessonwright.course.block import (
    Activity,
    Audio,
    Callout,
    Claim,
    Figure,
    KnowledgeCheck,
    Observe,
    Poll,
    Quote,
    RolePlay,
    Scenario,
    TextBlock,
    Video,
)
from lessonwright.course.block.activity import Phase
from lessonwright.course.block.base import BaseBlock, Debrief
from lessonwright.course.block.recording import Recording
from lessonwright.course.block.role_play import Stage
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson, Timing
from lessonwright.course.prompt import (
    FillTable,
    Gauge,
    Journal,
    Pick,
    Plan,
    Rate,
    Sign,
    Tick,
    Track,
    Write,
)
from lessonwright.course.prompt.base import BasePrompt
from lessonwright.course.prompt.rate import Band, statement_id
from lessonwright.course.question import (
    FillIn,
    Judge,
    Matching,
    MultipleChoice,
    MultipleResponse,
    Numeric,
    Ordering,
    ShortAnswer,
    Sorting,
    TrueFalse,
)
from lessonwright.course.question.base import BaseQuestion
from lessonwright.handouts.sheet_text_and_pictures import SheetData, SheetText, Url
from lessonwright.prose.html_to_paper_tree import Node, Tree
from lessonwright.prose.markdown_to_html import GAP_SIGN, with_gap_signs
from lessonwright.prose.words import Words, direction

_QR_MASK = 2
_OF_A_SOURCE = ("title", "by", "kind", "year", "url")


@dataclass(frozen=True)
class Frame:
    """A course, its words and, where it is published, the addresses of its lessons."""

    course: Course
    words: Words
    logo: str | None = None
    fonts: tuple[str, ...] = ()
    """Families of fonts that the course brings with it."""
    url: Url = lambda path: None

    @property
    def data(self) -> SheetData:
        """What every template reads: it is the same on every sheet."""
        language, region = _language(self.course.language)
        return {
            "course": self.course.title,
            "authors": self.course.authors,
            "colour": self.course.brand.main_colour,
            "logo": self.logo,
            "fonts": self.fonts,
            "paper": self.course.handouts.paper,
            "language": language,
            "region": region,
            "direction": direction(self.course.language),
            "words": self.words.phrases,
            "letters": self.course.handouts.slides != "none",
        }

    def address(self, lesson: Lesson) -> SheetData | None:
        """Return the lesson's address on the web, short and as a QR code."""
        return self.address_of(lesson.path)

    def address_of(self, path: str) -> SheetData | None:
        """Return the same of the page that is made from the file at this path, or is that file."""
        url = self.url(path)
        return (
            {"url": url, "short": re.sub(r"^https?://|/$", "", url), "qr": qr_code(url)}
            if url
            else None
        )


def cited_sources(course: Course, lesson: Lesson) -> dict[str, SheetData]:
    """Return the sources that a lesson names, by their ids."""
    found: dict[str, SheetData] = {}
    for name in lesson.cited:
        source = course.source_by_id[name]
        found[name] = {field: getattr(source, field) for field in _OF_A_SOURCE}
    return found


def _language(tag: str) -> tuple[str, str | None]:
    language, *rest = tag.split("-")
    return language, next((part.upper() for part in rest if len(part) == 2), None)


def qr_code(url: str) -> str:
    """Return a QR code (ISO/IEC 18004, a quarter of it redundant) as SVG, with the white border that scanners need."""
    drawn = io.BytesIO()
    # Any of the eight masks can be read; to weigh them against one another takes longer than all
    # the rest.
    segno.make_qr(url, error="q", mask=_QR_MASK).save(
        drawn, kind="svg", border=2, svgns=True, xmldecl=False, light="#fff"
    )
    return drawn.getvalue().decode()


_Mark = type[Markdown] | None
"""How a field's text is read: `Markdown`, `Phrasing` where it stands within a sentence, or not at
all."""

_READ_ON_ARRIVAL = frozenset({"feedback"})
"""What the choices of a scene do not hold themselves: it stands where they lead."""


@dataclass(frozen=True)
class Parts:
    """Turns models into plain data, with one way to write texts and one language."""

    text: SheetText
    words: Words

    def within(self, path: str) -> Self:
        """Return the same for models of the file at this path."""
        return replace(self, text=self.text.within(path))

    def fields(self, part: Authored, without: frozenset[str] = frozenset()) -> SheetData:
        """Return a model's fields, and what follows from them; `without` the fields of these names at any depth."""
        model, derived = type(part), _derived(self, part)
        fields = {
            name: self._value(getattr(part, name), marked, without)
            for name, marked in _text_marks(model).items()
            if name not in without | derived.keys()
        }
        facts = {name: getattr(part, name) for name in ("kind", "id") if _has_field(model, name)}
        return fields | facts | self._offered(part) | derived

    def _offered(self, part: Authored) -> SheetData:
        if not _has_field(type(part), "offered"):
            return {}
        return {"offered": [self.text.phrase(item) for item in getattr(part, "offered", ())]}

    def _value(self, value: Any, mark: _Mark, without: frozenset[str]) -> Any:
        if isinstance(value, Authored):
            return self.fields(value, without)
        if isinstance(value, str):
            return self._text(value, mark) if mark else value
        if isinstance(value, Mapping):
            pairs = value.items()
            return [tuple(self._value(pair, mark, without)) for pair in pairs]
        if isinstance(value, tuple):
            return [self._value(item, mark, without) for item in value]
        return value

    def _text(self, markdown: str, mark: type[Markdown]) -> SheetData:
        return self.text.phrase(markdown) if mark is Phrasing else self.text.text(markdown)


@cache
def _has_field(model: type[Authored], name: str) -> bool:
    """Tell whether a model has a field or a property; to ask one that lacks it takes as long as to tell its fields."""
    return name in model.model_fields or hasattr(model, name)


@cache
def _text_marks(model: type[Authored]) -> dict[str, _Mark]:
    """Return the names of a model's fields, and how the text of each is read."""
    return {name: _mark(field) for name, field in model.model_fields.items()}


def _mark(field: FieldInfo) -> _Mark:
    marks = [*field.metadata, *_notes(cast(Hashable, field.annotation))]
    found = next((type(mark) for mark in marks if isinstance(mark, Markdown)), None)
    return found or (Phrasing if any(isinstance(mark, ReadAsMarkdown) for mark in marks) else None)


@cache
def _notes(annotation: Hashable) -> tuple[Any, ...]:
    """Return what a type and those within it are annotated with, and these types themselves."""
    return (annotation, *(note for inner in get_args(annotation) for note in _notes(inner)))


def _derived(parts: Parts, part: Authored) -> SheetData:
    """Return what follows from a part; each kind says so, and may say that nothing does."""
    if isinstance(part, BaseQuestion | BaseBlock | BasePrompt):
        return DERIVED[type(part)](parts, part)
    return _OF_PARTS[type(part)](parts, part) if type(part) in _OF_PARTS else {}


def _nothing(parts: Parts, part: Any) -> SheetData:
    return {}


def _headed_text(parts: Parts, block: TextBlock) -> SheetData:
    return {"text": parts.text.text(block.text, headings=True)}


def _duration(parts: Parts, part: Lesson | Activity | Phase | Timing | Debrief) -> SheetData:
    return {"duration": parts.words.duration(part.minutes)}


def _picture(parts: Parts, figure: Figure) -> SheetData:
    return {"picture": parts.text.picture(figure.image)}


def _sentence(parts: Parts, question: FillIn) -> SheetData:
    gapped = "".join(part if isinstance(part, str) else "____" for part in question.parts)
    gaps = [{"key": gap.key, "others": gap.accept[1:]} for gap in question.gaps]
    tree = _with_gaps(parts.text.phrase_tree(with_gap_signs(question.parts)))
    return {"tree": tree, "gapped": parts.text.phrase(gapped)["plain"], "gaps": gaps}


def _with_gaps(nodes: Tree) -> Tree:
    """Return a tree with a node for each gap, where it stands: in an item, in a cell, between bold words."""
    filled: Tree = []
    for node in nodes:
        if isinstance(node, str):
            filled.extend(_parted_at_gaps(node))
        else:
            filled.append({**node, "c": _with_gaps(node["c"])})
    return filled


def _parted_at_gaps(text: str) -> Iterator[Node | str]:
    """Yield the words of a text and, in their places, its gaps."""
    for n, piece in enumerate(GAP_SIGN.split(text)):
        if piece:
            yield _gap(int(piece)) if n % 2 else piece


def _gap(number: int) -> Node:
    return {"tag": "gap", "number": number, "c": []}


def _scenes(parts: Parts, scenario: Scenario) -> SheetData:
    return {"scenes": [_scene(parts, scenario, name) for name in scenario.numbers]}


def _scene(parts: Parts, scenario: Scenario, name: str) -> SheetData:
    scene = parts.fields(scenario.scenes[name], _READ_ON_ARRIVAL)
    choices = scene["choices"] and [
        choice | {"number": scenario.numbers[choice["then"]], "value": str(at)}
        for at, choice in enumerate(scene["choices"], 1)
    ]
    arrivals = _arrivals(parts, scenario, name)
    return scene | {"choices": choices, "number": scenario.numbers[name], "arrivals": arrivals}


def _arrivals(parts: Parts, scenario: Scenario, name: str) -> list[SheetData]:
    """Return the choices that lead to a scene and the feedback that belongs to each: it is read on arriving."""
    found: list[SheetData] = []
    for scene in scenario.scenes.values():
        for choice in scene.choices or ():
            if choice.then == name and choice.feedback:
                said, why = parts.text.phrase(choice.say), parts.text.text(choice.feedback)
                found.append({"say": said, "feedback": why})
    return found


def _role_play(parts: Parts, part: RolePlay) -> SheetData:
    return {
        "duration": parts.words.duration(part.minutes),
        "setting": part.setting,
        "stages": [_stage(parts, stage) for stage in part.stages],
        "fewest": part.fewest,
        "observers": part.observers,
    }


def _observation(parts: Parts, part: Observe) -> SheetData:
    return {"duration": parts.words.duration(part.minutes) if part.minutes else None}


def _poll(parts: Parts, part: Poll) -> SheetData:
    return {
        "duration": parts.words.duration(part.minutes) if part.minutes else None,
        "letters": part.letters,
    }


def _recording(parts: Parts, part: Recording) -> SheetData:
    page = parts.text.url(parts.text.path)
    url = part.file if part.host else page and f"{page}#{part.place}"
    poster = part.poster if isinstance(part, Video) else None
    return {
        "duration": parts.words.duration(part.minutes) if part.minutes else None,
        "address": {"url": url, "qr": qr_code(url)} if url else None,
        "picture": parts.text.picture(poster) if poster else None,
        "stops": [parts.fields(stop) for stop in part.in_order],
    }


def _stage(parts: Parts, stage: Stage) -> SheetData:
    text = parts.text.phrase(stage.text) if stage.text else None
    return stage._asdict() | {"duration": parts.words.duration(stage.minutes), "text": text}


def _statements(parts: Parts, rate: Rate) -> SheetData:
    statements = [parts.text.phrase(s) | {"id": statement_id(s)} for s in rate.statements]
    return {
        "statements": statements,
        "first_point": rate.first_point,
        "is_in_numbers": rate.is_in_numbers,
    }


def _reach(parts: Parts, band: Band) -> SheetData:
    return {"reach": parts.words("count-points-up-to", band.up_to)}


def _ratings(parts: Parts, question: Judge) -> SheetData:
    replies = [
        parts.fields(reply) | {"rank": rank}
        for reply, rank in zip(question.replies, question.ranks, strict=True)
    ]
    extremes = {"best": question.best.id, "worst": question.worst.id}
    counts = {
        "has_half_marks": question.has_half_marks,
        "counts_when_near": question.counts_when_near,
    }
    return {"replies": replies} | extremes | counts


def _key(parts: Parts, question: Numeric) -> SheetData:
    number = parts.words.number
    key = parts.words.quantity(question.answer, question.unit)
    return {"key": key, "tolerance": number(question.tolerance) if question.tolerance else None}


DERIVED: dict[type[BaseQuestion | BaseBlock | BasePrompt], Callable[[Parts, Any], SheetData]] = {
    MultipleChoice: _nothing,
    MultipleResponse: _nothing,
    TrueFalse: _nothing,
    Matching: _nothing,
    Ordering: _nothing,
    Sorting: _nothing,
    FillIn: _sentence,
    ShortAnswer: _nothing,
    Numeric: _key,
    Judge: _ratings,
    TextBlock: _headed_text,
    Callout: _nothing,
    Claim: _nothing,
    Quote: _nothing,
    Figure: _picture,
    Activity: _duration,
    Scenario: _scenes,
    RolePlay: _role_play,
    Observe: _observation,
    Poll: _poll,
    Audio: _recording,
    Video: _recording,
    KnowledgeCheck: _nothing,
    Write: _nothing,
    Rate: _statements,
    Tick: _nothing,
    Pick: _nothing,
    Gauge: _nothing,
    FillTable: _nothing,
    Plan: _nothing,
    Journal: _nothing,
    Sign: _nothing,
    Track: _nothing,
}
"""What paper needs of each kind of question, block and prompt beside its fields and what is offered."""
_OF_PARTS: dict[type[Authored], Callable[[Parts, Any], SheetData]] = {
    Band: _reach,
    Debrief: _duration,
    Lesson: _duration,
    Phase: _duration,
    Timing: _duration,
}
"""The same of other parts; of those that are not here, the fields are all."""


def as_json(data: Mapping[str, Any]) -> str:
    """Return a sheet's data as text."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
