"""The example with everything in it really holds every field of every model."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from lessonwright.course.base_models_and_field_types import Authored
from lessonwright.reading.loader import load_course
from lessonwright.reading.validation_messages import PATTERNS
from lessonwright.reading.value_messages import FORMS
from tests.reading.example import EXAMPLES, Example


def parts(whole: Any) -> Iterator[Authored]:
    """Yield every model below, itself first."""
    if isinstance(whole, Authored):
        yield whole
        inner = [getattr(whole, name) for name in type(whole).model_fields]
        yield from parts([*inner, *getattr(whole, "modules", ()), *getattr(whole, "lessons", ())])
    elif isinstance(whole, dict):
        yield from parts(list(whole.values()))
    elif isinstance(whole, list | tuple):
        for item in whole:
            yield from parts(item)


def models(model: type[Authored] = Authored) -> Iterator[type[Authored]]:
    """Yield every model that an author can write."""
    for inner in model.__subclasses__():
        if "noun" in vars(inner):
            yield inner
        yield from models(inner)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[type[Authored], set[str]]:
    content = tmp_path_factory.mktemp("content")
    Example.read("good/everything").write_to(content)
    found: dict[type[Authored], set[str]] = {}
    for part in parts(load_course(content).course):
        found.setdefault(type(part), set()).update(part.model_fields_set)
    return found


@pytest.mark.parametrize("model", sorted(set(models()), key=str))
def test_every_field_is_written(
    model: type[Authored], written: dict[type[Authored], set[str]]
) -> None:
    assert written.get(model, set()) == set(model.model_fields)


@pytest.mark.parametrize("name", sorted(name for name in EXAMPLES if name.startswith("yaml/")))
def test_the_parser_in_python_is_understood_as_well(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lessonwright.reading.yaml_file._LOADER", yaml.SafeLoader)
    example = Example.read(name)
    example.write_to(tmp_path)
    said = load_course(tmp_path).diagnostics
    assert said
    assert "unreadable" not in {diagnostic.rule for diagnostic in said}


def patterns(model: type[Authored]) -> Iterator[tuple[str, str]]:
    """Yield the name and the pattern of each field that wants its text in some form."""
    for name, field in model.model_fields.items():
        for note in re.findall(r"pattern='((?:[^'\\]|\\.)*)'", repr(field.rebuild_annotation())):
            yield field.alias or name, note.encode().decode("unicode_escape")


def test_every_form_that_a_text_must_have_has_a_sentence() -> None:
    unsaid = {
        (name, pattern)
        for model in models()
        for name, pattern in patterns(model)
        if pattern not in PATTERNS and name not in FORMS
    }
    assert not unsaid
