"""Owns writing ids into files: a sound course comes in, edits that give each part its id go out."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lessonwright.course.base_models_and_field_types import first_key
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import FileText, read_text
from lessonwright.reading.yaml_file import parse, places_of
from lessonwright.reading.yaml_places import NodeEvents, Places

_COLON = re.compile(r"[ \t]*:")


class Edit(NamedTuple):
    """What is written at a place, counted from 0, over so many characters; a line feed is the file's own break."""

    line: int
    column: int
    over: int
    text: str


def edits(
    file: FileText, places: Places, path: FieldPath, behind: str, name: str, value: str
) -> Iterator[Edit]:
    """Yield what writes a name and its value into a part, behind another name and its text.

    Where the name is there already and stands before nothing, its value is filled in.
    """
    part, before, own = (
        places.entry(path),
        places.entry((*path, behind)),
        places.entry((*path, name)),
    )
    if own:
        yield _fill_in_id(file, own, value)
    elif part and before:
        quote = before.key.style or ""
        words = f"{quote}{name}{quote}: {quote}{value}{quote}"
        yield from (_in_flow if part.value.flow_style else _on_a_line)(file, part, before, words)


def _fill_in_id(file: FileText, own: NodeEvents, value: str) -> Edit:
    key, empty, quote = own.key.end_mark, own.value, own.key.style or ""
    start, end = empty.start_mark, empty.end_mark
    if start.index < end.index:
        return Edit(start.line, start.column, end.index - start.index, f"{quote}{value}{quote}")
    # The parser notes an empty value where the next part begins, so it is the colon that is looked
    # for.
    colon = _COLON.match(file.text, key.index)
    words = f"{'' if colon else ':'} {quote}{value}{quote}"
    return Edit(key.line, key.column + (len(colon[0]) if colon else 0), 0, words)


def _in_flow(file: FileText, part: NodeEvents, before: NodeEvents, words: str) -> Iterator[Edit]:
    """Yield the words behind a comma; a single name with its text may stand in a list without braces, two may not."""
    start, end = part.value.start_mark, before.value.end_mark
    has_braces = file.text.startswith("{", start.index)
    if not has_braces:
        yield Edit(start.line, start.column, 0, "{")
    yield Edit(end.line, end.column, 0, f", {words}" if has_braces else f", {words}}}")


def _on_a_line(file: FileText, part: NodeEvents, before: NodeEvents, words: str) -> Iterator[Edit]:
    line = _last_line(file.text, before.value)
    yield Edit(line, len(file.lines[line]), 0, "\n" + " " * part.value.start_mark.column + words)


def _last_line(text: str, event: Any) -> int:
    """Return the number of the last line of a text, from 0: the parser counts empty lines below `|` to it, too.

    With `|+` they do belong to it.
    """
    start, end = event.start_mark.index, event.end_mark.index
    if event.style not in ("|", ">"):
        return int(event.end_mark.line)
    written = text[start:end].removesuffix("\n")
    keeps_empty_lines = "+" in written.partition("\n")[0].partition("#")[0]
    return int(event.start_mark.line) + (written if keeps_empty_lines else written.rstrip()).count(
        "\n"
    )


_BOM = b"\xef\xbb\xbf"
_BREAK = re.compile(r"(\r\n?|\n)")


class PartWithoutId(NamedTuple):
    """A part without an id of its own: its file, the way to it, the name to write the id behind, and the id."""

    file: str
    path: FieldPath
    behind: str
    id: str
    noun: str


def parts_without_id(course: Course) -> tuple[PartWithoutId, ...]:
    """Return every part that may have an id and has none, in course order."""
    own = (
        [] if course.given_id else [PartWithoutId(course.path, (), "title", course.id, course.noun)]
    )
    return (*own, *(part for lesson in course.lessons for part in _in_lesson(lesson)))


def _in_lesson(lesson: Lesson) -> Iterator[PartWithoutId]:
    for n, question in enumerate(lesson.questions):
        if not question.given_id:
            yield PartWithoutId(
                lesson.path, ("quiz", "questions", n), question.kind, question.id, "question"
            )
    for path, prompt in lesson.placed_prompts:
        if not prompt.given_id:
            yield PartWithoutId(lesson.path, path, prompt.kind, prompt.id, "prompt")


class NoRoomError(Exception):
    """An id cannot be written into a file as it is laid out; holds what to tell its author."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.text)
        self.diagnostic = diagnostic


def with_ids(raw: bytes, parts: tuple[PartWithoutId, ...], shown: str = "") -> bytes:
    """Return the bytes of one sound file with the ids of these parts written into it.

    They are read again: raises NoRoomError where they would say anything else than before, apart
    from the ids. `shown` is the file as messages name it.
    """
    file = read_text(shown, raw)[0]
    after = _write_parts(raw, file, parts)
    if not _say_the_same(file, read_text(shown, after)[0], parts):
        raise NoRoomError(
            _no_room(
                file, next((part for part in parts if not _has_room(raw, file, part)), parts[0])
            )
        )
    return after


def _has_room(raw: bytes, file: FileText, part: PartWithoutId) -> bool:
    return _say_the_same(file, read_text("", _write_parts(raw, file, (part,)))[0], (part,))


def _say_the_same(before: FileText, after: FileText, parts: tuple[PartWithoutId, ...]) -> bool:
    was, now = parse(before), parse(after)
    for part in parts:
        was.part(part.path)["id"] = part.id
    return (
        not now.problems
        and now.is_complete
        and _comparable(was.content) == _comparable(now.content)
    )


def _comparable(part: Any) -> Any:
    """Return a part as the models take it: its kind is its first key, and white space around a text is nothing."""
    if isinstance(part, dict):
        return first_key(part), {key: _comparable(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_comparable(item) for item in part]
    return part.strip() if isinstance(part, str) else part


def _no_room(file: FileText, part: PartWithoutId) -> Diagnostic:
    message = f"there is no room for an id in this {part.noun}, as its lines are laid out"
    help_line = f"write `id: {part.id}` into it yourself; until then, no id is written anywhere"
    return file.diagnostic(places_of(file).spot(part.path), "no-room-for-id", message, help_line)


def _write_parts(raw: bytes, file: FileText, parts: tuple[PartWithoutId, ...]) -> bytes:
    bom = _BOM if raw.startswith(_BOM) else b""
    places = places_of(file)
    pieces = _BREAK.split(raw.removeprefix(bom).decode())
    found = (
        edit
        for part in parts
        for edit in edits(file, places, part.path, part.behind, "id", part.id)
    )
    # From the end of the file to its beginning, so that each place is where it was found.
    for edit in sorted(found, reverse=True):
        _write(pieces, edit)
    return bom + "".join(pieces).encode()


def _write(pieces: list[str], edit: Edit) -> None:
    """Make one edit in a text that was parted into lines and the breaks between them."""
    at, column = 2 * edit.line, edit.column
    text = edit.text.replace("\n", _break(pieces, at))
    pieces[at] = f"{pieces[at][:column]}{text}{pieces[at][column + edit.over :]}"


def _break(pieces: list[str], at: int) -> str:
    """Return the line break after a line; after the last one, the first of the file."""
    return next(iter([*pieces[at + 1 : at + 2], *pieces[1:2]]), "\n")
