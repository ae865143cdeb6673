"""What a sheet says and its digest change together: values of a course are changed in turn, and both looked at."""

import ntpath
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonwright.course.course import Course
from lessonwright.files.file_digests import toolchain_files
from lessonwright.handouts.pdf_cache import ROOMS
from lessonwright.handouts.pdf_jobs import PdfJob, PdfJobs
from lessonwright.markup.dialect import ALWAYS, Dialect
from lessonwright.reading.loader import load_course
from tests.conftest import COURSE, LESSON, write_course
from tests.handouts.conftest import COURSES, address, change
from tests.handouts.test_days import TWO_DAYS

EVERY_KIND = COURSES / "every-kind"
VALUE = re.compile(r"^( *(?:- )?[a-z-]+: +)([^\[{|>&*\n].*)$", re.MULTILINE)


INSTEAD = {
    "answer": "true",
    "answers": "key",
    "cards": "pairs",
    "colour": '"#2f5d8a"',
    "ending": "good",
    "evidence": "survey",
    "figure": "../images/logo.svg",
    "kind: note": "tip",
    "kind: study": "book",
    "language": "de",
    "level": "apply",
    "logo": "images/square.png",
    "paper": "us-letter",
    "setting": "pairs",
    "slides": "none",
    "text": "key-points",
    "url": "https://example.org/other",
}
"""Another value where not every one will do."""
REFERENCES = {"id", "objective", "question", "read", "source", "start", "then"}
"""What cannot be another without a second change."""
ON_NO_SHEET = {"answers", "audience", "certificate", "licence"}


def jobs(course: Course, content: Path) -> Iterator[tuple[PdfJob, str, str]]:
    """Yield each job with its digest and with what its sheet says."""
    made = PdfJobs(course, content, address)
    for job in (*made.learner(), *made.facilitator()):
        sheet = made.sheet(job)[0]
        yield job, made.digest(job), sheet.data + sheet.frame


