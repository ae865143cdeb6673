"""Owns what may be there only once: ids, and words from which ids are made; a sound part comes in, problems go out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from lessonwright.spec.authored import same_words
from lessonwright.spec.block import Scenario
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.glossary import Term
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.named import NAME
from lessonwright.spec.prompt import FillTable, Prompt, Rate, Tick
from lessonwright.spec.question import Matching, MultipleChoice, MultipleResponse, Ordering, Question, Sorting
from lessonwright.spec.wording import quoted
from lessonwright.spec.yaml_file import YamlFile
from lessonwright.spec.yaml_places import Path

Entry = tuple[Path, str]
"""Where something stands, and what it must not share with another."""
Within = Iterator[tuple[str, list[Entry]]]
"""What within a part may be there only once: what messages call it, and where each stands."""
_MEND = "reword one of the two, or delete it"
_RENAME = "give one of the two another name"


def course_duplicates(course: Course, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what a course says twice, and terms that no link can name."""
    sources = [(("sources", n, NAME), source.id) for n, source in enumerate(course.sources)]
    yield from _twice(file, "source", sources, _RENAME)
    terms = [(("glossary", n, NAME), term.id) for n, term in enumerate(course.glossary)]
    yield from _terms_with_one_id(file, course.glossary)
    for path, _ in (entry for entry in terms if not entry[1]):
        message = "this glossary term has neither letters nor digits"
        yield file.diagnostic(path, "empty-id", message, "write it in words, so that `[words](glossary:…)` can name it")
    if course.self_assessment:
        way = ("self-assessment",)
        yield from _twice(file, "word", _exact_lines((*way, "scale"), course.self_assessment.scale))
        yield from _twice(file, "statement", _lines((*way, "statements"), course.self_assessment.statements))


def _terms_with_one_id(file: YamlFile, terms: Sequence[Term]) -> Iterator[Diagnostic]:
    """Yield a problem for each term that no link can tell from one before it."""
    first: dict[str, int] = {}
    for n, term in enumerate(terms):
        before = first.setdefault(term.id, n)
        if before != n and term.id:
            line = file.places.spot(("glossary", before, NAME)).line
            yield file.diagnostic(("glossary", n, NAME), "written-twice", *_same_id(terms[before], term, line))


def _same_id(first: Term, second: Term, line: int) -> tuple[str, str]:
    if same_words(first.term) == same_words(second.term):
        return "this glossary term is there twice", f"it stands in line {line} already: {_MEND}"
    message = f"this glossary term and {quoted(first.term)} of line {line} are both linked to as `glossary:{first.id}`"
    return message, "reword one of the two: letters, digits, + and # tell terms apart"


def lesson_duplicates(lesson: Lesson, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what a lesson says twice."""
    objectives = [(("objectives", n, NAME), objective.id) for n, objective in enumerate(lesson.objectives)]
    yield from _twice(file, "objective", objectives, _RENAME)
    scenarios = [
        (("body", n, "scenario"), block.id) for n, block in enumerate(lesson.body) if isinstance(block, Scenario)
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
            said = [((*way, at, "say"), same_words(choice.say)) for at, choice in enumerate(scene.choices or ())]
            yield from _twice(file, "choice", said)


def _among(file: YamlFile, noun: str, way: Path, parts: Sequence[Question | Prompt]) -> Iterator[Diagnostic]:
    """Yield what questions or prompts say twice: ids and words among them, and words within each."""
    given = [((*way, n, "id"), part.given_id) for n, part in enumerate(parts) if part.given_id]
    yield from _twice(file, "id", given, _RENAME)
    derived = [((*way, n, part.kind), part.id) for n, part in enumerate(parts) if not part.given_id]
    yield from _twice(file, noun, derived, "reword one of the two, or give one of them an `id`")
    yield from _taken(file, noun, given, derived)
    for n, part in enumerate(parts):
        for word, entries in _WITHIN.get(type(part), _nothing)(part, (*way, n)):
            yield from _twice(file, word, entries)


def _twice(file: YamlFile, noun: str, entries: Iterable[Entry], mend: str = _MEND) -> Iterator[Diagnostic]:
    """Yield a problem for each entry that was there before."""
    first: dict[str, Path] = {}
    for path, id_ in entries:
        if id_ in first:
            line = file.places.spot(first[id_]).line
            message, already = f"this {noun} is there twice", f"it stands in line {line} already: {mend}"
            if not _is_same(file, path, first[id_]):
                message = f"this {noun} differs from the one in line {line} in capitals or spaces alone"
                already = f"what learners enter is kept by the words, capitals aside: {mend}"
            yield file.diagnostic(path, "written-twice", message, already)
        first.setdefault(id_, path)


def _is_same(file: YamlFile, path: Path, first: Path) -> bool:
    """Return whether two texts are the same to the letter; what has a name of its own is, since it is an id."""
    if NAME in (path[-1], first[-1]):
        return True
    one, other = (" ".join(str(file.part(at)).split()) for at in (path, first))
    return one == other


def _taken(file: YamlFile, noun: str, given: list[Entry], derived: list[Entry]) -> Iterator[Diagnostic]:
    """Yield a problem for each id made from words that is written under another question or prompt already."""
    holders = {id_: path for path, id_ in given}
    for path, id_ in derived:
        if id_ in holders:
            line = file.places.spot(holders[id_]).line
            mend = (
                f"`{id_}` stands in line {line}, where these words were written first: give this one an `id` of its own"
            )
            yield file.diagnostic(path, "written-twice", f"this {noun} would have the id of another", mend)


def _lines(way: Path, texts: Iterable[str]) -> list[Entry]:
    return [((*way, n), same_words(text)) for n, text in enumerate(texts)]


def _exact_lines(way: Path, texts: Iterable[str]) -> list[Entry]:
    """Return the texts with their capitals, by which an answer names them."""
    return [((*way, n), " ".join(text.split())) for n, text in enumerate(texts)]


def _nothing(_: Any, __: Path) -> Within:
    return iter(())


def _choices(question: MultipleChoice | MultipleResponse, way: Path) -> Within:
    yield "choice", [((*way, "choices", n, choice.kind), choice.id) for n, choice in enumerate(question.choices)]


def _ordered(question: Ordering, way: Path) -> Within:
    yield "item", _exact_lines((*way, "items"), question.items)


def _items(prompt: Tick, way: Path) -> Within:
    yield "item", _lines((*way, "items"), prompt.items)


def _columns(prompt: FillTable, way: Path) -> Within:
    yield "column", _lines((*way, "columns"), prompt.columns)


def _groups(question: Sorting, way: Path) -> Within:
    groups = question.groups.items()
    yield "item", [entry for name, items in groups for entry in _exact_lines((*way, "groups", name), items)]


def _partners(question: Matching, way: Path) -> Within:
    right = {" ".join(partner.split()): (*way, "pairs", item) for item, partner in question.pairs.items()}
    entries = [(path, partner) for partner, path in right.items()]
    yield "partner", [*entries, *_exact_lines((*way, "distractors"), question.distractors)]


def _judged(prompt: Rate, way: Path) -> Within:
    yield "word", _exact_lines((*way, "scale"), prompt.scale)
    yield "statement", _lines((*way, "statements"), prompt.statements)


_WITHIN: dict[type, Callable[[Any, Path], Within]] = {
    MultipleChoice: _choices,
    MultipleResponse: _choices,
    Ordering: _ordered,
    Sorting: _groups,
    Matching: _partners,
    Rate: _judged,
    Tick: _items,
    FillTable: _columns,
}
