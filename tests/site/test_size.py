"""Keeps small what a learner's browser loads of ours: the base, each kind, and all that a lesson of the course uses."""

import gzip
import re
from collections.abc import Mapping

import pytest

from lessonwright.prose.words import words
from lessonwright.reading.loader import load_course
from lessonwright.site.pages_navigation_and_assets import pages
from lessonwright.site.script_bundles import (
    BASE_SCRIPT,
    BASE_STYLE,
    scripts_and_styles,
    session_scripts,
)
from lessonwright.site.stylesheets import sheets
from tests.conftest import ROOT

KIB = 1024
BASE_LIMIT, KIND_LIMIT, LESSON_LIMIT = 24 * KIB, 3 * KIB, 40 * KIB
SESSION_LIMIT = 8 * KIB
KINDS = ("blocks", "prompts", "questions")
OURS = re.compile(r'(?:src|href)="[./]*(assets/lessonwright/[^"]+\.(?:js|css))"')


def weights(files: Mapping[str, str | bytes]) -> dict[str, int]:
    """Return how many bytes each script and style sheet has on its way, gzipped."""
    ours = {path: text for path, text in files.items() if path.endswith((".js", ".css"))}
    data = {path: text if isinstance(text, bytes) else text.encode() for path, text in ours.items()}
    return {path: len(gzip.compress(content, 9)) for path, content in data.items()}


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_each_kind_and_the_base_are_small(language: str) -> None:
    weighed = weights(scripts_and_styles(words(language), "", from_folder=False))
    kinds = {
        path: size
        for path, size in weighed.items()
        if path.removeprefix("assets/lessonwright/").split("/")[0] in KINDS
    }
    assert len(kinds) >= 12
    assert {path: size for path, size in kinds.items() if size > KIND_LIMIT} == {}
    assert weighed[BASE_SCRIPT] + weighed[BASE_STYLE] <= BASE_LIMIT, weighed


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_what_a_lesson_of_the_sample_course_loads_is_small(language: str) -> None:
    course = load_course(ROOT / "content").course
    assert course is not None
    made = pages(course.model_copy(update={"language": language}))
    weighed = weights(made.assets)
    always = ("assets/lessonwright/course.js", BASE_SCRIPT, BASE_STYLE)
    for lesson in course.lessons:
        page = made.markdown[lesson.path.replace(".yml", ".md")]
        loaded = {path: weighed[path] for path in (*always, *OURS.findall(page))}
        assert sum(loaded.values()) <= LESSON_LIMIT, (
            lesson.path,
            sorted(loaded.items(), key=lambda item: -item[1]),
        )


@pytest.mark.parametrize("language", ["en", "de", "ar"])
@pytest.mark.parametrize("standard", ["scorm-1.2", "scorm-2004", "cmi5"])
def test_what_a_package_adds_is_small(standard: str, language: str) -> None:
    said = words(language)
    added = {path: text for path, text in session_scripts(standard, said).items() if text}
    assert sum(weights(added).values()) <= SESSION_LIMIT
    assert added.keys().isdisjoint(scripts_and_styles(said, "", from_folder=True))


def test_a_page_loads_what_it_uses_and_nothing_else() -> None:
    course = load_course(ROOT / "content").course
    assert course is not None
    made = pages(course)
    assert OURS.findall(made.markdown["glossary.md"]) == ["assets/lessonwright/reference.css"]
    lesson = course.lessons[0]
    page = made.markdown[lesson.path.replace(".yml", ".md")]
    kinds = {f"questions/{question.kind.replace('-', '_')}" for question in lesson.questions}
    scripts = {f"assets/lessonwright/{kind}.js" for kind in kinds}
    looks = {f"assets/lessonwright/{kind}.css" for kind in kinds & set(sheets())}
    assert looks
    assert {path for path in OURS.findall(page) if "/questions/" in path} == scripts | looks


def test_looks_that_a_page_does_not_show_are_not_loaded() -> None:
    course = load_course(ROOT / "content").course
    assert course is not None
    made = pages(course).markdown
    for mark, sheet in (("lw-scale__step", "rating"), ("lw-cards", "cards")):
        loading = {path for path, page in made.items() if f"/{sheet}.css" in page}
        assert loading == {path for path, page in made.items() if mark in page}
        assert 0 < len(loading) < len(made)
