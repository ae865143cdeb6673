"""Guessing finds what gives keys away, and finds nothing where nothing does."""

from pathlib import Path

import pytest

from bench.guessing import guessing
from bench.report import Extent

COURSE = "title: A course\nid: a\nsummary: S.\nlanguage: en\naudience: Nobody.\nmodules: [first]\n"
LESSON = """\
title: Lesson {n}
summary: S.
minutes: 5
objectives: [{{answer: Answer each question., level: remember}}]
body: [{{text: Answer.}}]
quiz:
  questions:
"""
QUESTION = """\
    - multiple-choice: What is number {n}?
      choices: [wrong: {a}, correct: {key}, wrong: {b}]
"""


def written(folder: Path, key: str, others: tuple[str, str]) -> Path:
    """Write a course of ten lessons whose keys say one thing, and its distractors another."""
    (folder / "first").mkdir(parents=True)
    (folder / "course.yml").write_text(COURSE)
    names = [f"lesson-{n}" for n in range(10)]
    (folder / "first" / "module.yml").write_text(f"title: M\nsummary: S.\nlessons: {names}\n")
    for n, name in enumerate(names):
        said = [text.format(n=n) for text in (others[0], key, others[1])]
        question = QUESTION.format(n=n, a=said[0], key=said[1], b=said[2])
        (folder / "first" / f"{name}.yml").write_text(LESSON.format(n=n) + question)
    return folder


@pytest.mark.parametrize(
    ("key", "others", "found"),
    [
        ("Ring number {n} at nine.", ("Sigh over {n}.", "Feel sorry for {n}."), 100),
        ("Take tool {n}1.", ("Take tool {n}2.", "Take tool {n}3."), 0),
    ],
)
def test_what_keys_have_in_common_is_found(
    key: str, others: tuple[str, str], found: int, tmp_path: Path
) -> None:
    figures = guessing(Extent(written(tmp_path, key, others), (1, 1), 1, 1)).figures
    guess = int(figures.partition("a lesson held out | ")[2].partition(" %")[0])
    assert guess == found
    assert "| 10 multiple-choice questions" in figures
