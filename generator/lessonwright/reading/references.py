"""Owns names within a course: parts come in; names that are taken twice or lead nowhere go out as problems."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lessonwright.course.base import NAME, Authored, same_words
from lessonwright.course.block import Claim, Figure, KnowledgeCheck, Quote, Scenario
from lessonwright.course.course import Course
from lessonwright.course.fields import FieldPath
from lessonwright.course.glossary import Term
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.course.prompt import FillTable, Prompt, Rate, Tick
from lessonwright.course.question import (
    Matching,
    MultipleChoice,
    MultipleResponse,
    Ordering,
    Question,
    Sorting,
)
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.links import ReferenceTargets, image_problem
from lessonwright.reading.yaml_file import YamlFile
from lessonwright.wording import did_you_mean, join_names, quote

Entry = tuple[FieldPath, str]
"""Where something stands, and what it must not share with another."""
Within = Iterator[tuple[str, list[Entry]]]
"""What within a part may be there only once: what messages call it, and where each stands."""
_HELP_LINE = "reword one of the two, or delete it"
_RENAME = "give one of the two another name"


def course_duplicates(course: Course, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what a course says twice, and terms that no link can name."""
    sources = [(("sources", n, NAME), source.id) for n, source in enumerate(course.sources)]
    yield from _twice(file, "source", sources, _RENAME)
    terms = [(("glossary", n, NAME), term.id) for n, term in enumerate(course.glossary)]
    yield from _terms_with_one_id(file, course.glossary)
    for path, _ in (entry for entry in terms if not entry[1]):
        message = "this glossary term has neither letters nor digits"
        yield file.diagnostic(
            path,
            "empty-id",
            message,
            "write it in words, so that `[words](glossary:…)` can name it",
        )
    if course.self_assessment:
        way = ("self-assessment",)
        yield from _twice(file, "word", _exact_lines((*way, "scale"), course.self_assessment.scale))
        yield from _twice(
            file, "statement", _lines((*way, "statements"), course.self_assessment.statements)
        )


def _terms_with_one_id(file: YamlFile, terms: Sequence[Term]) -> Iterator[Diagnostic]:
    """Yield a problem for each term that no link can tell from one before it."""
    first: dict[str, int] = {}
    for n, term in enumerate(terms):
        before = first.setdefault(term.id, n)
        if before != n and term.id:
            line = file.places.spot(("glossary", before, NAME)).line
            yield file.diagnostic(
                ("glossary", n, NAME), "written-twice", *_same_id(terms[before], term, line)
            )


def _same_id(first: Term, second: Term, line: int) -> tuple[str, str]:
    if same_words(first.term) == same_words(second.term):
        return (
            "this glossary term is there twice",
            f"it stands in line {line} already: {_HELP_LINE}",
        )
    message = f"this glossary term and {quote(first.term)} of line {line} are both linked to as `glossary:{first.id}`"
    return message, "reword one of the two: letters, digits, + and # tell terms apart"


