"""A rule of scope `lesson` finds in a lesson what it would find there with no other lesson in the course."""

from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

import pytest

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding, Rule
from lessonwright.lint.rules import RULES
from lessonwright.reading.loader import load_course
from tests.conftest import png, write_course
from tests.lint.good_course import GOOD
from tests.lint.test_rules import merged, section

LOCAL = [rule for rule in RULES.values() if rule.scope == "lesson"]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Return a course of which each lesson is the example of a rule, one that fails, and has twins."""
    folder = tmp_path_factory.mktemp("weak")
    examples = {rule.id: section(rule, "Fails") for rule in RULES.values()}
    lessons = {
        f"{id_}-{twin}": merged(GOOD["first/one.yml"], example)
        for id_, example in examples.items()
        for twin in ("a", "b")
        if "# lesson\n" not in example and "modules" not in example
    }
    sound = {
        name: text
        for name, text in lessons.items()
        if load_course(_written(folder / name, {name: text})).course
    }
    assert len(sound) > len(RULES)
    loaded = load_course(_written(folder / "all", sound))
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    return loaded.course


def _written(folder: Path, lessons: dict[str, str]) -> Path:
    module = f"title: First\nsummary: All.\nlessons: [{', '.join(lessons)}]\n"
    glossary = "glossary: [{receipt: A slip.}]\n"
    sources = "sources: [{a-report: A report, by: Somebody, kind: article}]\n"
    files = {"course.yml": GOOD["course.yml"] + glossary + sources, "first/module.yml": module}
    files |= {f"first/{name}.yml": text for name, text in lessons.items()}
    write_course(folder, files | {"first/checklist.pdf": "", "first/images/a.txt": ""})
    for name in ("rack", "photo"):
        (folder / f"first/images/{name}.png").write_bytes(png())
    if "one" not in lessons:
        (folder / "first/one.yml").unlink()
    return folder


def found(rule: Rule, course: Course, files: Collection[str]) -> dict[str, list[Finding]]:
    by_file = defaultdict(list)
    for finding in rule.findings(course):
        if finding.file in files:
            by_file[finding.file].append(finding)
    return by_file


@pytest.mark.parametrize("rule", LOCAL, ids=lambda rule: rule.id)
def test_other_lessons_make_no_difference(rule: Rule, course: Course) -> None:
    files = {lesson.path for lesson in course.lessons}
    whole = found(rule, course, files)
    for path in files:
        alone = found(rule, course.with_lessons({path}), {path})
        assert alone.get(path, []) == whole.get(path, []), path
    others = {course.path, *(module.path for module in course.modules)}
    assert {finding.file for finding in rule.findings(course)} <= files | others
    assert found(rule, course.with_lessons(()), others) == found(rule, course, others)


def test_most_rules_find_something_in_this_course(course: Course) -> None:
    files = {lesson.path for lesson in course.lessons}
    finding = [rule.id for rule in LOCAL if rule.knows(course) and found(rule, course, files)]
    assert len(finding) > 0.8 * len(LOCAL)


def test_what_looks_at_other_lessons_has_the_scope_that_says_so(course: Course) -> None:
    files = {lesson.path for lesson in course.lessons}
    same_stem = RULES["same-stem"]
    assert same_stem.scope == "course"
    assert found(same_stem, course, files) != {
        path: found(same_stem, course.with_lessons({path}), {path})[path] for path in files
    }
