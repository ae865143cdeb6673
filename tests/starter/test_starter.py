"""Holds the starter to the lesson language: one example of each kind, and nothing that it refuses."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from mkdocs.config import load_config

from lessonwright.lint.rules import RULES
from lessonwright.reading.loader import load_course
from lessonwright.starter import WHICH, schema_text, write_course


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_course(tmp_path, "First aid at work", "en", "first-aid")
    return tmp_path


def test_it_has_no_problem(project: Path) -> None:
    assert load_course(project / "content").diagnostics == ()


def test_the_example_is_no_placeholder_until_a_lesson_is_ones_own(project: Path) -> None:
    lesson = project / "content/good-lessons/write-one-lesson.yml"
    assert told_as_placeholders(project) is None
    text = lesson.read_text("utf-8").replace("Write one good lesson", "Lift a patient", 1)
    lesson.write_text(text, encoding="utf-8")
    assert told_as_placeholders(project) == (
        "`summary` and `audience` are still what `lessonwright new` wrote"
    )


def test_all_of_the_example_is_a_placeholder_in_a_published_course(project: Path) -> None:
    settings = project / "content/course.yml"
    text = settings.read_text("utf-8").replace("# authors:", "authors:") + "published: true\n"
    settings.write_text(text, encoding="utf-8")
    assert told_as_placeholders(project) == (
        "`summary`, `audience`, `authors` and `good-lessons/write-one-lesson.yml` "
        "are still what `lessonwright new` wrote"
    )


def told_as_placeholders(project: Path) -> str | None:
    """Return what is told of the texts that are the example's."""
    course = load_course(project / "content").course
    assert course
    return next((finding.message for finding in RULES["placeholder"].findings(course)), None)


def test_the_timing_adds_up(project: Path) -> None:
    course = load_course(project / "content").course
    assert course
    for lesson in course.lessons:
        assert lesson.facilitator
        assert sum(step.minutes for step in lesson.facilitator.timing) == lesson.minutes


def test_the_sites_address_only_waits_to_be_switched_on(project: Path) -> None:
    settings = project / "mkdocs.yml"
    assert load_config(str(settings)).site_url is None
    settings.write_text(
        settings.read_text("utf-8").replace("# site_url:", "site_url:"), encoding="utf-8"
    )
    assert load_config(str(settings)).site_url == "https://you.github.io/my-course/"


def test_each_file_names_its_schema_for_editors(project: Path) -> None:
    for file in (project / "content").rglob("*.yml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = file.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve().parent == project / ".lessonwright"
        assert schema.is_file()


def test_vs_code_knows_the_schema_of_each_file(project: Path) -> None:
    settings = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, patterns in settings["yaml.schemas"].items():
        wanted = set(project.glob(patterns if isinstance(patterns, str) else patterns[0]))
        for pattern in patterns[1:] if isinstance(patterns, list) else ():
            wanted -= set(project.glob(pattern.removeprefix("!")))
        name = Path(schema).name
        assert (project / schema).is_file()
        assert wanted == {
            path for path in (project / "content").rglob("*.yml") if name in path.read_text("utf-8")
        }


def test_vs_code_asks_no_other_host(project: Path) -> None:
    settings = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemaStore.enable"] is False
    assert "://" not in json.dumps(settings)


def test_the_schemas_are_those_that_the_command_prints(project: Path) -> None:
    for which in WHICH:
        written = (project / ".lessonwright" / f"{which}.schema.json").read_text(encoding="utf-8")
        assert written == schema_text(which)


def test_what_is_for_editors_is_not_published(project: Path) -> None:
    assert not [*(project / "content").rglob(".*")]
    assert not [*(project / "content").rglob("*.json")]


def test_the_schemas_are_schemas(project: Path) -> None:
    for which in WHICH:
        schema = json.loads(
            (project / ".lessonwright" / f"{which}.schema.json").read_text(encoding="utf-8")
        )
        Draft202012Validator.check_schema(schema)


def test_hidden_files_have_their_names(project: Path) -> None:
    assert (project / ".gitignore").is_file()
    assert (project / ".github" / "workflows" / "publish.yml").is_file()
    assert not list(project.rglob("dot-*"))
    assert not list(project.rglob("*.j2"))


def test_the_readme_says_what_publishing_installs(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert "from what lies in `.lessonwright`" in readme
    assert "`lessonwright pin`" in readme


def test_the_pencil_only_waits_to_be_switched_on(project: Path) -> None:
    settings = project / "mkdocs.yml"
    assert load_config(str(settings)).edit_uri is None
    text = (
        settings.read_text("utf-8")
        .replace("# repo_url:", "repo_url:")
        .replace("# edit_uri:", "edit_uri:")
    )
    settings.write_text(text, encoding="utf-8")
    assert load_config(str(settings)).edit_uri == "edit/main/content/"


def test_the_workflow_keeps_githubs_own_braces(project: Path) -> None:
    workflow = (project / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")
    assert "${{ steps.deployment.outputs.page_url }}" in workflow
