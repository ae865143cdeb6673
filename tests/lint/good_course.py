"""Owns a small course with nothing weak in it, and what is said of it once some of its files are replaced."""

from pathlib import Path

from lessonwright.lint.run_rules import review
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.loader import load_course
from tests.conftest import COURSE, MODULE, write_course

LESSON = """\
title: One lesson
summary: What it is about.
minutes: 10
objectives:
  - refund: Choose the right form for a refund.
    level: apply
body:
  - text: Ask for the receipt first. It tells you which form to take.
quiz:
  questions:
    - multiple-choice: A man has no receipt and paid by card. What do you do?
      id: which-form
      objective: refund
      choices:
        - correct: Take form B.
          feedback: It is for refunds without a receipt.
        - wrong: Take form A.
          feedback: It asks for the number of the receipt.
        - wrong: Send him home.
          feedback: He would have to come a third time.
worksheet:
  title: My refunds
  prompts:
    - plan: What I will ask first
"""
GOOD = {"course.yml": COURSE, "first/module.yml": MODULE, "first/one.yml": LESSON}


def told(folder: Path, files: dict[str, str]) -> tuple[Diagnostic, ...]:
    """Return what is weak in the good course with `files` in place of its own."""
    loaded = load_course(write_course(folder, {**GOOD, **files}))
    assert loaded.course, "\n\n".join(map(str, loaded.diagnostics))
    return review(loaded)
