"""Whole messages from example files; `pytest --rewrite` writes what is said now, to be read before it is kept."""

from pathlib import Path

import pytest

from lessonwright.lint.run_rules import review
from lessonwright.reading.loader import load_course
from tests.lint.good_course import GOOD
from tests.reading.example import Example

FOLDER = Path(__file__).parent / "examples"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_example_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rewrite: bool
) -> None:
    example = Example.read(name, FOLDER, GOOD)
    example.write_to(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    loaded = load_course(Path("content"))
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    says = "".join(f"{diagnostic.text}\n" for diagnostic in review(loaded))
    if rewrite:
        example.rewrite(says)
    assert says == example.says
