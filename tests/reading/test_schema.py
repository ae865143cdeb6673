import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from lessonwright.course.course import Course
from lessonwright.course.file_backed import FileBacked, Place
from lessonwright.course.lesson import Lesson
from lessonwright.course.module import Module
from lessonwright.reading.file_text_and_mistakes import FileText
from lessonwright.reading.schema import json_schema
from lessonwright.reading.validation_messages import explain
from lessonwright.reading.yaml_file import YamlFile, parse
from tests.reading.core_yaml import editor_content, resolved
from tests.reading.example import EXAMPLES, Example
from tests.reading.mutation import mutated

MODELS: dict[str, type[FileBacked]] = {"lesson": Lesson, "module": Module, "course": Course}
VALIDATORS = {which: Draft202012Validator(json_schema(which)) for which in MODELS}

BEYOND_A_SCHEMA = {
    "day-end": "JSON compares no times of day",
    "breaks-rise": "JSON compares no times of day",
    "unknown-language": "some eight thousand languages have a tag",
    "bands-rise": "each band's number would have to be compared with the one before",
    "bands-reach": "the highest total is the product of two lengths",
    "rating": "a rating would have to be looked for in the scale beside it",
    "kind-first": "the order of names means nothing in JSON",
    "name-first": "the order of names means nothing in JSON",
    "number-range": "a number in quotes has no size in JSON",
    "number": "a number of more than 15 digits, or a whole one written as 7.0, is a number in JSON",
    "hidden-character": "YAML turns the backslash into the character before a schema sees it",
}


def which_of(path: str) -> str:
    return {"course.yml": "course", "module.yml": "module"}.get(path.rpartition("/")[2], "lesson")


def rules_told(which: str, file: YamlFile) -> set[str]:
    """Return the rules that the model alone finds broken, without what references and lists say."""
    try:
        MODELS[which].model_validate(file.content, context=Place("one", "one.yml"))
    except ValidationError as error:
        said = explain(file, MODELS[which], error)
        return {diagnostic.rule for diagnostic in (*file.problems, *said)}
    return {diagnostic.rule for diagnostic in file.problems}


def sound_files() -> list[tuple[str, str]]:
    """Return example and path of every file that is sound as YAML."""
    return [
        (name, path)
        for name in sorted(EXAMPLES)
        for path, text in Example.read(name).files.items()
        if path.endswith(".yml") and not parse(FileText(path, text)).problems
    ]


@pytest.mark.parametrize("which", MODELS)
def test_each_schema_is_sound_and_says_whose_it_is(which: str) -> None:
    schema = json_schema(which)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == f"Lessonwright {which}"


@pytest.mark.parametrize(("name", "path"), sound_files())
def test_schema_and_models_agree_on_every_example(name: str, path: str) -> None:
    text = Example.read(name).files[path]
    which = which_of(path)
    told = rules_told(which, parse(FileText(path, text)))
    complaints = [error.message for error in VALIDATORS[which].iter_errors(editor_content(text))]
    if told - set(BEYOND_A_SCHEMA):
        assert complaints
    elif not told:
        assert not complaints


def test_every_field_and_kind_tells_an_editor_what_it_is_for() -> None:
    for which in MODELS:
        schema = json_schema(which)
        for part in [schema, *schema.get("$defs", {}).values()]:
            assert part["description"]
            for name, field in part.get("properties", {}).items():
                assert field.get("description"), f"{part['title']}: {name}"


def as_editor_sees_it(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: as_editor_sees_it(value) for key, value in content.items()}
    if isinstance(content, list):
        return [as_editor_sees_it(item) for item in content]
    return content if content is None or resolved(content) is None else resolved(content)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_schema_and_models_agree_on_mutations(data: st.DataObject) -> None:
    which, content = data.draw(mutated(Example.read("good/everything")))
    told = rules_told(
        which, parse(FileText("x.yml", json.dumps(content, ensure_ascii=False, indent=1)))
    )
    accepted = VALIDATORS[which].is_valid(as_editor_sees_it(content))
    if not told:
        assert accepted
    if accepted:
        in_capitals = (
            {"not-an-id"} if "TRUE" in str(content) else set()
        )  # which an editor takes for the id `true`
        assert told <= in_capitals.union(BEYOND_A_SCHEMA)
