"""Owns reading YAML: text comes in; plain dicts and lists, the places of their parts and diagnostics go out.

Behind a mistake with a colon, dash or space it reads on, so that all such mistakes are told in one
go.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.message_wording import quote
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import (
    FileText,
    Spot,
    hidden_character,
    unwrap_code_fence,
)
from lessonwright.reading.parser_complaint_and_needed_quotes import ParserComplaint, needs_quotes
from lessonwright.reading.yaml_places import Places
from lessonwright.reading.yaml_sign_mistakes import LIKE_A_COLON, LONG_DASHES, other_dash_in

DEEPEST = 20
"""How deep parts may be nested; a lesson needs eight."""

MOST_PARTS = 40_000
"""How many names, texts and lists a file may hold in all; a long lesson has two thousand."""

MOST_YAML_PROBLEMS = 50
"""How many problems of YAML itself are told of one file."""

_MOST_ITEMS = 200
"""How many items of a list in brackets are looked at; what is longer is no list that somebody wrote
by hand."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NESTED = "exceeded maximum nesting depth"
"""What libyaml, from 0.2.6 on, says of parts far deeper than ours, before it has told of the first
that is too deep."""
_NOTHING = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True)
class YamlFile:
    """A file's content as dicts, lists and text, and what is wrong with it as YAML."""

    file: FileText
    content: Any
    problems: tuple[Diagnostic, ...]
    is_complete: bool
    """False where reading stopped early, so that nothing can be said about the content."""
    long: tuple[Any, ...] = ()
    """The events of texts that go over several lines without being written with `|`."""
    in_brackets: tuple[Any, ...] = ()
    """The events of texts without quotes in a list in brackets."""

    @cached_property
    def places(self) -> Places:
        """Where each part stands; made only when there is something to say about one."""
        return places_of(self.file)

    def part(self, path: FieldPath) -> Any:
        """Return what stands at a path."""
        part = self.content
        for step in path:
            part = part[step]
        return part

    def diagnostic(
        self,
        path: FieldPath,
        rule: str,
        message: str,
        help_line: str | None = None,
        *,
        at_key: bool = False,
        passage: tuple[str, int] | None = None,
    ) -> Diagnostic:
        """Return an error at a part: at its key, at its value, or at the nth passage of these words in the value."""
        spot = (
            self.places.passage(path, *passage)
            if passage
            else self.places.spot(path, at_key=at_key)
        )
        return self.file.diagnostic(spot, rule, message, help_line)


def parse(file: FileText) -> YamlFile:
    """Read a file's text as YAML; never raises, whatever the text is."""
    return _parse_with(file, _LOADER)


def _parse_with(file: FileText, loader: Any) -> YamlFile:
    composer = _Composer(file, _events(file, loader))
    try:
        content = composer.document()
    except _StopError:
        return YamlFile(file, None, tuple(composer.problems), False)
    except yaml.MarkedYAMLError as error:
        if error.problem == _NESTED and loader is not yaml.SafeLoader:
            return _parse_with(file, yaml.SafeLoader)
        return YamlFile(file, None, (*composer.problems, *_syntax(file, error, composer)), False)
    return YamlFile(
        file,
        content,
        tuple(composer.problems),
        True,
        tuple(composer.long),
        tuple(composer.in_brackets),
    )


def syntax_problems(file: FileText) -> tuple[Diagnostic, ...]:
    """Return what is wrong as YAML with a file that is no part of a course: there, tags and anchors have a meaning."""
    composer = _Composer(file, _events(file))
    try:
        composer.document()
    except yaml.MarkedYAMLError as error:
        composer.problems.clear()
        return tuple(_syntax(file, error, composer))
    except _StopError:
        return ()
    return ()


def places_of(file: FileText) -> Places:
    """Return where each part of a sound file stands."""
    return Places(file, _events(file))


def _events(file: FileText, loader: Any = _LOADER) -> Iterator[Any]:
    return iter(loader(file.text).get_event, None)


def _syntax(file: FileText, error: yaml.MarkedYAMLError, read: "_Composer") -> list[Diagnostic]:
    """Return the syntax error, unless another problem of the same line has led to it."""
    from lessonwright.reading.yaml_mistake_dispatch import (
        explain_complaint,  # a sound file needs none
    )

    mark: Any = error.problem_mark
    context: Any = error.context_mark or mark
    at, since = (mark.line, mark.column), (context.line, context.column)
    problem = explain_complaint(
        ParserComplaint(file, f"{error.context}: {error.problem}", at, since, read.open_quotes)
    )
    led_to_it = {problem.line, mark.line + 1, context.line + 1} & {
        diagnostic.line for diagnostic in read.problems
    }
    return [] if led_to_it else [problem]


class _StopError(Exception):
    """Nothing more can be read from this file."""


