"""A course that is read, and checked, with what an earlier check has left is the same as without."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lessonwright.building.build_cache import BuildCache
from lessonwright.building.finding_cache import FindingCache
from lessonwright.building.lesson_cache import READING, LessonCache
from lessonwright.files.file_digests import toolchain_files
from lessonwright.lint.rule import Finding
from lessonwright.lint.run_rules import review
from lessonwright.markup.dialect import Dialect
from lessonwright.reading.content_folder import Folder
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.loader import Loaded, SavedLesson, load_course
from tests.conftest import ROOT, SVG, write_course
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


class CountingLessons(LessonCache):
    """Counts the lessons that were read and had to be kept, since they were not known."""

    count = 0

    def save(self, path: str, raw: bytes, lesson: SavedLesson) -> None:
        self.count += 1
        super().save(path, raw, lesson)


class CountingFindings(FindingCache):
    """Counts the files that were looked at by rules, since nothing was known of them."""

    count = 0

    def keep(self, path: str, found: Sequence[tuple[str, Finding]]) -> None:
        self.count += 1
        super().keep(path, found)


def counted(content: Path, cache: Path, dialect: Dialect | None = None) -> tuple[int, int]:
    """Return of how many lessons, and of how many files, nothing was known."""
    lessons = CountingLessons(BuildCache(cache))
    loaded = load_course(content, dialect, lessons)
    found = CountingFindings(lessons, loaded)
    review(loaded, before=found)
    return lessons.count, found.count


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("??/*"))


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


def test_what_has_not_changed_is_neither_read_nor_looked_at_again(tmp_path: Path) -> None:
    content, cache = write_course(tmp_path / "content", OF_TWO), tmp_path / "cache"
    assert counted(content, cache) == (2, 4)
    assert counted(content, cache) == (0, 0)
    write_course(content, {**OF_TWO, "first/one.yml": SOUND})
    assert counted(content, cache) == (1, 1)
    (content / "about.md").write_text("# About\n")
    counted(content, cache)
    (content / "about.md").write_text("# About us\n")
    assert counted(content, cache) == (0, 0)
    module = OF_TWO["first/module.yml"].replace("How it starts.", "Where it starts.")
    write_course(content, {**OF_TWO, "first/one.yml": SOUND, "first/module.yml": module})
    assert counted(content, cache) == (0, 4)


def test_a_draft_is_neither_a_lesson_nor_in_the_way_of_one(tmp_path: Path) -> None:
    content, cache = write_course(tmp_path / "content", OF_TWO), tmp_path / "cache"
    write_course(content, {**OF_TWO, "first/draft.yml": SOUND})
    counted(content, cache)
    changed = SOUND.replace("One lesson", "A draft")
    write_course(content, {**OF_TWO, "first/draft.yml": changed})
    assert counted(content, cache) == (1, 0)


@pytest.mark.parametrize("name", ["a.svg", ".hidden/a.svg", "images/a.svg"])
@pytest.mark.parametrize("damaged", [None, "<svg xmlns='http://www.w3.org/2000/sv!'/>"])
def test_a_picture_that_is_gone_or_damaged_is_told_whatever_its_time(
    name: str, damaged: str | None, tmp_path: Path
) -> None:
    picture = tmp_path / "content/first" / name
    lesson = SOUND.replace("first. It", f"first. ![The form]({name}) It")
    content = write_course(
        tmp_path / "content", {**GOOD, "first/one.yml": lesson, f"first/{name}": SVG}
    )
    cache, before = tmp_path / "cache", picture.stat()
    assert cached(content, cache).course
    if damaged is None:
        picture.unlink()
    else:
        picture.write_text(damaged)
        assert picture.stat().st_size == before.st_size
        os.utime(picture, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert told(cached(content, cache)) == told(load_course(content))
    assert cached(content, cache).diagnostics


def test_a_figure_that_is_damaged_in_place_is_told(tmp_path: Path) -> None:
    figure = SOUND.replace("body:\n", "body:\n  - figure: a.svg\n    alt: A drawing\n")
    content = write_course(
        tmp_path / "content", {**GOOD, "first/one.yml": figure, "first/a.svg": SVG}
    )
    cache, before = tmp_path / "cache", (content / "first/a.svg").stat()
    assert cached(content, cache).course
    (content / "first/a.svg").write_text("x" * before.st_size)
    os.utime(content / "first/a.svg", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert told(cached(content, cache)) == told(load_course(content))
    assert cached(content, cache).diagnostics


def test_what_is_kept_is_what_was_read_though_the_file_is_saved_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, cache = write_course(tmp_path / "content", GOOD), tmp_path / "cache"
    lesson, read = content / "first/one.yml", Folder.read

    def read_and_save(folder: Folder, path: str) -> bytes:
        raw = read(folder, path)
        if path == "first/one.yml":
            lesson.write_text(WEAK)
        return raw

    monkeypatch.setattr(Folder, "read", read_and_save)
    cached(content, cache)
    monkeypatch.undo()
    lesson.write_text(SOUND)
    assert told(cached(content, cache)) == told(load_course(content))


def test_another_setting_of_an_extension_has_every_lesson_read_anew(tmp_path: Path) -> None:
    content, cache = write_course(tmp_path / "content", OF_TWO), tmp_path / "cache"
    for separator in ("-", "_"):
        toc = Dialect((*Dialect().extensions, "toc"), {"toc": {"separator": separator}})
        assert counted(content, cache, toc) == (2, 4)
        assert counted(content, cache, toc) == (0, 0)


def test_what_reads_and_what_keeps_is_part_of_the_key() -> None:
    names = {file.name for file in toolchain_files(READING)}
    assert {"loader.py", "lesson.py", "links_code_and_headings.py", "message_wording.py"} <= names
    assert {"build_cache.py", "lesson_cache.py"} <= names


def test_the_folder_keeps_itself_out_of_a_repository(tmp_path: Path) -> None:
    cached(write_course(tmp_path / "content", GOOD), tmp_path / "cache")
    assert (tmp_path / "cache/.gitignore").read_text() == "*\n"


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


@pytest.mark.parametrize("extension", ["pymdownx.snippets", "markdown.extensions.wikilinks"])
def test_texts_that_an_extension_may_take_from_elsewhere_are_read_each_time(
    extension: str, tmp_path: Path
) -> None:
    content = write_course(tmp_path / "content", GOOD)
    cached(content, tmp_path / "cache", Dialect((*Dialect().extensions, extension)))
    assert files(tmp_path / "cache") == []
    cached(content, tmp_path / "cache")
    assert len(files(tmp_path / "cache")) == 1
