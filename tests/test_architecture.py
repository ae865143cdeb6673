"""docs/architecture.md says what is true: its table is made from the contracts, and its ways are walked."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "lessonwright"
PAGE = ROOT / "docs" / "architecture.md"
TABLE = re.compile(r"(<!-- rooms -->\n).*?(<!-- /rooms -->)", re.DOTALL)
WAY = re.compile(
    r"^### (?P<title>[^\n]*?)(?:: `lessonwright (?P<command>\w+)`)?\n(?P<text>.*?)(?=^##)",
    re.M | re.S,
)
FILE = re.compile(r"`([\w/]+(?:/|\.\w+))`")

TRACER = """
import cProfile, json, sys
from pathlib import Path
from click.testing import CliRunner
from lessonwright.cli.command_group_and_arguments import lessonwright
if __name__ == "__main__":  # and not in the processes that make PDFs
    profile = cProfile.Profile()
    with profile:
        result = CliRunner().invoke(lessonwright, sys.argv[2:])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    files = {one.code.co_filename for one in profile.getstats() if hasattr(one.code, "co_filename")}
    Path(sys.argv[1]).write_text(json.dumps(sorted(files)))
"""


def layers() -> list[list[str]]:
    """Return the rooms of the contract, from the uppermost layer to the lowest."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (rooms,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [layer.split(" | ") for layer in rooms if layer != "__main__"]


def forbidden() -> set[tuple[str, str]]:
    """Return the pairs of rooms that another contract keeps apart."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return {
        (source.removeprefix("lessonwright."), target.removeprefix("lessonwright."))
        for contract in contracts
        if contract["type"] == "forbidden"
        for source in contract["source_modules"]
        for target in contract["forbidden_modules"]
    }


def sentence(room: str) -> str:
    """Return what a room says that it owns."""
    file = PACKAGE / room / "__init__.py"
    source = file if file.is_file() else PACKAGE / f"{room}.py"
    doc = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or ""
    return doc.partition("\n")[0].removeprefix("Owns ").removesuffix(".")


def table() -> str:
    """Return the table of rooms."""
    rows = ["| room | owns | may import |", "|---|---|---|"]
    listed = layers()
    for number, layer in enumerate(listed):
        below = sorted(room for lower in listed[number + 1 :] for room in lower)
        for room in layer:
            name = f"`{room}/`" if (PACKAGE / room).is_dir() else f"`{room}.py`"
            allowed = [f"`{other}`" for other in below if (room, other) not in forbidden()]
            may = ", ".join(allowed) or "nothing of ours"
            rows.append(f"| {name} | {sentence(room)} | {may if number else 'all of them'} |")
    return "\n".join(rows) + "\n"


def test_the_table_is_what_the_contracts_say(rewrite: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    right = TABLE.sub(lambda found: f"{found[1]}{table()}{found[2]}", text)
    if rewrite:
        PAGE.write_text(right, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == right


def test_every_room_is_in_the_contract() -> None:
    named = {room for layer in layers() for room in layer}
    there = {
        path.stem
        for path in PACKAGE.iterdir()
        if path.stem[0] not in "_." and (path.is_dir() or path.suffix == ".py")
    }
    assert named == there


def ways() -> list[re.Match[str]]:
    return [*WAY.finditer(PAGE.read_text(encoding="utf-8") + "##")]


def test_every_file_that_is_named_is_there() -> None:
    named = {file for way in ways() for file in FILE.findall(way["text"])}
    assert len(named) > 30
    assert [file for file in sorted(named) if not (PACKAGE / file).exists()] == []


@pytest.mark.parametrize("command", ["pages", "handouts", "check", "build", "package"])
def test_a_way_is_walked_as_it_is_told(command: str, tmp_path: Path) -> None:
    (way,) = (way for way in ways() if way["command"] == command)
    course = tmp_path / "course"
    run = [sys.executable, "-m", "lessonwright", "new", str(course)]
    subprocess.run(run, check=True, capture_output=True)
    seen = walked(course, *WORDS[command])
    if command == "check":  # what is weak is told in one way, and what is broken in another
        lesson = next((course / "content").glob("*/write-one-lesson.yml"))
        for field in ("minutes: 1", "minute: "):
            text = lesson.read_text(encoding="utf-8")
            lesson.write_text(text.replace("minutes: ", field, 1), encoding="utf-8")
            seen += walked(course, *WORDS[command])
    files = [file for file in FILE.findall(way["text"]) if file.endswith(".py")]
    assert [file for file in files if f"lessonwright/{file}" not in seen] == []


WORDS = {
    "pages": ["pages", "../pages"],
    "handouts": ["handouts", "--fresh", "-o", "../out"],
    "check": ["check"],
    "build": ["build"],
    "package": ["package", "--no-handouts", "--module", "good-lessons"],
}
"""Each command as it is typed, with the rest that it needs."""


def walked(course: Path, *words: str) -> str:
    """Return the files that take part in a command."""
    program, note = course.parent / "tracer.py", course.parent / "seen.json"
    program.write_text(TRACER, encoding="utf-8")
    subprocess.run([sys.executable, program, note, *words], cwd=course, check=True)
    return note.read_text(encoding="utf-8")