def lesson_duplicates(lesson: Lesson, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what a lesson says twice."""
    objectives = [
        (("objectives", n, NAME), objective.id) for n, objective in enumerate(lesson.objectives)
    ]
    yield from _twice(file, "objective", objectives, _RENAME)
    scenarios = [
        (("body", n, "scenario"), block.id)
        for n, block in enumerate(lesson.body)
        if isinstance(block, Scenario)
    ]
    yield from _twice(file, "scenario", scenarios)
    yield from _said_twice(lesson, file)
    prompts = lesson.worksheet.prompts if lesson.worksheet else ()
    yield from _among(file, "question", ("quiz", "questions"), lesson.questions)
    yield from _among(file, "prompt", ("worksheet", "prompts"), prompts)


def _said_twice(lesson: Lesson, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what learners can say twice in one scene: the way they took hangs on the words."""
    for n, block in enumerate(lesson.body):
        for name, scene in block.scenes.items() if isinstance(block, Scenario) else ():
            way = ("body", n, "scenes", name, "choices")
            said = [
                ((*way, at, "say"), same_words(choice.say))
                for at, choice in enumerate(scene.choices or ())
            ]
            yield from _twice(file, "choice", said)


def _among(
    file: YamlFile, noun: str, way: FieldPath, parts: Sequence[Question | Prompt]
) -> Iterator[Diagnostic]:
    """Yield what questions or prompts say twice: ids and words among them, and words within each."""
    given = [((*way, n, "id"), part.given_id) for n, part in enumerate(parts) if part.given_id]
    yield from _twice(file, "id", given, _RENAME)
    derived = [((*way, n, part.kind), part.id) for n, part in enumerate(parts) if not part.given_id]
    yield from _twice(file, noun, derived, "reword one of the two, or give one of them an `id`")
    yield from _taken_ids(file, noun, given, derived)
    for n, part in enumerate(parts):
        for word, entries in _WITHIN.get(type(part), _nothing)(part, (*way, n)):
            yield from _twice(file, word, entries)


def _twice(
    file: YamlFile, noun: str, entries: Iterable[Entry], help_line: str = _HELP_LINE
) -> Iterator[Diagnostic]:
    """Yield a problem for each entry that was there before."""
    first: dict[str, FieldPath] = {}
    for path, id_ in entries:
        if id_ in first:
            line = file.places.spot(first[id_]).line
            message, already = (
                f"this {noun} is there twice",
                f"it stands in line {line} already: {help_line}",
            )
            if not _is_same(file, path, first[id_]):
                message = (
                    f"this {noun} differs from the one in line {line} in capitals or spaces alone"
                )
                already = f"what learners enter is kept by the words, capitals aside: {help_line}"
            yield file.diagnostic(path, "written-twice", message, already)
        first.setdefault(id_, path)


def _is_same(file: YamlFile, path: FieldPath, first: FieldPath) -> bool:
    """Return whether two texts are the same to the letter; what has a name of its own is, since it is an id."""
    if NAME in (path[-1], first[-1]):
        return True
    one, other = (" ".join(str(file.part(at)).split()) for at in (path, first))
    return one == other


def _taken_ids(
    file: YamlFile, noun: str, given: list[Entry], derived: list[Entry]
) -> Iterator[Diagnostic]:
    """Yield a problem for each id made from words that is written under another question or prompt already."""
    holders = {id_: path for path, id_ in given}
    for path, id_ in derived:
        if id_ in holders:
            line = file.places.spot(holders[id_]).line
            help_line = (
                f"`{id_}` stands in line {line}, where these words were written first: give this "
                "one an `id` of its own"
            )
            yield file.diagnostic(
                path, "written-twice", f"this {noun} would have the id of another", help_line
            )


def _lines(way: FieldPath, texts: Iterable[str]) -> list[Entry]:
    return [((*way, n), same_words(text)) for n, text in enumerate(texts)]


def _exact_lines(way: FieldPath, texts: Iterable[str]) -> list[Entry]:
    """Return the texts with their capitals, by which an answer names them."""
    return [((*way, n), " ".join(text.split())) for n, text in enumerate(texts)]


def _nothing(_: Any, __: FieldPath) -> Within:
    return iter(())


def _choices(question: MultipleChoice | MultipleResponse, way: FieldPath) -> Within:
    yield (
        "choice",
        [
            ((*way, "choices", n, choice.kind), choice.id)
            for n, choice in enumerate(question.choices)
        ],
    )


def _ordering_within(question: Ordering, way: FieldPath) -> Within:
    yield "item", _exact_lines((*way, "items"), question.items)


def _items(prompt: Tick, way: FieldPath) -> Within:
    yield "item", _lines((*way, "items"), prompt.items)


def _columns(prompt: FillTable, way: FieldPath) -> Within:
    yield "column", _lines((*way, "columns"), prompt.columns)


def _groups(question: Sorting, way: FieldPath) -> Within:
    groups = question.groups.items()
    yield (
        "item",
        [entry for name, items in groups for entry in _exact_lines((*way, "groups", name), items)],
    )


def _partners(question: Matching, way: FieldPath) -> Within:
    right = {
        " ".join(partner.split()): (*way, "pairs", item) for item, partner in question.pairs.items()
    }
    entries = [(path, partner) for partner, path in right.items()]
    yield "partner", [*entries, *_exact_lines((*way, "distractors"), question.distractors)]


def _rate_within(prompt: Rate, way: FieldPath) -> Within:
    yield "word", _exact_lines((*way, "scale"), prompt.scale)
    yield "statement", _lines((*way, "statements"), prompt.statements)


_WITHIN: dict[type, Callable[[Any, FieldPath], Within]] = {
    MultipleChoice: _choices,
    MultipleResponse: _choices,
    Ordering: _ordering_within,
    Sorting: _groups,
    Matching: _partners,
    Rate: _rate_within,
    Tick: _items,
    FillTable: _columns,
}


@dataclass(frozen=True)
class _Within:
    """What a reference in a lesson can lead to."""

    lesson: Lesson
    file: YamlFile
    around: ReferenceTargets

    @cached_property
    def objectives(self) -> dict[str, None]:
        return dict.fromkeys(objective.id for objective in self.lesson.objectives)

    @cached_property
    def questions(self) -> dict[str, None]:
        return dict.fromkeys(
            question.given_id for question in self.lesson.questions if question.given_id
        )


def lesson_references(
    lesson: Lesson, file: YamlFile, around: ReferenceTargets
) -> Iterator[Diagnostic]:
    """Yield what a lesson refers to and what is not there."""
    within = _Within(lesson, file, around)
    for n, source in enumerate(lesson.sources):
        yield from _dangling(file, ("sources", n), source, around.sources, _SOURCE)
    for n, objective in enumerate(lesson.objectives):
        yield from _section(objective.section, ("objectives", n, "section"), within)
    for n, question in enumerate(lesson.questions):
        path = ("quiz", "questions", n, "objective")
        yield from _dangling(file, path, question.objective, within.objectives, _OBJECTIVE)
    for n, block in enumerate(lesson.body):
        if type(block) in _IN_BLOCKS:
            yield from _IN_BLOCKS[type(block)](block, ("body", n), within)


def module_references(
    module: Module, file: YamlFile, around: ReferenceTargets
) -> Iterator[Diagnostic]:
    """Yield the modules that a module requires and that are not there, or are itself."""
    for n, name in enumerate(module.requires):
        if name == module.id:
            help_line = "take it out of `requires`"
            yield file.diagnostic(
                ("requires", n), "requires-itself", f"module `{name}` requires itself", help_line
            )
        else:
            yield from _dangling(file, ("requires", n), name, around.modules, _MODULE)


def course_references(
    course: Course, file: YamlFile, around: ReferenceTargets
) -> Iterator[Diagnostic]:
    """Yield the files that the course refers to and that are not there."""
    if course.brand.logo:
        yield from image_problem(course.brand.logo, ("brand", "logo"), "", file, around.folder)


_SOURCE = "source", "write it under `sources:` in course.yml"
_OBJECTIVE = "objective", "write it under `objectives:` of this lesson"
_MODULE = "module", "write it under `modules:` in course.yml"
_QUESTION = "question", "give a question of this lesson's quiz an `id`, and name that here"
_SECTION = (
    "section",
    "write it as a heading in a text of this lesson, such as `## Say what happened`",
)
_SCENE = "scene", "write it under `scenes:`"


def _dangling(
    file: YamlFile,
    path: FieldPath,
    name: str | None,
    known: Collection[str] | None,
    what: tuple[str, str],
) -> Iterator[Diagnostic]:
    """Yield a problem if a name is given, the names there are can be known, and it is none of them."""
    if name is None or known is None or name in known:
        return
    noun, help_line = what
    choose = (
        f"it can be {join_names(list(known)[:8], 'or')}; or {help_line}" if known else help_line
    )
    message = f"there is no {noun} `{name}`"
    yield file.diagnostic(path, f"unknown-{noun}", message, did_you_mean(name, known) or choose)


def _section(heading: str | None, path: FieldPath, within: _Within) -> Iterator[Diagnostic]:
    """Yield a problem if no section has the heading, or several have: learners would always be sent to the first."""
    yield from _dangling(within.file, path, heading, within.lesson.headings, _SECTION)
    count = within.lesson.headings.count(heading or "")
    if count > 1:
        message = (
            f"{count} sections of this lesson have the heading `{heading}`, so learners may be "
            "sent to the wrong one"
        )
        yield within.file.diagnostic(
            path, "ambiguous-section", message, "give each of them a heading of its own"
        )


def _source(block: Claim | Quote, path: FieldPath, within: _Within) -> Iterator[Diagnostic]:
    return _dangling(within.file, (*path, "source"), block.source, within.around.sources, _SOURCE)


def _question(block: KnowledgeCheck, path: FieldPath, within: _Within) -> Iterator[Diagnostic]:
    return _dangling(within.file, (*path, "question"), block.question, within.questions, _QUESTION)


def _figure(block: Figure, path: FieldPath, within: _Within) -> Iterator[Diagnostic]:
    here = within.lesson.path.rpartition("/")[0]
    return image_problem(block.image, (*path, "figure"), here, within.file, within.around.folder)


def _scenes(block: Scenario, path: FieldPath, within: _Within) -> Iterator[Diagnostic]:
    yield from _dangling(within.file, (*path, "start"), block.start, block.scenes, _SCENE)
    for name, scene in block.scenes.items():
        for n, choice in enumerate(scene.choices or ()):
            way = (*path, "scenes", name, "choices", n, "then")
            yield from _dangling(within.file, way, choice.then, block.scenes, _SCENE)


_IN_BLOCKS: dict[type[Authored], Callable[..., Iterator[Diagnostic]]] = {
    Claim: _source,
    Quote: _source,
    KnowledgeCheck: _question,
    Figure: _figure,
    Scenario: _scenes,
}
