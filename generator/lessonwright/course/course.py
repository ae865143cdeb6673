"""Owns the course: what course.yml says, its sources, glossary and packages for an LMS, and the modules below it."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Annotated, ClassVar, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import (
    NAME,
    TEXT,
    Authored,
    FilePath,
    Id,
    Label,
    Line,
    Named,
    Percent,
    Phrase,
    Text,
    Truth,
    Year,
    derived_id,
)
from lessonwright.course.file_backed import FileBacked, Place
from lessonwright.course.kind_facts import UniqueParts
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.prompt.rate import unique_judgements
from lessonwright.course.session_and_training_day import EVALUATED, Session, TrainingDay

VERSION_PATTERN = r"^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$"
Version = Annotated[
    str,
    StringConstraints(pattern=VERSION_PATTERN, max_length=40),
    WithJsonSchema(
        {"type": ["string", "number", "boolean"], "pattern": VERSION_PATTERN, "maxLength": 40}
    ),
]
"""A version that can stand in a file's name, such as `1.2`."""


class Package(Authored):
    """What `lessonwright package` hands to an LMS: what completes the course, what passes it, what one file holds."""

    noun: ClassVar[str] = "package"

    completes: Literal["lessons", "quizzes", "share", "last-page"] = "lessons"
    """What completes the course: `lessons`, when each is done; `quizzes`, when each is passed; `share`, when so many
    per cent of the lessons are done; `last-page`, when the last lesson was opened."""
    share: Percent = 80
    """How many per cent of the lessons complete the course, where it is a share that does."""
    passes: Literal["quizzes", "score"] = "quizzes"
    """What passes the course: `quizzes`, when each is passed at its own pass mark; `score`, when all of them together
    reach the mastery."""
    mastery: Percent | None = None
    """How many per cent of all quizzes together pass, where the score does; left out, the course's `pass`."""
    part: Literal["course", "module", "lesson"] = "course"
    """What one file holds: the whole course, one module, or one lesson; of your own pages and files, those that it
    leads to."""
    units: Literal["course", "lesson"] = "course"
    """What a platform for cmi5 lists and opens: the whole course at once, or each lesson by itself."""
    leave_out: tuple[FilePath, ...] = ()
    """Pages and files of your own that no package holds, such as `for-trainers.md`; a link to one is plain text."""
    version: Version | None = None
    """The version in the file's name and in the LMS; left out, eight signs that are made of what the file holds."""


SourceKind = Literal["article", "book", "standard", "study", "talk", "website"]

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]


class Source(Named):
    """A work that the course rests on: `- ncsa-self-mentorship: Cultivating self-mentorship`, by whom, which kind."""

    noun: ClassVar[str] = "source"

    id: Id = Field(alias=NAME)
    """The name that lessons, claims and quotes use to point at it."""
    title: Line = Field(alias=TEXT)
    """The title of the work."""
    by: Line
    """Who wrote or published it."""
    kind: SourceKind
    """What kind of work it is: article, book, standard (a law or a guideline, too), study, talk or website."""
    year: Year | None = None
    """The year it was published."""
    url: WebAddress | None = None
    """Where it can be read, starting with https:// or http://."""


_SPOKEN = {"+": "plus", "#": "sharp"}
"""Signs that alone tell one term from another: `C`, `C++` and `C#`."""


class Term(Named):
    """A term and what it means: `- self-compassion: Meeting your own failure with kindness`."""

    noun: ClassVar[str] = "glossary term"

    term: Line = Field(alias=NAME)
    """The term, as learners meet it."""
    definition: Text = Field(alias=TEXT)
    """What it means, in one or two plain sentences."""

    @property
    def id(self) -> str:
        """The term in lower case with hyphens, as `[words](glossary:…)` names it; `C++` is `c-plus-plus`."""
        return term_id(self.term)


def term_id(term: str) -> str:
    """Return the id by which links name a term."""
    plain = unicodedata.normalize("NFC", term).casefold()
    for sign, word in _SPOKEN.items():
        plain = plain.replace(sign, f"-{word}-")
    return re.sub(r"[^\w]+", "-", plain).strip("-")


LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))?$"
_ENGLISH = "en"


def is_language(tag: str) -> bool:
    """Tell whether a tag has the form of a language tag, and names a language that is known (CLDR)."""
    if not re.match(LANGUAGE_TAG, tag):
        return False
    base = tag.partition("-")[0]
    if base == _ENGLISH:
        return (
            True  # most courses are in English, and to ask takes as long as to read a small course
        )
    from babel.localedata import exists

    return exists(base)


