"""Ids are written where they are missing, and nothing else in a file changes, whatever its layout."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from lessonwright.course.course import Course
from lessonwright.reading.file_text_and_mistakes import read_text
from lessonwright.reading.id_writing import NoRoomError, parts_without_id, with_ids
from lessonwright.reading.loader import load_course
from lessonwright.reading.yaml_file import parse
from tests.conftest import COURSE, LESSON, SAMPLE, write_course

OWN_ID = "id: my-course\n"


def loaded(folder: Path) -> Course:
    found = load_course(folder)
    assert found.course, "\n\n".join(map(str, found.diagnostics))
    return found.course


def written(folder: Path, raw: bytes) -> bytes:
    """Return a lesson's bytes with its ids, and see that the course means the same as before."""
    write_course(folder, {"course.yml": COURSE + OWN_ID})
    (folder / "first" / "one.yml").write_bytes(raw)
    before = loaded(folder)
    after = with_ids(raw, parts_without_id(before))
    (folder / "first" / "one.yml").write_bytes(after)
    assert parts_without_id(loaded(folder)) == ()
    assert content(after, given_ids(before)) == content(raw, given_ids(before))
    assert all_ids(loaded(folder)) == all_ids(before)
    return after


def content(raw: bytes, given: set[str]) -> object:
    """Return what a file says, without the ids in it that were not given before."""

    def cleared(part: object) -> object:
        if isinstance(part, dict):
            return {
                key: cleared(value) for key, value in part.items() if key != "id" or value in given
            }
        if isinstance(part, list):
            return [cleared(item) for item in part]
        return (
            part.strip() if isinstance(part, str) else part
        )  # a text at the file's end has a break behind it now

    return cleared(parse(read_text("", raw)[0]).content)


def given_ids(course: Course) -> set[str]:
    return set(all_ids(course)) - {part.id for part in parts_without_id(course)}


def all_ids(course: Course) -> list[str]:
    parts = [(*lesson.questions, *lesson.prompts) for lesson in course.lessons]
    return [course.id, *(part.id for some in parts for part in some)]


