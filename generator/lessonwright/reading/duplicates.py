"""Owns what a course says twice: parts come in; words, ids and days that another has already go out as problems."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lessonwright.course.base_models_and_field_types import NAME, same_words
from lessonwright.course.block import Block
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.course import Course, Term
from lessonwright.course.kind_facts import UniqueParts
from lessonwright.course.lesson import WHOLE_PARTS, Lesson
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.course.module import Module
from lessonwright.course.prompt import Prompt
from lessonwright.course.question import Question
from lessonwright.course.session_and_training_day import FollowUp
from lessonwright.message_wording import quote
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.yaml_file import YamlFile

Entry = tuple[FieldPath, str]
"""Where something stands, and what it must not share with another."""
_HELP_LINE = "reword one of the two, or delete it"
_MARKED = re.compile(
    r"(?P<ticks>`+)(?P<code>[^`]+)(?P=ticks)"
    r"|(?P<stars>\*{1,3})(?=\S)(?P<stressed>[^*]+)(?<=\S)(?P=stars)"
    r"|(?<!\w)(?P<lines>_{1,3})(?=\S)(?P<stressed_too>.+?)(?<=\S)(?P=lines)(?!\w)"
    r"|\\(?P<sign>[!-/:-@\[-`{-~])"
)
"""Words, or a sign, with what marks them."""
_LONGEST_MARKED = 300
"""A longer text is no label that could be taken for another."""
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
        yield from _within(file, ("self-assessment",), course.self_assessment.unique_parts)
    if course.session:
        yield from _days_of_follow_ups(file, ("session",), course.session.follow_up)


def module_duplicates(module: Module, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what a module says twice."""
    return _days_of_follow_ups(file, (), module.follow_up)


def _days_of_follow_ups(
    file: YamlFile, path: FieldPath, follow_ups: Sequence[FollowUp]
) -> Iterator[Diagnostic]:
    """Yield the days that have a follow-up already: what learners enter in one is kept by its day."""
    days: list[Entry] = [
        ((*path, "follow-up", n, "after"), str(one.after)) for n, one in enumerate(follow_ups)
    ]
    yield from _twice(
        file, "day of a follow-up", days, "make one of the two, or choose another day"
    )


def _terms_with_one_id(file: YamlFile, terms: Sequence[Term]) -> Iterator[Diagnostic]:
    """Yield a problem for each term that no link can tell from one before it."""
    first: dict[str, int] = {}
    for n, term in enumerate(terms):
        before = first.setdefault(term.id, n)
        if before != n and term.id:
            line = file.places.spot(("glossary", before, NAME)).line
            yield file.diagnostic(
                ("glossary", n, NAME), "duplicate-entry", *_same_id(terms[before], term, line)
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
    yield from _in_body(lesson, file)
    yield from _ids_of_tasks(lesson, file)
    questions = [(("quiz", "questions", n), one) for n, one in enumerate(lesson.questions)]
    yield from _among(file, "question", questions)
    yield from _among(file, "prompt", [*lesson.placed_prompts])
    yield from _looking_alike(lesson, file)


def _looking_alike(lesson: Lesson, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield what a page shows with the same words as something that it has to be told from."""
    placed: list[tuple[FieldPath, Block | Question | Prompt]] = [
        *((("body", n), block) for n, block in enumerate(lesson.body)),
        *((("quiz", "questions", n), one) for n, one in enumerate(lesson.questions)),
        *lesson.placed_prompts,
    ]
    for path, part in placed:
        for unique in part.unique_parts:
            yield from _alike(file, path, unique)


def _alike(file: YamlFile, way: FieldPath, unique: UniqueParts) -> Iterator[Diagnostic]:
    first: dict[str, tuple[FieldPath, str]] = {}
    for path, text in unique.entries:
        before, other = first.setdefault(_without_marks(text), (path, text))
        if other != text:
            line = file.places.spot((*way, *before)).line
            message = (
                f"this {unique.noun} looks like the one in line {line}: on the page, both have the "
                "same words"
            )
            yield file.diagnostic((*way, *path), "duplicate-entry", message, _HELP_LINE)


def _without_marks(text: str) -> str:
    """Return a text without what marks words in Markdown: stars, underscores, backticks and backslashes."""

    def words(marked: re.Match[str]) -> str:
        if marked["stressed"] or marked["stressed_too"]:
            return _without_marks(marked["stressed"] or marked["stressed_too"])
        return marked["code"] or marked["sign"]

    return _MARKED.sub(words, text) if len(text) <= _LONGEST_MARKED else text


def _ids_of_tasks(lesson: Lesson, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the ids of activities and the like that a step of the timing could not tell from others."""
    asked = [
        (("quiz", "questions", n, "id"), question.given_id)
        for n, question in enumerate(lesson.questions)
        if question.given_id
    ]
    tasks: list[Entry] = [
        (("body", n, "id"), block.given_id)
        for n, block in enumerate(lesson.body)
        if isinstance(block, TaskBlock) and block.given_id
    ]
    unlike = {id_: (path, id_) for path, id_ in reversed(asked)}.values()
    yield from _twice(file, "id", [*unlike, *tasks], _RENAME)
    for path, id_ in tasks:
        if id_ in WHOLE_PARTS:
            message = (
                f"`{id_}` is what a step of the timing calls all of the lesson's {WHOLE_PARTS[id_]}"
            )
            yield file.diagnostic(path, "taken-id", message, "give it another id")


def _in_body(lesson: Lesson, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the blocks that an answer cannot tell apart, and what each says twice."""
    saved: dict[type[Block], list[Entry]] = {type(block): [] for block in lesson.body}
    for n, block in enumerate(lesson.body):
        if block.saved_under:
            saved[type(block)].append((("body", n, block.kind), block.saved_under))
    for kind, entries in saved.items():
        yield from _twice(file, kind.noun, entries)
    for n, block in enumerate(lesson.body):
        yield from _within(file, ("body", n), block.unique_parts)


def _among(
    file: YamlFile, noun: str, placed: Sequence[tuple[FieldPath, Question | Prompt]]
) -> Iterator[Diagnostic]:
    """Yield what questions or prompts say twice: ids and words among them, and words within each."""
    given = [((*path, "id"), part.given_id) for path, part in placed if part.given_id]
    yield from _twice(file, "id", given, _RENAME)
    derived = [((*path, part.kind), part.id) for path, part in placed if not part.given_id]
    yield from _twice(file, noun, derived, "reword one of the two, or give one of them an `id`")
    yield from _taken_ids(file, noun, given, derived)
    for path, part in placed:
        yield from _within(file, path, part.unique_parts)


def _within(file: YamlFile, way: FieldPath, parts: Iterable[UniqueParts]) -> Iterator[Diagnostic]:
    """Yield what stands twice within one part of a lesson."""
    for part in parts:
        yield from _twice(file, part.noun, [((*way, *path), id_) for path, id_ in part.entries])


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
            yield file.diagnostic(path, "duplicate-entry", message, already)
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
                path, "duplicate-entry", f"this {noun} would have the id of another", help_line
            )
