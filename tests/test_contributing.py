"""Walks the way that CONTRIBUTING.md shows for a new kind of question, in a copy of the code: it still leads there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
WALK = (
    (ROOT / "CONTRIBUTING.md")
    .read_text(encoding="utf-8")
    .partition("## Adding a kind of question\n")[2]
    .partition("\n## ")[0]
)
_BLOCK = re.compile(r"^```\w+\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w./-]+/[\w.-]+\.\w+)`")
_BEFORE = {
    "from lessonwright.course.question.odd_one_out": {
        "course/question/__init__.py": "from lessonwright.course.question.ordering",
        "handouts/template_data.py": "from lessonwright.handouts.sheet_text_and_pictures",
        "packages/interaction.py": "from lessonwright.course.question.ordering",
        "course/slide_and_question_slides.py": "\n\n@dataclass(frozen=True)\nclass Wording",
    },
    "    | Annotated[OddOneOut": {"course/question/__init__.py": "    | Annotated[Numeric"},
    "def _odd_one_out(question: OddOneOut, plain": {"packages/interaction.py": "INTERACTIONS: "},
    "def _odd_one_out(question: OddOneOut) -> Asked": {
        "course/slide_and_question_slides.py": "OF_QUESTIONS: dict"
    },
    "    OddOneOut: ": {
        "handouts/template_data.py": "    TextBlock: ",
        "packages/interaction.py": "    Ordering: ",
        "course/slide_and_question_slides.py": "    MultipleChoice: ",
    },
    "    - odd-one-out: ": {
        "write-one-lesson.yml": "\n# What people write for themselves",
        ".yml": "worksheet:\n",
        "everything.txt": "worksheet:\n",
    },
}
"""Before what a piece of code goes into a file that is there already, by its beginning and the
file's end."""


class Piece(NamedTuple):
    """A piece of the walk's code, and a file that it goes into."""

    file: str
    code: str


def pieces() -> Iterator[Piece]:
    """Yield the pieces of the walk: each goes into the files that are named since the one before."""
    end = WALK.index("**1. ")
    for block in _BLOCK.finditer(WALK, end):
        for file in _FILE.findall(WALK[end : block.start()]):
            yield Piece(file, block["code"])
        end = block.end()


FILES = dict.fromkeys(piece.file for piece in pieces())


def walked(folder: Path, without: str = "") -> Path:
    """Return a copy of the code with the new kind in it; `without` what goes into one file."""
    for part in ("generator", "tests", "content"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for piece in pieces():
        if piece.file != without:
            _put(folder / piece.file, piece)
    return folder / "generator"


def _put(file: Path, piece: Piece) -> None:
    if not (ROOT / piece.file).exists():
        file.write_text(piece.code, encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    places = next(places for begins, places in _BEFORE.items() if piece.code.startswith(begins))
    before = next(before for end, before in places.items() if piece.file.endswith(end))
    assert before in text, piece
    file.write_text(text.replace(before, piece.code + before, 1), encoding="utf-8")


def run_tests(generator: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run tests of the copy on the copy."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(generator)}
    return subprocess.run(
        command, cwd=generator.parent, env=environment, capture_output=True, text=True, check=False
    )


def built(generator: Path, folder: Path) -> Path:
    """Return the site of a new course, made in the folder by that code."""
    for words in (("new", "course"), ("check", "course"), ("build", "course")):
        command = [sys.executable, "-m", "lessonwright", *words]
        environment = {**os.environ, "PYTHONPATH": str(generator)}
        said = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert said.returncode == 0, said.stdout + said.stderr
    return folder / "course" / "dist" / "site"


def test_the_walk_has_at_most_nine_steps() -> None:
    steps = re.findall(r"^\*\*(\d)\. ", WALK, re.MULTILINE)
    assert steps == [str(number) for number in range(1, len(steps) + 1)]
    assert len(steps) <= 9


def test_the_new_kind_is_read_and_shown(tmp_path: Path) -> None:
    site = built(walked(tmp_path), tmp_path)
    page = (site / "good-lessons" / "write-one-lesson.html").read_text()
    assert 'kind="odd-one-out"' in page
    assert "Which of these happens inside a head?" in page


def test_the_new_kind_keeps_every_contract(tmp_path: Path) -> None:
    generator = walked(tmp_path)
    rewritten = run_tests(
        generator, "tests/site/test_golden.py", "tests/reading/test_examples.py", "--rewrite"
    )
    assert rewritten.returncode == 0, rewritten.stdout
    shown = [piece for piece in pieces() if piece.code.startswith("== ")]
    assert len(shown) == 3
    for piece in shown:
        assert (tmp_path / piece.file).read_text(encoding="utf-8") == piece.code
    golden = tmp_path / "tests" / "site" / "goldens" / "every-kind" / "first" / "one.md"
    assert 'kind="odd-one-out"' in golden.read_text(encoding="utf-8")
    said = run_tests(
        generator,
        *("tests/test_kinds.py", "tests/site/test_golden.py", "tests/site/test_size.py"),
        *("tests/reading/test_examples.py", "tests/reading/test_everything.py"),
        *("tests/reading/test_missing.py", "tests/reading/test_sentences.py"),
        *("tests/difference/test_saved.py", "tests/handouts/test_templates.py"),
    )
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize("file", FILES)
def test_a_step_that_is_left_out_is_named(file: str, tmp_path: Path) -> None:
    said = run_tests(walked(tmp_path, without=file), "tests/test_kinds.py", "-k", "odd or union")
    assert said.returncode != 0, said.stdout
    told = said.stdout + said.stderr
    module = file.removeprefix("generator/").removesuffix(".py").replace("/", ".")
    assert file in told or module in told, told
