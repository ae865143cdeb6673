"""Whole reports on one edit each: an example file holds what is replaced by what, and all that is said of it."""

import shutil
from dataclasses import astuple
from itertools import groupby
from pathlib import Path

import pytest

from lessonwright.difference.comparison import Difference, compare
from lessonwright.reading.id_writing import parts_without_id, with_ids
from lessonwright.reading.loader import load_course
from tests.conftest import SAMPLE
from tests.difference.versions import version

FOLDER = Path(__file__).parent / "examples"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt") if path.stem != "course")


def sections(name: str) -> dict[str, str]:
    _, *parts = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("== ")
    return {head: text for head, _, text in (part.partition("\n") for part in parts)}


def edited(files: dict[str, str], edits: dict[str, str]) -> dict[str, str]:
    """Return the files after the edits: `file` with its lines `- old` and `+ new`, or `old > new` for a moved file."""
    result = dict(files)
    for head, text in edits.items():
        if " > " in head:
            old, new = head.split(" > ")
            result[new] = result.pop(old)
        else:
            head = head.strip()
            took, put = (
                [line[2:] for line in text.splitlines() if line[:2] == sign]
                for sign in ("- ", "+ ")
            )
            before, after = (
                "".join(f"{line}\n" for line in took),
                "".join(f"{line}\n" for line in put),
            )
            assert before in result[head], before
            result[head] = result[head].replace(before, after, 1)
    return result


def report(difference: Difference) -> str:
    changes = [f"prepare | {' | '.join(astuple(change))}" for change in difference.changes]
    saved = [" | ".join(astuple(saved)) for saved in difference.saved]
    return "".join(
        f"{line}\n" for line in [*changes, *saved, f"kept: {difference.kept} of {difference.all}"]
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_edit_is_told(name: str, tmp_path: Path, rewrite: bool) -> None:
    files, edits = sections("course"), sections(name)
    says = edits.pop("says", "")
    new = edited(files, edits)
    now = report(compare(version(tmp_path / "old", files), version(tmp_path / "new", new)))
    if rewrite:
        text = "".join(f"== {head}\n{body}" for head, body in {**edits, "says": now}.items())
        (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")
        says = now
    assert now == says


def test_of_a_course_and_itself_nothing_is_told() -> None:
    course = load_course(SAMPLE).course
    assert course
    difference = compare(course, course)
    assert not (*difference.changes, *difference.saved)
    assert difference.kept == difference.all > 100


def test_writing_the_ids_changes_nothing_for_anybody(tmp_path: Path) -> None:
    before = load_course(SAMPLE).course
    assert before
    shutil.copytree(SAMPLE, tmp_path / "content")
    for path, parts in groupby(parts_without_id(before), lambda part: part.file):
        file = tmp_path / "content" / path
        file.write_bytes(with_ids(file.read_bytes(), tuple(parts)))
    after = load_course(tmp_path / "content").course
    assert after
    assert parts_without_id(after) == ()
    difference = compare(before, after)
    assert not (*difference.changes, *difference.saved)
    assert difference.kept == difference.all
