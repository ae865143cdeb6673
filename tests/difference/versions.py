"""Owns two versions of a course for the tests: their files come in, what is different goes out."""

from pathlib import Path

from lessonwright.course.course import Course
from lessonwright.reading.loader import load_course


def version(folder: Path, files: dict[str, str]) -> Course:
    """Return the course that these files are, written below the folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    loaded = load_course(folder)
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    return loaded.course
