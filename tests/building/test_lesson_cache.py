"""A course that is read, and checked, with what an earlier check has left is the same as without."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonwright.building.build_cache import BuildCache, LessonCache
from lessonwright.building.finding_cache import FindingCache
from lessonwright.lint.run_rules import review
from lessonwright.markup.dialect import Dialect
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.loader import Loaded, load_course
from tests.conftest import ROOT, write_course
from tests.lint.good_course import GOOD
from tests.lint.good_course import LESSON as SOUND
from tests.reading.test_lesson_memory import EDITS, TWO, told

WEAK = SOUND.replace("Take form A.", "All of the above.")
OF_TWO = {
    **GOOD,
    "first/module.yml": GOOD["first/module.yml"].replace("[one]", "[one, two]"),
    "first/one.yml": WEAK,
    "first/two.yml": WEAK.replace("One lesson", "Another lesson"),
}
EDITS_OF_WEAK = {
    "the lesson": {"first/one.yml": SOUND},
    "another lesson, in which the same stem stands": {
        "first/two.yml": SOUND.replace("One lesson", "Another").replace("A man", "A woman")
    },
    "a level": {"course.yml": f"{GOOD['course.yml']}lint: {{all-of-the-above: error}}\n"},
    "a rule that is off": {"course.yml": f"{GOOD['course.yml']}lint: {{all-of-the-above: off}}\n"},
    "an excuse": {
        "first/one.yml": WEAK.replace(
            "      id: which-form\n",
            "      id: which-form\n      # lint: allow all-of-the-above because it is a joke\n",
        )
    },
    "a title in course.yml": {
        "course.yml": GOOD["course.yml"].replace("title: A course", "title: “A course”")
    },
    "a title of the module": {
        "first/module.yml": OF_TWO["first/module.yml"].replace("First module", "“First”")
    },
    "the module": {"first/module.yml": GOOD["first/module.yml"].replace("[one]", "[two]")},
}


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def cached(content: Path, cache: Path, dialect: Dialect | None = None) -> Loaded:
    return load_course(content, dialect, LessonCache(BuildCache(cache)))


def weak(content: Path, cache: Path | None) -> tuple[Diagnostic, ...]:
    lessons = LessonCache(BuildCache(cache))
    loaded = load_course(content, memory=lessons)
    return (*loaded.diagnostics, *review(loaded, before=FindingCache(lessons, loaded)))


def plain(content: Path) -> tuple[Diagnostic, ...]:
    loaded = load_course(content)
    return (*loaded.diagnostics, *review(loaded))


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_course_is_what_it_is_to_whoever_reads_it_first(
    edit: str, tmp_path: Path
) -> None:
    content, cache = write_course(tmp_path / "content", TWO), tmp_path / "cache"
    assert told(cached(content, cache)) == told(load_course(content))
    for edited in (EDITS[edit], {"first/one.yml": SOUND, "first/two.yml": TWO["first/two.yml"]}):
        write_course(content, {**TWO, **edited})
        assert told(cached(content, cache)) == told(load_course(content))
        assert told(cached(content, cache)) == told(load_course(content))


def test_a_source_that_is_gone_from_the_course_is_missed_in_a_lesson_that_has_not_changed(
    tmp_path: Path,
) -> None:
    sources = "sources: [{a-report: A report, by: Somebody, kind: article}]\n"
    lesson = f"{GOOD['first/one.yml']}sources: [a-report]\n"
    with_source = {**GOOD, "course.yml": GOOD["course.yml"] + sources, "first/one.yml": lesson}
    content, cache = write_course(tmp_path / "content", with_source), tmp_path / "cache"
    assert cached(content, cache).course
    write_course(content, {"course.yml": GOOD["course.yml"], "first/one.yml": lesson})
    assert told(cached(content, cache)) == told(load_course(content))
    assert [one.rule for one in cached(content, cache).diagnostics] == ["unknown-source"]


@pytest.mark.parametrize("edit", EDITS_OF_WEAK)
def test_after_an_edit_the_same_is_weak_as_to_whoever_checks_it_first(
    edit: str, tmp_path: Path
) -> None:
    content, cache = write_course(tmp_path / "content", OF_TWO), tmp_path / "cache"
    assert weak(content, cache) == plain(content) != ()
    write_course(content, {**OF_TWO, **EDITS_OF_WEAK[edit]})
    for _ in range(2):
        assert weak(content, cache) == plain(content)
    write_course(content, OF_TWO)
    assert weak(content, cache) == plain(content) != ()


def test_the_sample_course_is_the_same_out_of_the_cache(tmp_path: Path) -> None:
    content, cache = ROOT / "content", tmp_path / "cache"
    before = told(cached(content, cache))
    assert before == told(load_course(content)) == told(cached(content, cache))
    kept = files(cache)
    assert len(kept) >= len(before[0].lessons if before[0] else ())
    assert weak(content, cache) == weak(content, cache) == plain(content)


def spoilt(cache: Path) -> Iterator[None]:
    entries = files(cache)
    for data in (b"", b"{}", b"\0" * 100):
        for entry in entries:
            entry.write_bytes(data)
        yield
    for entry, other in zip(entries, reversed(entries), strict=True):
        entry.write_bytes(other.read_bytes()[:-1])
    yield


def test_what_is_damaged_is_read_anew(tmp_path: Path) -> None:
    content, cache = write_course(tmp_path / "content", OF_TWO), tmp_path / "cache"
    expected = weak(content, cache)
    for _ in spoilt(cache):
        assert weak(content, cache) == expected == plain(content)


def test_a_lesson_that_something_is_told_of_is_not_kept(tmp_path: Path) -> None:
    content, cache = write_course(tmp_path / "content", TWO), tmp_path / "cache"
    cached(content, cache)
    assert len(files(cache)) == 2
    write_course(content, {**TWO, "first/one.yml": SOUND.replace("level: apply", "level: fly")})
    cached(content, cache / "other")
    assert len(files(cache / "other")) == 1


def test_texts_that_may_take_in_other_files_are_read_each_time(tmp_path: Path) -> None:
    content = write_course(tmp_path / "content", GOOD)
    snippets = Dialect((*Dialect().extensions, "pymdownx.snippets"))
    cached(content, tmp_path / "cache", snippets)
    assert files(tmp_path / "cache") == []
    cached(content, tmp_path / "cache")
    assert len(files(tmp_path / "cache")) == 1