HEAD = "worksheet:\n  title: T\n  prompts:\n"
EXAMPLES = {
    "block": (
        HEAD + "    - write: What?   # a comment\n      # about the lines\n      lines: 3\n",
        HEAD
        + "    - write: What?   # a comment\n      id: write-2cc9a59a\n      # about the lines\n      lines: 3\n",
    ),
    "flow": (
        "worksheet: {title: T, prompts: [{write: What?, lines: 3}, { plan: Now }]}\n",
        "worksheet: {title: T, prompts: [{write: What?, id: write-2cc9a59a, lines: 3}, "
        "{ plan: Now, id: plan-ed5eb9a3 }]}\n",
    ),
    "text over several lines": (
        HEAD
        + "  -   write: |\n        What\n        now?\n\n  - plan: >-\n      Now\n      then\n    # the end\n",
        HEAD
        + "  -   write: |\n        What\n        now?\n      id: write-e0b52655\n\n  - plan: >-\n"
        "      Now\n      then\n    id: plan-870255c3\n    # the end\n",
    ),
    "empty lines that count": (
        HEAD + "    - write: |+\n        What?\n\n      lines: 3\n",
        HEAD + "    - write: |+\n        What?\n\n      id: write-2cc9a59a\n      lines: 3\n",
    ),
    "no line break at the end": (
        HEAD + "    - write: What?",
        HEAD + "    - write: What?\n      id: write-2cc9a59a",
    ),
    "an id that is still to come": (
        HEAD
        + "    - write: What?\n      id:   # soon\n      lines: 3\n    - plan: Now\n      id: ~\n",
        HEAD + "    - write: What?\n      id: write-2cc9a59a   # soon\n      lines: 3\n"
        "    - plan: Now\n      id: plan-ed5eb9a3\n",
    ),
    "an id that is still to come, in a line": (
        "worksheet: {title: T, prompts: [{write: What?, id: , lines: 3}, {plan: Now, id}, "
        "{'write': Who?, 'id': null}]}\n",
        "worksheet: {title: T, prompts: [{write: What?, id: write-2cc9a59a , lines: 3}, "
        "{plan: Now, id: plan-ed5eb9a3}, {'write': Who?, 'id': 'write-1d8176d1'}]}\n",
    ),
    "a part without braces": (
        "worksheet: {title: T, prompts: [write: What?, {plan: Now}, plan : 'Now, or then' ]}\n",
        "worksheet: {title: T, prompts: [{write: What?, id: write-2cc9a59a}, {plan: Now, id: plan-ed5eb9a3}, "
        "{plan : 'Now, or then', id: plan-8598da81} ]}\n",
    ),
    "quoted names": (
        'worksheet: {"title": "T", "prompts": [{"write": "What?"}]}\n',
        'worksheet: {"title": "T", "prompts": [{"write": "What?", "id": "write-2cc9a59a"}]}\n',
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_id_goes_behind_the_words_it_is_made_from(name: str, tmp_path: Path) -> None:
    before, after = EXAMPLES[name]
    assert written(tmp_path, (LESSON + before).encode()).decode() == LESSON + after


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_breaks_and_a_byte_order_mark_stay(line_break: str, bom: str, tmp_path: Path) -> None:
    before, after = (bom + (LESSON + text).replace("\n", line_break) for text in EXAMPLES["block"])
    assert written(tmp_path, before.encode()) == after.encode()


def test_the_course_has_its_id_behind_its_title(tmp_path: Path) -> None:
    course = loaded(write_course(tmp_path, {}))
    [part] = parts_without_id(course)
    assert with_ids(COURSE.encode(), (part,)).decode().splitlines()[:2] == [
        "title: A course",
        f"id: {course.id}",
    ]


def test_a_courses_empty_id_is_filled_in(tmp_path: Path) -> None:
    text = COURSE.replace("title: A course\n", "id: null  # soon\ntitle: A course\n")
    course = loaded(write_course(tmp_path, {"course.yml": text}))
    assert with_ids(text.encode(), parts_without_id(course)).decode() == text.replace(
        "null", course.id
    )


def test_a_layout_that_has_no_room_for_an_id_is_told_and_left_alone(tmp_path: Path) -> None:
    raw = (LESSON + HEAD + "    - plan: Now\n    - write: What?\n      ? id\n").encode()
    write_course(tmp_path, {"course.yml": COURSE + OWN_ID})
    (tmp_path / "first" / "one.yml").write_bytes(raw)
    parts = parts_without_id(loaded(tmp_path))
    with pytest.raises(NoRoomError) as error:
        with_ids(raw, parts, "first/one.yml")
    assert error.value.diagnostic.text == (
        "first/one.yml:13:7: error: there is no room for an id in this prompt, "
        "as its lines are laid out [no-room-for-id]\n"
        "   13 |     - write: What?\n"
        "      |       ^^^^^\n"
        "   help: write `id: write-2cc9a59a` into it yourself; until then, no id is written anywhere"
    )


def test_the_sample_course_reads_the_same_afterwards() -> None:
    course = loaded(SAMPLE)
    for lesson in course.lessons:
        raw = (SAMPLE / lesson.path).read_bytes()
        parts = tuple(part for part in parts_without_id(course) if part.file == lesson.path)
        assert _without_id_lines(with_ids(raw, parts), [part.id for part in parts]) == raw


WORDS = st.sampled_from(
    [
        "What",
        "is",
        "so?",
        "24%",
        "“now”",
        "é",
        "字",
        "a: b",
        "c # d",
        "it's",
        'say "x"',
        "[[gap]]",
        "𝄞",
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
INDENT = st.integers(1, 5)
COMMENT = st.sampled_from(["", "  # a comment", " # lint: allow x because of y"])
NO_ID = st.sampled_from(["", "", "id:", "id: null", "id: ~"])
_EMPTY_ID = re.compile(rb"(\r\n|\n) *id:( null| ~)?(?= *(?:#|\r|\n|\Z))")
BETWEEN = st.sampled_from(["", "\n", "# a comment\n", "   # another\n\n"])


@st.composite
def scalars(draw: DrawFn, indent: int) -> str:
    """Return a text as YAML has it, in one of its styles, with the break after it."""
    words = draw(TEXT)
    pad, comment = " " * (indent + draw(INDENT)), draw(COMMENT)
    style = draw(st.sampled_from(["'", '"', "|", ">", "|-", ">+", "|+", "several", "JSON"]))
    if style == "'":
        return "'{}'{}\n".format(words.replace("'", "''"), comment)
    if style in ('"', "JSON"):
        return '"{}"{}\n'.format(words.replace('"', '\\"'), comment)
    if style == "several":
        return "'{}\n{}more'{}\n".format(words.replace("'", "''"), pad, comment)
    lines = [words, *draw(st.lists(TEXT | st.just(""), max_size=3))]
    text = "".join(f"{pad}{line}\n" if line else "\n" for line in lines)
    return f"{style}{comment}\n{text}"


@st.composite
def parts(draw: DrawFn, kinds: tuple[str, ...], n: int, at: int) -> str:
    kind = draw(st.sampled_from(kinds))
    field = {
        "true-false": "answer: true",
        "numeric": "answer: 3",
        "write": "lines: 3",
        "journal": "entries: 2",
    }[kind]
    given = draw(st.sampled_from(["", "", f"id: given-{n}"]))
    if draw(st.booleans()):
        words = draw(TEXT).replace("'", "''")
        inner = ", ".join(filter(None, [f"{kind}: '{n} {words}'", given, field]))
        return f"{' ' * at}- {{{draw(st.sampled_from(['', ' ']))}{inner}}}{draw(COMMENT)}\n"
    gap = draw(INDENT)
    pad = " " * (at + 1 + gap)
    scalar = draw(scalars(at + 1 + gap))
    rest = draw(st.permutations([line for line in (field, given or draw(NO_ID)) if line]))
    numbered = re.sub(r"^(['\"]|[|>][-+]?[^\n]*\n +)", rf"\g<1>{n} ", scalar, count=1)
    return f"{' ' * at}-{' ' * gap}{kind}: {numbered}" + "".join(
        f"{pad}{line}{draw(COMMENT)}\n" for line in rest
    )


@st.composite
def lessons(draw: DrawFn) -> bytes:
    at = draw(st.integers(2, 5))
    quiz = [
        draw(parts(("true-false", "numeric"), n, at)) + draw(BETWEEN)
        for n in range(draw(st.integers(1, 4)))
    ]
    sheet = [
        draw(parts(("write", "journal"), n + 9, at)) + draw(BETWEEN)
        for n in range(draw(st.integers(1, 4)))
    ]
    text = f"{LESSON}quiz:\n  questions:\n{''.join(quiz)}worksheet:\n  title: T\n  prompts:\n{''.join(sheet)}"
    text = text.removesuffix("\n") if draw(st.booleans()) else text
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return (draw(st.sampled_from(["", "\ufeff"])) + text).encode()


def _without_id_lines(raw: bytes, ids: list[str]) -> bytes:
    for id_ in ids:
        raw, count = re.subn(
            rb"(, |(\r\n|\n) *)id: " + id_.encode() + rb"(?![\w-])", b"", raw, count=1
        )
        assert count == 1
    return raw


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=lessons())
def test_whatever_the_layout_only_ids_come_in(
    raw: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("course")
    write_course(folder, {"course.yml": COURSE + OWN_ID})
    (folder / "first" / "one.yml").write_bytes(raw)
    ids = [part.id for part in parts_without_id(loaded(folder))]
    assert _without_id_lines(written(folder, raw), ids) == _EMPTY_ID.sub(b"", raw)
