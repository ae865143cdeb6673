"""No input whatever may end in a traceback, a message without a place, or a hang."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessonwright.reading.loader import load_course
from tests.conftest import COURSE, LESSON, MODULE, write_course
from tests.reading.example import Example
from tests.reading.mutation import WORDS, mutated

EVERYTHING = Example.read("good/everything")
PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck))
FILES = st.sampled_from(["course.yml", "first/module.yml", "first/one.yml"])
SIGNS = [
    "- ",
    ": ",
    "\n",
    "\n  ",
    "\n    ",
    " ",
    "[",
    "]",
    "{",
    "}",
    ",",
    '"',
    "'",
    "#",
    "&a",
    "*a",
    "!t",
    "|",
    ">",
    "%",
]
SIGNS += [
    "@",
    "`",
    "?",
    "? ",
    "\t",
    "---\n",
    "...\n",
    "\\",
    "\r\n",
    "\ufeff",
    "\0",
    "<<",
    "](",
    "``",
    "x" * 1100,
]


def assert_told(raw: bytes, name: str, example: Example = EVERYTHING) -> None:
    """Load a course with these bytes as one of its files, and look at what is said."""
    with TemporaryDirectory() as folder:
        content = Path(folder)
        example.write_to(content)
        (content / name).write_bytes(raw)
        loaded = load_course(content)
        lines = raw.decode(errors="replace").count("\n") + raw.count(b"\r") + 1
        for diagnostic in loaded.diagnostics:
            diagnostic.text.encode()
            assert 1 <= diagnostic.line <= max(lines, 400)
            assert 1 <= diagnostic.column <= len(diagnostic.excerpt or "") + 1
            assert diagnostic.rule
        assert loaded.course or loaded.diagnostics


@PATIENT
@given(raw=st.binary(max_size=200), name=FILES)
def test_random_bytes(raw: bytes, name: str) -> None:
    assert_told(raw, name)


@PATIENT
@given(tokens=st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=40), name=FILES)
def test_random_words_and_signs(tokens: list[str], name: str) -> None:
    assert_told("".join(tokens).encode(), name)


@PATIENT
@given(data=st.data())
def test_a_sound_file_with_other_parts(data: st.DataObject) -> None:
    which, content = data.draw(mutated(EVERYTHING))
    name = {"course": "course.yml", "module": "first/module.yml", "lesson": "first/one.yml"}[which]
    assert_told(json.dumps(content, ensure_ascii=False, indent=1).encode(), name)


@PATIENT
@given(data=st.data(), name=FILES)
def test_a_sound_file_with_other_characters(data: st.DataObject, name: str) -> None:
    text = EVERYTHING.files[name]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 1, 2, 10, 80])))
        text = text[:start] + data.draw(st.sampled_from(["", *SIGNS, *WORDS])) + text[end:]
    assert_told(text.encode(), name)


def nasty() -> Iterator[tuple[str, str]]:
    """Yield names and texts of about a megabyte each that have brought down one parser or another."""
    for name, sign in {
        "lists": "[",
        "names": "{",
        "dashes": "- ",
        "question-marks": "? ",
        "anchors": "&a ",
    }.items():
        yield name, sign * (990_000 // len(sign))
    for name, line in {
        "aliases": "- *a\n",
        "documents": "---\n",
        "empty-keys": "?\n",
        "empty-items": "-\n",
    }.items():
        yield name, line * (990_000 // len(line))
    yield "closed-lists", "[" * 490_000 + "]" * 490_000
    yield "names-in-names", "a: " * 330_000
    yield "flow-names", "{a: " * 240_000
    yield "stairs", "".join(f"{' ' * n}a:\n" for n in range(1300))
    yield "many-keys", "".join(f"k{n}: 1\n" for n in range(85_000))
    yield "one-key-again", "title: a\n" * 100_000
    yield "long-key", "a" * 990_000
    yield "long-line", "title: " + "a" * 990_000
    yield "quotes", "'" * 990_000
    yield "tabs", "\t" * 990_000
    yield "spaces", " " * 990_000
    yield "newlines", "\n" * 990_000
    yield "percents", "%" * 990_000
    yield "comments", "#\n" * 450_000
    yield "flow-items", "title: [" + "a," * 490_000 + "]"
    yield "wrong-items", f"{LESSON}" + "  - a\n" * 160_000
    yield "wrong-kinds", f"{LESSON}" + "  - a: b\n" * 100_000
    yield "wrong-objectives", LESSON.replace("body:", "  - a\n" * 160_000 + "body:")
    yield (
        "same-objectives",
        LESSON.replace("body:", "  - a: b\n    level: apply\n" * 35_000 + "body:"),
    )
    yield (
        "same-steps",
        f"{LESSON}  - activity: a\n    minutes: 1\n    steps:\n" + "      - a\n" * 95_000,
    )
    scale = "quiz:\n  questions:\n    - ordering: a\n      items:\n"
    tick = f"{LESSON}worksheet:\n  title: W\n  prompts:\n    - tick: T\n      items: "
    yield "open-items", tick + "[" + "(a, " * 30_000 + "]\n"
    yield "thousands", tick + "[" + "a 1,000, " * 15_000 + "]\n"
    yield "fences", "```\na\n" * 150_000
    yield "outline", "".join(f"Part {n}: Name\n" for n in range(40_000))
    yield "numbered-lines", tick + "\n" + "        1. a: b\n" * 60_000
    yield "hidden", f"{LESSON}  - text: " + "\u200b" * 99_000 + "\n"
    yield "many-numbers", LESSON.replace("minutes: 10", "minutes: " + "1 " * 400_000)
    yield (
        "long-scale",
        tick.replace("tick: T\n      items", "rate: T\n      scale") + "1-" * 400_000 + "\n",
    )
    yield "same-items", LESSON + scale + "        - a\n" * 80_000
    text = f"{LESSON}  - text: |\n"
    yield "links", text + "      [a](b.md) [c](glossary:d)\n" * 28_000
    yield "open-links", text + "      " + "[a](" * 230_000
    yield "open-brackets", text + "      " + "[" * 900_000 + "](a)"
    yield "brackets-in-brackets", text + "      " + "[[a]" * 220_000 + "](a)"
    yield "targets", text + "      [a](" + "(a" * 400_000
    yield "backticks", text + "      [a](b) " + "` `` ``` " * 100_000
    yield (
        "many-backticks",
        text + "      [a](b) " + "".join(f"{'`' * n} a " for n in range(1, 1200)),
    )
    yield "definitions", text + "      [a]:\n" * 80_000
    yield "backslashes", text + "      [" + "\\" * 900_000 + "](a)"
    yield "gaps", LESSON + "quiz:\n  questions:\n    - fill-in: '" + "[[" * 450_000 + "'\n"
    yield "long-id", LESSON.replace("know-it", "a-" * 400_000)
    yield "long-number", LESSON.replace("10", "1" * 900_000)
    yield "long-web-address", LESSON + "  - text: |\n      [a](https://" + "a" * 900_000 + ")"


def nasty_lists() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield names and files of courses with very long lists."""
    ids = [f"part-{n}" for n in range(38_000)]
    yield "modules", {"course.yml": COURSE.replace("[first]", f"[first, {', '.join(ids)}]")}
    yield "lessons", {"first/module.yml": MODULE.replace("[one]", f"[{', '.join(ids)}]")}
    yield "requires", {"first/module.yml": f"{MODULE}requires: [{', '.join(ids)}]\n"}
    yield "sources", {"first/one.yml": f"{LESSON}sources: [{', '.join(ids)}]\n"}
    objectives = "".join(f"  - {id_}: a\n    level: apply\n" for id_ in ids[:6000])
    questions = "".join(
        f"    - true-false: {id_}\n      answer: true\n      objective: {id_}\n"
        for id_ in ids[:4000]
    )
    text = LESSON.replace("body:", f"{objectives}body:") + f"quiz:\n  questions:\n{questions}"
    yield "objectives", {"first/one.yml": text}
    checks = "".join(f"  - question: {id_}\n" for id_ in ids[:9000])
    questions = "".join(
        f"    - true-false: {id_}\n      answer: true\n      id: {id_}\n" for id_ in ids[:4000]
    )
    yield "checks", {"first/one.yml": f"{LESSON}{checks}quiz:\n  questions:\n{questions}"}