def changed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text with one value changed, for the first value under each key, and that key."""
    keys = set()
    for value in VALUE.finditer(text):
        key = value[1].strip(" -:")
        if key not in keys:
            keys.add(key)
            new = _another(key, value[2])
            yield f"{text[: value.start(2)]}{new}{text[value.end(2) :]}", key


def _another(key: str, value: str) -> str:
    if value.isdecimal():
        return str(int(value) + 1)
    reworded = f"{value[:-1]} anew{value[-1]}" if value[-1] in "\"'" else f"{value} anew"
    return INSTEAD.get(f"{key}: {value}", INSTEAD.get(key, reworded))


def untold(content: Path, file: str) -> tuple[set[str], set[str]]:
    """Change one value after the other; return the keys of those that are refused, and of those on no sheet.

    A sheet that says something else must have another digest.
    """
    before = {job.path: (digest, told) for job, digest, told in jobs(load(content), content)}

    def said_before(path: str, told: str) -> str:
        return before.get(path, ("", told))[1]

    refused, unseen = set(), set()
    for text, key in changed((content / file).read_text(encoding="utf-8")):
        (content / file).write_text(text, encoding="utf-8")
        course = load_course(content).course
        after = jobs(course, content) if course else ()
        told_anew = {
            job.path: digest for job, digest, told in after if said_before(job.path, told) != told
        }
        assert [path for path, digest in told_anew.items() if digest == before[path][0]] == [], key
        refused |= set() if course else {key}
        unseen |= {key} if course and not told_anew else set()
    return refused, unseen


@pytest.mark.parametrize(
    "file", sorted(path.relative_to(EVERY_KIND).as_posix() for path in EVERY_KIND.rglob("*.yml"))
)
def test_a_sheet_that_says_something_else_has_another_digest(content: Path, file: str) -> None:
    refused, unseen = untold(content, file)
    assert refused <= REFERENCES
    assert unseen <= ON_NO_SHEET


@pytest.mark.parametrize("file", [name for name in TWO_DAYS if name.endswith(".yml")])
def test_so_has_a_sheet_of_one_of_several_days(tmp_path: Path, file: str) -> None:
    refused, unseen = untold(write_course(tmp_path, TWO_DAYS), file)
    assert refused <= {*REFERENCES, "figure", "for"}
    assert unseen <= ON_NO_SHEET


def test_what_stands_in_a_lesson_of_another_day_makes_no_guide_anew(tmp_path: Path) -> None:
    content = write_course(tmp_path, TWO_DAYS)
    before = {job.path: digest for job, digest, _ in jobs(load(content), content)}
    change(content / "second/three.yml", "## The rest", "## All the rest")
    after = {job.path: digest for job, digest, _ in jobs(load(content), content)}
    anew = {path for path, digest in after.items() if digest != before[path]}
    assert "day-2/guide.pdf" in anew
    assert "day-1/guide.pdf" not in anew


def load(content: Path) -> Course:
    course = load_course(content).course
    assert course
    return course


def digests(content: Path, dialect: Dialect) -> list[str]:
    made = PdfJobs(load(content), content, address, dialect)
    return [made.digest(job) for job in made.learner()]


def test_a_file_that_a_text_takes_in_is_in_the_digest_of_its_sheet(content: Path) -> None:
    change(content / "first/scripts.yml", "Greek:", '--8<-- "greek.md"\n\n      Greek:')
    included = content / "greek.md"
    included.write_text("Kalimera.\n", encoding="utf-8")
    snippets = {"pymdownx.snippets": {"base_path": [str(content)]}}
    dialect = Dialect((*ALWAYS, "pymdownx.snippets"), snippets)
    before = digests(content, dialect)
    included.write_text("Kalispera.\n", encoding="utf-8")
    seen = [old != new for old, new in zip(before, digests(content, dialect), strict=True)]
    assert seen == [False, True, False]


def test_so_is_one_that_whoever_holds_the_session_is_told(tmp_path: Path) -> None:
    """Though what many sheets say is reckoned once for all of them."""
    content = write_course(tmp_path, TWO_DAYS)
    change(content / "first/one.yml", "do: Tell.", r'do: "Tell.\n\n--8<-- \"said.md\"\n"')
    change(content / "second/three.yml", "It is.", r'"It is.\n\n--8<-- \"why.md\"\n"')
    said, why = content / "said.md", content / "why.md"
    said.write_text("Kalimera.\n", encoding="utf-8")
    why.write_text("For two reasons.\n", encoding="utf-8")
    snippets = {"pymdownx.snippets": {"base_path": [str(content)]}}
    dialect = Dialect((*ALWAYS, "pymdownx.snippets"), snippets)

    def facilitator() -> dict[str, str]:
        made = PdfJobs(load(content), content, address, dialect)
        return {job.path: made.digest(job) for job in made.facilitator()}

    def made_anew(file: Path, text: str) -> set[str]:
        before = facilitator()
        file.write_text(text, encoding="utf-8")
        return {path for path, digest in facilitator().items() if digest != before[path]}

    guides = {"first/first-guide.pdf", "a-course-guide.pdf", "day-1/guide.pdf"}
    assert guides <= made_anew(said, "Kalispera.\n")
    keys = {"a-course-answer-key.pdf", "day-2/answer-key.pdf"}
    assert keys <= made_anew(why, "For three reasons.\n")


IN_ANOTHER_PROCESS = """
from functools import partial
from lessonwright.markup.dialect import Dialect
print(Dialect(("toc",), {"toc": {"slugify": partial(print, end=lambda: 0), "by": [Dialect.fragment]}}).fingerprint)
"""


def test_whatever_decides_how_a_sheet_looks_is_in_its_digest() -> None:
    names = {file.name for file in toolchain_files(ROOMS)}
    assert {
        "lesson.typ",
        "prose.typ",
        "html_to_paper_tree.py",
        "de.toml",
        "fill_in.py",
        "NotoSans-Regular.ttf",
    } <= names


def test_the_fingerprint_of_a_dialect_is_the_same_in_every_run() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", IN_ANOTHER_PROCESS], capture_output=True, text=True)
        for _ in "ab"
    ]
    assert runs[0].stdout == runs[1].stdout
    assert "0x" not in runs[0].stdout
    assert "lessonwright.markup.dialect.Dialect.fragment" in runs[0].stdout


def test_two_functions_with_one_name_have_two_fingerprints() -> None:
    first, second = (
        Dialect(("toc",), {"toc": {"slugify": slugify}})
        for slugify in (posixpath.join, ntpath.join)
    )
    assert first.fingerprint != second.fingerprint


def test_another_day_makes_the_guides_anew_and_nothing_else(content: Path) -> None:
    before = jobs(load(content), content)
    change(content / "course.yml", "handouts:", "handouts:\n  day: { start: 13:30 }")
    after = jobs(load(content), content)
    anew = {old[0].path for old, new in zip(before, after, strict=True) if old[1:] != new[1:]}
    assert anew == {
        *("first/first-guide.pdf", "every-kind-of-thing-guide.pdf"),
        *(f"session/{what}.pdf" for what in ("agenda", "packing-list", "attendance")),
    }


QUESTIONS = """\
quiz:
  questions:
    - true-false: Hens lay eggs.
      id: hens
      answer: true
      feedback: They do.
    - true-false: Cats lay eggs.
      id: cats
      answer: false
      feedback: They do not.
workshop:
  before: [cats]
  minutes: 5
  room: [hens]
facilitator:
  aim: To know.
  timing:
    - { minutes: 10, do: Ask., run: hens }
"""
SESSION = "session:\n  opening:\n    - { step: Welcome, minutes: 5, do: Say hello. }\n"


def test_what_names_a_question_is_made_anew_when_the_question_changes(tmp_path: Path) -> None:
    """By its number before the session, and by its words in the room."""
    written = {"course.yml": COURSE + SESSION, "first/one.yml": LESSON + QUESTIONS}
    content = write_course(tmp_path, written)
    lesson = content / "first" / "one.yml"
    hens, cats = QUESTIONS[QUESTIONS.index("    - ") :].split("    - ")[1:3]
    cats = cats[: cats.index("workshop")]
    swapped = QUESTIONS.replace(f"{hens}    - {cats}", f"{cats}    - {hens}")
    for other in (swapped, QUESTIONS.replace("Hens lay eggs", "All hens lay eggs")):
        before = {job.path: rest for job, *rest in jobs(load(content), content)}
        lesson.write_text(LESSON + other)
        after = {job.path: rest for job, *rest in jobs(load(content), content)}
        lesson.write_text(LESSON + QUESTIONS)
        anew = {path for path in before if before[path][1] != after[path][1]}
        assert {"first/first-guide.pdf", "a-course-guide.pdf"} <= anew
        assert {path for path in anew if before[path][0] == after[path][0]} == set()
