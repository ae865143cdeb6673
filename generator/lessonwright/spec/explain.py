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

MOST = 100
"""How many problems of one file are told."""


def explain(file: YamlFile, model: type[Authored], error: ValidationError) -> list[Diagnostic]:
    """Return one diagnostic for each mistake, without those that only follow from another."""
    mistakes = [_mistake(file, model, details) for details in _first_causes(error.errors(include_url=False))]
    told = [(mistake, said(mistake)) for mistake in mistakes[:MOST]]
    all_ = [_diagnostic(*pair) for pair in told if not _is_misspelt(*pair, told)]
    unread = {problem.line for problem in file.problems}
    outside = [*outdented(file.file)]
    unread |= {line for text in outside for line in range(text.header, text.last + 1)}
    kept = [diagnostic for diagnostic in all_ if diagnostic.line not in unread]
    return [
        *(text.problem for text in outside),
        *dict.fromkeys(kept),
        *([more_problems(file)] if len(mistakes) > MOST else []),
    ]


def _first_causes(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Drop each error whose path is a prefix of another's, since that one has led to it."""
    inner = {error["loc"][:n] for error in errors for n in range(len(error["loc"]))}
    return (error for error in errors if error["loc"] not in inner)


def _mistake(file: YamlFile, model: type[Authored], details: ErrorDetails) -> Mistake:
    return Mistake(file, details, trace(model, details["loc"]))


def _is_misspelt(mistake: Mistake, words: Said, told: Iterable[tuple[Mistake, Said]]) -> bool:
    """Return whether a field is only missing because its name was misspelt beside it."""
    return words.rule == "missing-field" and any(
        other.path[:-1] == mistake.path[:-1] and others.replaces == mistake.path[-1] for other, others in told
    )


def _diagnostic(mistake: Mistake, words: Said) -> Diagnostic:
    path = mistake.path if words.place is None else words.place
    at_key = words.at_key or mistake.traced.in_key
    return mistake.file.diagnostic(path, words.rule, words.message, words.mend, at_key=at_key)


def more_problems(file: YamlFile) -> Diagnostic:
    """Return the note that not all problems of a file are told."""
    message = f"there are more than {MOST} problems in this file; these are the first"
    return file.diagnostic((), "more-problems", message, "mend them first; often the rest goes with them")