class _Composer:
    """Builds dicts, lists and text from YAML's events, and notes what the lesson language has no use for."""

    def __init__(self, file: FileText, events: Iterator[Any]) -> None:
        self._file = file
        self._next = events.__next__
        self._parts = 0
        self.problems: list[Diagnostic] = []
        self.long: list[Any] = []
        self.in_brackets: list[Any] = []

    def document(self) -> Any:
        """Return the content of the one document in the file."""
        self._next()
        start = self._next()
        if isinstance(start, StreamEndEvent):
            self._note(
                Spot(1, 1), "empty-file", "the file is empty", "write at least a `title: …` into it"
            )
            raise _StopError
        if isinstance(start, DocumentStartEvent) and (start.version or start.tags):
            help_line = "delete the line, or put a text that begins with % in quotes"
            self._note(
                _spot(start),
                "yaml-directive",
                "a line that begins with % means nothing here",
                help_line,
            )
        content = self._value(self._next(), 0)
        if self._parts > MOST_PARTS:
            self._too_many(start)
        self._next()
        self._end(self._next())
        return content

    @property
    def open_quotes(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Where the last text in quotes over several lines begins and ends, counted from 0."""
        quoted_ones = (event for event in reversed(self.long) if event.style in ("'", '"'))
        marks = ((event.start_mark, event.end_mark) for event in quoted_ones)
        return next((((a.line, a.column), (b.line, b.column)) for a, b in marks), None)

    def _end(self, event: Any) -> None:
        if not isinstance(event, StreamEndEvent):
            help_line = "one file holds one lesson: delete the line, or move what follows into a file of its own"
            self._note(
                _spot(event), "second-document", "after `---`, a second document begins", help_line
            )

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is AliasEvent or event.anchor or event.tag:
            self._add(needs_quotes(self._file, event.start_mark.line, event.start_mark.column))
        if kind is ScalarEvent:
            if event.style == '"' and hidden_character(event.value):
                self._note_hidden(event)
            if event.style != "|" and event.start_mark.line != event.end_mark.line:
                self.long.append(event)
            return None if event.implicit[0] and event.value in _NOTHING else event.value
        if kind is AliasEvent:
            return f"*{event.anchor}"
        self._limit(event, depth + 1)
        return (
            self._mapping(depth + 1)
            if kind is MappingStartEvent
            else self._list(depth + 1, event.flow_style)
        )

    def _list(self, depth: int, in_brackets: bool) -> list[Any]:
        items = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._value(event, depth))
            if (
                in_brackets
                and type(event) is ScalarEvent
                and not event.style
                and len(items) <= _MOST_ITEMS
            ):
                self.in_brackets.append(event)
        self._parts += len(items)
        return items

    def _mapping(self, depth: int) -> dict[str, Any]:
        parts: dict[str, Any] = {}
        keys: dict[str, Any] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, depth)
            value = self._value(self._next(), depth)
            if key in keys:
                self._note_twice(event, key, keys[key].start_mark.line + 1)
            else:
                keys[key], parts[key] = event, value
        self._parts += len(parts)
        return parts

    def _key(self, event: Any, depth: int) -> str:
        value = self._value(event, depth)
        if type(event) is ScalarEvent and event.value:
            return str(event.value)
        if type(event) is AliasEvent:
            return str(value)
        self._note_no_name(event)
        return ""

    def _limit(self, event: Any, depth: int) -> None:
        if depth > DEEPEST:
            help_line = "a course's parts go eight deep at most; if this is text, put it in quotes"
            self._note(
                _spot(event),
                "too-deep",
                f"here parts lie more than {DEEPEST} deep in one another",
                help_line,
            )
            raise _StopError
        if self._parts > MOST_PARTS:
            self._too_many(event)

    def _too_many(self, event: Any) -> None:
        message = f"this file has more than {MOST_PARTS:,} parts, too many for a lesson"
        self._note(_spot(event), "file-too-large", message, "divide it into several lessons")
        raise _StopError

    def _note_twice(self, event: Any, key: str, line: int) -> None:
        help_line = f"it stands in line {line} already: keep one of the two"
        if key[:1] in tuple(LONG_DASHES):
            words = (self._file.line(event.start_mark.line + 1) or "")[event.start_mark.column :]
            self._note(_spot(event), "indentation", *other_dash_in(words))
        elif key:
            self._note(_spot(event), "duplicate-key", f"{quote(key)} is written twice", help_line)

    def _note_no_name(self, event: Any) -> None:
        if isinstance(event, ScalarEvent):
            message, help_line = (
                "there is no name before the `:`",
                "write a name, or put a text with a colon in quotes",
            )
        else:
            message = "a list or a group of names stands where a name should be"
            help_line = "if this is text that begins with `[`, `{` or `?`, put it in quotes"
        self._note(_spot(event), "no-name", message, help_line)

    def _note_hidden(self, event: Any) -> None:
        message = "the backslash in this text makes a character that does not show"
        self._note(
            _spot(event),
            "hidden-character",
            message,
            "write two backslashes, or put the text in single quotes",
        )

    def _note(self, spot: Spot, rule: str, message: str, help_line: str) -> None:
        self._add(self._file.diagnostic(spot, rule, message, help_line))

    def _add(self, problem: Diagnostic) -> None:
        if self.problems and (self.problems[-1].line, self.problems[-1].rule) == (
            problem.line,
            problem.rule,
        ):
            return
        self.problems.append(problem)
        if len(self.problems) >= MOST_YAML_PROBLEMS:
            raise _StopError


def _spot(event: Any) -> Spot:
    start, end = event.start_mark, event.end_mark
    return Spot(
        start.line + 1, start.column + 1, end.column - start.column if start.line == end.line else 1
    )


_MOST_ROUNDS = 50
"""How many times a file is read again."""
_LARGEST = 100_000
"""Up to how many characters a file is read again: each time takes as long as the first."""
_WORD = re.compile(r"\s*[\w-]+\s*")
_NAME = re.compile(r" *(?:- +)*[a-z][a-z0-9-]*: ")


def read_yaml(file: FileText) -> YamlFile:
    """Read a file's text as YAML; of lines of backticks around it, as chats put them there, it is told once."""
    read = parse_onward(file)
    inner = None if read.is_complete else unwrap_code_fence(file)
    if not inner:
        return read
    within = parse_onward(inner.file)
    return replace(within, problems=(inner.problem, *within.problems))


def parse_onward(file: FileText) -> YamlFile:
    """Read a file's text as YAML; where it cannot be read to its end, tell of all mistakes that can be told surely."""
    first = here = parse(file)
    told: list[Diagnostic] = []
    while (
        not here.is_complete
        and here.problems
        and len(told) < _MOST_ROUNDS
        and len(file.text) <= _LARGEST
    ):
        last = here.problems[-1]
        text = _mend_sign(here.file, last) if _ends_there(here.file, last) else None
        further = parse(text) if text else None
        if not further or not _is_behind(further, last):
            break
        told.append(last)
        here = further
    return (
        first if not told else replace(first, problems=tuple(_each_once([*told, *here.problems])))
    )


def _is_behind(further: YamlFile, last: Diagnostic) -> bool:
    """Return whether the mend was one: reading went on behind it, and nothing stands there twice because of it."""
    if any(
        problem.rule == "duplicate-key" and problem.line > last.line for problem in further.problems
    ):
        return False
    stop = further.problems[-1] if further.problems else last
    return further.is_complete or (stop.line, stop.column) > (last.line, last.column)


def _each_once(problems: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the problems without those that are mended together with one before: on its line, or in the same text."""
    lines, texts = set(), set()
    for problem in problems:
        in_text = problem.help if problem.rule == "colon-in-text" else None
        if problem.line not in lines and (in_text is None or in_text not in texts):
            yield problem
        lines.add(problem.line)
        texts.add(in_text)


def _is_text(file: FileText, problem: Diagnostic) -> bool:
    """Return whether a colon belongs to a text, behind the colon of its name."""
    line, at = file.lines[problem.line - 1], problem.column - 1
    name = _NAME.match(line)
    return (
        name is not None
        and at >= name.end()
        and re.match(r": +[^\s|>\[{&*!#]", line[at:]) is not None
    )


def _is_other_dash(line: str, problem: Diagnostic) -> bool:
    return problem.rule == "indentation" and line.lstrip()[:1] in tuple(LONG_DASHES)


def _ends_there(file: FileText, problem: Diagnostic) -> bool:
    """Return whether nothing on the lines below stands further in than a name that has a text beside it.

    Below an item's dash, its names do stand further in.
    """
    line = file.lines[problem.line - 1]
    if _is_other_dash(line, problem) or line[problem.column - 1 : problem.column] == "-":
        return True
    below = re.search(r"^ *(?=[^\s#])", "\n".join(file.lines[problem.line :]), re.MULTILINE)
    lead = len(line) - len(line.lstrip(" -"))
    is_alone = _WORD.fullmatch(line) or not line[problem.column :].strip(" |>-+")
    return bool(is_alone) or below is None or len(below[0]) <= lead


def _mend_sign(file: FileText, problem: Diagnostic) -> FileText | None:
    """Return the text with the one sign mended that a problem is about, if it is such a problem."""
    line, at = file.lines[problem.line - 1], problem.column - 1
    sign, behind = line[at : at + 1], line[at + 1 :]
    if problem.rule == "missing-colon" and sign in LIKE_A_COLON:
        mended = f"{line[:at]}: {behind}"
    elif problem.rule == "missing-colon" and _WORD.fullmatch(line):
        mended = f"{line.rstrip()}:"
    elif problem.rule == "missing-space":
        mended = f"{line[: at + 1]} {behind}"
    elif _is_other_dash(line, problem):
        mended = f"{line[:at]}-{behind if behind[:1] == ' ' else f' {behind}'}"
    elif problem.rule == "colon-in-text" and _is_text(file, problem):
        mended = f"{line[:at]}.{behind}"
    else:
        return None
    lines = [*file.lines[: problem.line - 1], mended, *file.lines[problem.line :]]
    return FileText(file.path, "\n".join(lines))