def _known(tag: str) -> str:
    if not is_language(tag):
        raise PydanticCustomError("unknown-language", "no language has this tag", {"tag": tag})
    return tag


Language = Annotated[str, StringConstraints(pattern=LANGUAGE_TAG), AfterValidator(_known)]
"""A language tag (BCP 47), such as `en` or `pt-BR`."""

LintLevel = Literal["off", "note", "warning", "error"]
"""off is silent, a note is told and passes, a warning or an error is to be mended."""

_COLOUR = r"^#[0-9a-fA-F]{6}$"
_COLOUR_SCHEMA = {"type": "string", "pattern": _COLOUR}
Colour = Annotated[str, StringConstraints(pattern=_COLOUR)]


def _no_comment(colour: object) -> object:
    """Refuse an empty colour, which is what YAML makes of a colour without quotes."""
    if colour is None:
        raise PydanticCustomError("empty-colour", "a colour without quotes is a comment")
    return colour


_DEFAULT_COLOUR = "#2f5d8a"


class Brand(Authored):
    """How the course looks."""

    noun: ClassVar[str] = "brand"

    colour: Annotated[
        Colour | None, BeforeValidator(_no_comment), WithJsonSchema(_COLOUR_SCHEMA)
    ] = None
    """The main colour, as `"#00695c"` (in quotes, since YAML takes # for a comment)."""
    logo: FilePath | None = None
    """The logo's image file, relative to course.yml."""

    @property
    def main_colour(self) -> str:
        """The colour of site and handouts; ours, where the author has named none."""
        return self.colour or _DEFAULT_COLOUR


class Handouts(Authored):
    """How the handouts are printed."""

    noun: ClassVar[str] = "handouts"

    paper: Literal["a4", "us-letter"] = "a4"
    """The size of the paper: a4 or us-letter."""
    text: Literal["whole", "key-points"] = "whole"
    """How much of the text is printed: whole, or key-points, which has lines for notes in place of paragraphs."""
    answers: Literal["key", "sheet"] = "key"
    """How keys and feedback are printed: key, for the facilitator alone; sheet, also a sheet for each lesson to hand
    out afterwards."""
    slides: Literal["none", "room", "everyone"] = "none"
    """Whether each lesson has slides: none, room (beside the guides, for whoever holds the session), or everyone (the
    lesson's page leads to them, too)."""
    day: TrainingDay = TrainingDay()
    """When the session begins, and when people get a break."""


class SelfAssessment(Authored):
    """Statements to judge before the first lesson and after the last, so that the shift shows."""

    noun: ClassVar[str] = "self-assessment"

    scale: tuple[Line, ...] = Field(min_length=2, max_length=11)
    """The words of the scale, from the least to the most."""
    statements: tuple[Label, ...] = Field(min_length=1)
    """The statements to judge, one by one."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The words of the scale, and the statements."""
        return unique_judgements(self.statements, self.scale)


