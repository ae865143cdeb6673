"""Owns a course as mkdocs-quiz takes it: a content folder comes in, a project with its lessons and quizzes goes out.

The plugin knows questions with choices alone; of the others, and of worksheets and blocks, the words stand
on the page as they are, so that its pages hold no less to read than ours.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from lessonwright.course.lesson import Lesson
from lessonwright.course.question import MultipleChoice, MultipleResponse, Question, TrueFalse
from lessonwright.reading.loader import load_course

_SETTINGS = {
    "site_name": "Grown",
    "theme": {"name": "material"},
    "plugins": ["search", "mkdocs_quiz"],
}


def write_project(content: Path, folder: Path) -> None:
    """Write a mkdocs.yml, and a page for each lesson of the sound course in `content`, into a folder."""
    course = load_course(content).course
    if course is None:
        raise SystemExit(f"The course in {content} is not sound.")
    for lesson in course.lessons:
        page = folder / "docs" / Path(lesson.path).with_suffix(".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("\n\n".join(_parts(lesson)) + "\n", encoding="utf-8")
    (folder / "docs" / "index.md").write_text(f"# {course.title}\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(_SETTINGS), encoding="utf-8")


def _parts(lesson: Lesson) -> Iterator[str]:
    yield f"# {lesson.title}"
    yield from (text.text for text in lesson.texts if text.path[0] != "quiz")
    yield from map(_quiz, lesson.questions)


def _quiz(question: Question) -> str:
    choices = [*_choices(question)]
    feedback = getattr(question, "feedback", None) or ""
    if not choices:
        return f"{question.stem}\n\n{feedback}".strip()
    listed = "\n".join(f"- [{'x' if is_key else ' '}] {_line(text)}" for text, is_key in choices)
    return f"<quiz>\n{_line(question.stem)}\n{listed}\n\n{feedback}\n</quiz>"


def _choices(question: Question) -> Iterator[tuple[str, bool]]:
    if isinstance(question, MultipleChoice | MultipleResponse):
        yield from ((choice.text, choice.is_key) for choice in question.choices)
    elif isinstance(question, TrueFalse):
        yield from (("True", question.answer), ("False", not question.answer))


def _line(text: str) -> str:
    return " ".join(text.split())
