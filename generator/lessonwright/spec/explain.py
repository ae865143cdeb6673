"""Owns what is said about a part that a model does not accept: pydantic's errors come in, diagnostics go out."""

from collections.abc import Iterable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lessonwright.spec.authored import Authored
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.mistake import Mistake, Said
from lessonwright.spec.outdented import outdented
from lessonwright.spec.sentence import said
from lessonwright.spec.trace import trace
from lessonwright.spec.yaml_file import YamlFile
from lessonwright.spec.yaml_layout import OF_LESSON
from lessonwright.spec.yaml_trouble import MAY_BE_PASTED, pasted_space

MOST = 100
"""How many problems of one file are told."""
_FOLLOWING = ("missing-field", "not-an-id", "unknown-field")
"""What is said of a field that may only follow from what is said of one beside it."""


def explain(file: YamlFile, model: type[Authored], error: ValidationError) -> list[Diagnostic]:
    """Return one diagnostic for each mistake, without those that only follow from another."""
    mistakes = [_mistake(file, model, details) for details in _first_causes(error.errors(include_url=False))]
    told = [(mistake, said(mistake)) for mistake in mistakes[:MOST]]
    all_ = [_diagnostic(*pair) for pair in told if not _is_replaced(*pair, told) and not _is_beside(*pair, told)]
    outside = [*outdented(file.file)]
    unread = {problem.line for problem in file.problems}
    unread |= {line for text in outside for line in range(text.header, text.last + 1)}
    kept = [diagnostic for diagnostic in all_ if diagnostic.line not in unread]
    more = [more_problems(file)] if len(mistakes) > MOST else []
    return [*_pasted(file)] or [*(text.problem for text in outside), *dict.fromkeys(kept), *more]


def _pasted(file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the non-breaking spaces that stand for ordinary ones; while they do, all else only follows from them."""
    index = 0
    for number, line in enumerate(file.file.lines if MAY_BE_PASTED.search(file.file.text) else ()):
        told = pasted_space(file.file, number)
        if told and not file.places.is_text(index + told.column - 1):
            yield told
        index += len(line) + 1


def _first_causes(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Drop each error whose path is a prefix of another's, since that one has led to it."""
    inner = {error["loc"][:n] for error in errors for n in range(len(error["loc"]))}
    return (error for error in errors if error["loc"] not in inner)


def _mistake(file: YamlFile, model: type[Authored], details: ErrorDetails) -> Mistake:
    return Mistake(file, details, trace(model, details["loc"]))


def _is_replaced(mistake: Mistake, words: Said, told: Iterable[tuple[Mistake, Said]]) -> bool:
    """Return whether a field is only missing, or not understood, because of what was said beside it."""
    return words.rule in _FOLLOWING and any(
        mistake.path and mistake.path[-1] in others.replaces and other.path[:-1] == mistake.path[:-1]
        for other, others in told
        if other is not mistake
    )


def _is_beside(mistake: Mistake, words: Said, told: Iterable[tuple[Mistake, Said]]) -> bool:
    """Return whether a field belongs to a part of the lesson that stands too far in beside it."""
    return words.rule == "unknown-field" and any(
        other.last in OF_LESSON and other.last != mistake.last and other.path[:-1] == mistake.path[:-1]
        for other, others in told
        if others.rule == "unknown-field" and mistake.last not in OF_LESSON
    )


def _diagnostic(mistake: Mistake, words: Said) -> Diagnostic:
    path = mistake.path if words.place is None else words.place
    at_key = words.at_key or mistake.traced.in_key
    return mistake.file.diagnostic(path, words.rule, words.message, words.mend, at_key=at_key)


def more_problems(file: YamlFile) -> Diagnostic:
    """Return the note that not all problems of a file are told."""
    message = f"there are more than {MOST} problems in this file; these are the first"
    return file.diagnostic((), "more-problems", message, "mend them first; often the rest goes with them")