class Course(FileBacked):
    """What the whole course has in common."""

    noun: ClassVar[str] = "course"

    title: Line
    """The course's title."""
    given_id: Id | None = Field(default=None, alias="id")
    """What learners' saved answers hang on, such as `serve-inside-out`; left out, it is made from the title."""
    summary: Text
    """What the course gives, in a sentence or two."""
    language: Language
    """The language the course is written in, such as `en`."""
    audience: Text
    """Whom the course is for."""
    authors: tuple[Line, ...] = ()
    """Who wrote it."""
    licence: Line | None = None
    """The licence it may be used under, such as CC-BY-4.0."""
    module_ids: tuple[Id, ...] = Field(alias="modules", min_length=1)
    """The modules in order, each by its folder's name."""
    brand: Brand = Brand()
    """Colour and logo."""
    handouts: Handouts = Handouts()
    """Paper and text of the handouts, and the day that the guides are for."""
    package: Package = Package()
    """What an LMS is told, and when."""
    pass_mark: Percent = Field(default=80, alias="pass")
    """How many per cent pass a quiz that does not say so itself."""
    html: Truth = False
    """Whether raw HTML in text is taken as HTML; otherwise it is shown as text."""
    read_aloud: Truth = False
    """Whether each lesson has a button that lets a voice of the learner's own device read it, where there is one."""
    certificate: Phrase | None = None
    """What the certificate says of the course, such as who holds it and what whoever completes it has done."""
    self_assessment: SelfAssessment | None = None
    """Statements to judge before the first lesson and after the last."""
    session: Session | None = None
    """What frames the lessons when they are held in a room: welcome, ground rules, energisers, closing."""
    sources: tuple[Source, ...] = ()
    """The sources that lessons, claims and quotes point at."""
    glossary: tuple[Term, ...] = ()
    """The terms that lessons explain in place."""
    published: Truth = False
    """Whether learners use the course already, so that a new wording must not lose what they saved."""
    reading_ease: Percent = 60
    """How easy the text should be to read, by Flesch's formula: 60 is plain English, 30 is hard; for English only."""
    lint: Mapping[Id, LintLevel] = Field(default_factory=dict)
    """What becomes of what a rule of `lessonwright check` finds: off, note, warning or error."""

    def model_post_init(self, context: Place) -> None:
        """Take the place that the loader gave; HTML is read as the course says."""
        super().model_post_init(replace(context, reader=context.reader.allowing(self.html)))

    @property
    def id(self) -> str:
        """The author's id, or one derived from the title."""
        return self.given_id or derived_id("course", self.title)

    @property
    def modules(self) -> tuple[Module, ...]:
        """The modules themselves, in order."""
        return self._place.parts

    @property
    def unlinked(self) -> tuple[str, ...]:
        """The files in the content folder that nothing links to, and that would be published with the site."""
        return self._place.unlinked

    @property
    def large_pictures(self) -> Mapping[str, int]:
        """How many bytes each large picture in the content folder has, by its path."""
        return self._place.large_pictures

    @cached_property
    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons, in course order."""
        return tuple(lesson for module in self.modules for lesson in module.lessons)

    def with_lessons(self, paths: Collection[str]) -> "Course":
        """Return the course with its modules, of its lessons those alone with these paths, and no file beside them."""
        modules = [
            _without_what_follows(module.model_copy()).holding(
                lesson for lesson in module.lessons if lesson.path in paths
            )
            for module in self.modules
        ]
        return _without_what_follows(self.model_copy()).holding(modules).beside((), {})

    @property
    def minutes(self) -> int:
        """How long the whole course takes, in minutes."""
        return sum(module.minutes for module in self.modules)

    @property
    def session_minutes(self) -> int:
        """How long all modules take in the room, in minutes, without their reviews."""
        return sum(module.session_minutes for module in self.modules)

    @property
    def evaluation_prompts(self) -> list[str]:
        """The ids under which the answers on the page of the evaluation are saved, in order."""
        later = [f"later-{module.id}" for module in self.modules]
        return ["agree", "lessons", *EVALUATED.after, *later, *EVALUATED.later]

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}

    @cached_property
    def term_by_id(self) -> dict[str, Term]:
        """The glossary terms by their ids."""
        return {term.id: term for term in self.glossary}


def part_of(course: Course, module_id: str, lesson_id: str | None = None) -> Course:
    """Return the course with one module alone, or with one lesson of it, under the same id.

    Its title names the part, too, and its summary is that of the part: whoever gets a certificate
    of it has completed no more. What is said of the course as a whole, such as the self-assessment and
    the evaluation of its session, is left out; so are, with one lesson, the review, the follow-ups and
    the workshop of its module.
    """
    (module,) = (module for module in course.modules if module.id == module_id)
    lessons = [lesson for lesson in module.lessons if lesson_id in (None, lesson.id)]
    ids = {"lesson_ids": tuple(lesson.id for lesson in lessons)}
    later = {"review": None, "follow_up": (), "workshop": None} if lesson_id else {}
    alone = _without_what_follows(module.model_copy(update=ids | later)).holding(lessons)
    part = lessons[0] if lesson_id else module
    told = {
        "given_id": course.id,
        "title": f"{course.title}: {part.title}",
        "summary": part.summary,
    }
    whole = {"module_ids": (module_id,), "self_assessment": None, "session": None, **told}
    return _without_what_follows(course.model_copy(update=whole)).holding([alone])


def course_with(course: Course, paths: Collection[str]) -> Course:
    """Return the course with those lessons alone whose files have these paths, and their modules."""
    modules = []
    for module in course.modules:
        lessons = [lesson for lesson in module.lessons if lesson.path in paths]
        if lessons:
            ids = {"lesson_ids": tuple(lesson.id for lesson in lessons)}
            part = _without_what_follows(module.model_copy(update=ids))
            modules.append(part.holding(lessons))
    ids = {"module_ids": tuple(module.id for module in modules)}
    return _without_what_follows(course.model_copy(update=ids)).holding(modules)


P = TypeVar("P", bound=FileBacked)


def _without_what_follows(part: P) -> P:
    """Return a copy that has not worked out yet what follows from its fields and from what it holds."""
    for name in [name for name in vars(part) if name not in type(part).model_fields]:
        del part.__dict__[name]
    return part
