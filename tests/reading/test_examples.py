"""Every example's whole message; `pytest --rewrite` writes what is said now, to be read before it is kept."""

from pathlib import Path

import pytest

from lessonwright.reading.loader import load_course
from tests.reading.example import EXAMPLES, Example


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_example_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rewrite: bool
) -> None:
    example = Example.read(name)
    example.write_to(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    loaded = load_course(Path("content"))
    says = "".join(f"{diagnostic.text}\n" for diagnostic in loaded.diagnostics)
    if rewrite:
        example.rewrite(says)
    assert says == example.says
    assert (loaded.course is None) == any(
        diagnostic.severity == "error" for diagnostic in loaded.diagnostics
    )


def test_there_are_enough_examples() -> None:
    assert len([name for name in EXAMPLES if not name.startswith("good/")]) >= 60


def test_no_example_speaks_of_python() -> None:
    said = "".join(Example.read(name).says for name in EXAMPLES)
    for word in (
        "invalid",
        "NoneType",
        "dict",
        "tuple",
        "pydantic",
        "None",
        "null",
        "string",
        "scalar",
        "mapping",
    ):
        assert word not in said, word