def nasty_pages() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield names and files of courses with a page of the author's own that is hard to read."""
    for n, sign in enumerate(
        ("[", "![", "[](<", "[a](", "[[[a]]](b)", "`", "``a`", "<a ", "$a", "[a]: b\n", "> ")
    ):
        text = (
            f"# A [place](#a) ![x](https://example.org/x.png)\n\n{sign * (50_000 // len(sign))}\n"
        )
        yield f"page-{n}", {"about.md": text}


ALL_NASTY = [
    *((name, {"first/one.yml": text}) for name, text in nasty()),
    *nasty_lists(),
    *nasty_pages(),
]
NASTY = dict(ALL_NASTY)
assert len(NASTY) == len(ALL_NASTY), "two of one name, of which one would not be tried"
CHILD = dedent(
    """
    import os, resource, sys
    from pathlib import Path
    from lessonwright.reading.loader import load_course

    def load(content):
        resource.setrlimit(resource.RLIMIT_CPU, (2, 2))
        resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
        [diagnostic.text for diagnostic in load_course(content).diagnostics]

    for content in Path(sys.argv[1]).iterdir():
        process = os.fork()
        if not process:
            load(content)
            os._exit(0)
        if os.waitpid(process, 0)[1]:
            print(content.name)
    """
)


def test_nasty_input_takes_neither_two_seconds_nor_500_megabytes(tmp_path: Path) -> None:
    for name, files in NASTY.items():
        write_course(tmp_path / name, files)
    child = subprocess.run(
        [sys.executable, "-c", CHILD, tmp_path], capture_output=True, text=True, check=False
    )
    assert (child.stdout, child.returncode) == ("", 0), child.stderr[-2000:]
