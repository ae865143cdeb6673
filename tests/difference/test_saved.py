"""What becomes of the saved answers to one part that is edited: one example a kind, with all that is said of it."""

import re
from pathlib import Path

import pytest

from lessonwright.difference.surviving_answers import saved_entries, saved_outcomes
from tests.conftest import COURSE, LESSON, MODULE
from tests.difference.versions import version

FOLDER = Path(__file__).parent / "saved"
NAMES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.txt"))
AROUND = {
    "blocks": ("  ", ""),
    "questions": ("    ", "quiz:\n  questions:\n"),
    "prompts": ("    ", "worksheet:\n  title: Mine\n  prompts:\n"),
}
"""How far in a part of each family stands, and below what."""


def lesson(family: str, part: str) -> str:
    """Return a lesson with this part in it."""
    lead, above = AROUND[family]
    return LESSON + above + re.sub("^", lead, part.rstrip("\n"), flags=re.MULTILINE) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_saved_is_told_of(name: str, tmp_path: Path, rewrite: bool) -> None:
    file = FOLDER / name
    was, is_, says = re.split(r"^== \w+\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[
        1:
    ]
    files = {"course.yml": COURSE, "first/module.yml": MODULE}
    versions = (
        version(tmp_path / at, {**files, "first/one.yml": lesson(name.partition("/")[0], part)})
        for at, part in (("was", was), ("is", is_))
    )
    told = saved_outcomes(*map(saved_entries, versions))
    now = "".join(
        f"{one.outcome}: {one.entry.noun} `{one.entry.words}` {one.why}".rstrip() + "\n"
        for one in told
        if one.entry.noun not in ("mark as done of", "quiz result of")
    )
    if rewrite:
        file.write_text(f"== was\n{was}== is\n{is_}== says\n{now}", encoding="utf-8")
        says = now
    assert now == says
