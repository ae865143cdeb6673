"""Walks the way that CONTRIBUTING.md shows for a new kind of question, in a copy of the code: it still leads there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> dict[str, list[str]]:
    """Return the code blocks of the walk, by language."""
    text = (
        (ROOT / "CONTRIBUTING.md")
        .read_text(encoding="utf-8")
        .partition("## Adding a kind of question")[2]
    )
    found: dict[str, list[str]] = {}
    for block in BLOCK.finditer(text):
        found.setdefault(block["language"], []).append(block["code"])
    return found


def walked(folder: Path) -> Path:
    """Return a copy of the code with the new kind in it."""
    walk = blocks()
    copy = Path(shutil.copytree(ROOT / "generator", folder / "generator"))
    package = copy / "lessonwright"
    model, union = walk["python"]
    (package / "course" / "question" / "odd_one_out.py").write_text(model)
    _insert(
        package / "course" / "question" / "__init__.py",
        union.rstrip(",\n") + "\n",
        before="    | Annotated[Numeric",
    )
    _insert(
        package / "course" / "question" / "__init__.py",
        "from lessonwright.course.question.odd_one_out import OddOneOut\n",
        before="from lessonwright.course.question.ordering",
    )
    (package / "site" / "templates" / "questions" / "odd_one_out.html.j2").write_text(
        walk["jinja"][0]
    )
    (package / "site" / "assets" / "scripts" / "questions" / "odd_one_out.js").write_text(
        walk["js"][0]
    )
    for family, template in zip(("questions", "keys"), walk["typst"], strict=True):
        (package / "handouts" / "templates" / family / "odd_one_out.typ").write_text(template)
    lesson = package / "starter" / "files" / "content" / "good-lessons" / "write-one-lesson.yml"
    _insert(lesson, walk["yaml"][0] + "\n", before="worksheet:\n")
    return copy


def _insert(file: Path, line: str, before: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, line + before, 1), encoding="utf-8")


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


def test_the_walk_has_at_most_seven_steps() -> None:
    steps = re.findall(
        r"^\*\*(\d)\. ", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert steps == [str(number) for number in range(1, len(steps) + 1)]
    assert len(steps) <= 7


def test_the_new_kind_is_read_and_shown(tmp_path: Path) -> None:
    site = built(walked(tmp_path), tmp_path)
    page = (site / "good-lessons" / "write-one-lesson.html").read_text()
    assert 'kind="odd-one-out"' in page
    assert "Which of these happens inside a head?" in page
