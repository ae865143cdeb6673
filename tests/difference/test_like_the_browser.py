"""What is said of saved answers is what the browser does with them: on the courses that the browser's tests rebuild."""

import re
from importlib.resources import files
from pathlib import Path

from lessonwright.difference.surviving_answers import DONE, saved_entries, saved_outcomes
from tests.browser.learning.courses import ALL, SITES
from tests.browser.learning.test_remembering import CHANGED
from tests.browser.reflection.courses import FILES, REWORKED
from tests.conftest import ROOT
from tests.difference.versions import version


def outcomes(tmp_path: Path, old: dict[str, str], new: dict[str, str]) -> dict[str, set[str]]:
    """Return what becomes of each answer: by its outcome, the ids of questions and the words of everything else."""
    told: dict[str, set[str]] = {"kept": set(), "partly": set(), "lost": set()}
    all_ = saved_outcomes(
        saved_entries(version(tmp_path / "old", old)), saved_entries(version(tmp_path / "new", new))
    )
    for fate in (fate for fate in all_ if fate.entry.noun not in DONE):
        told[fate.outcome].add(fate.entry.given_id or fate.entry.words)
    return told


def test_questions(tmp_path: Path) -> None:
    told = outcomes(tmp_path, SITES["course"], SITES["reworked"])
    assert told["partly"] == {*CHANGED, "sizes"}
    assert told["lost"] == {"whale"}
    assert told["kept"] == {"fruit", "coffee", "water", "first-colour", "last-colour", "tallest"}


def test_the_guide_names_the_kinds_whose_reworded_questions_are_checked_again(
    tmp_path: Path,
) -> None:
    old = SITES["course"]
    stems = [question.splitlines()[0].partition(": ")[2] for question in ALL]
    new = {
        name: re.sub("|".join(map(re.escape, stems)), r"Well, \g<0>", text)
        for name, text in old.items()
    }
    asked = saved_entries(version(tmp_path / "old", old))
    told = [
        fate
        for fate in saved_outcomes(asked, saved_entries(version(tmp_path / "new", new)))
        if fate.entry.words in stems
    ]
    again = {fate.entry.kind for fate in told if fate.outcome == "partly"}
    kept = {fate.entry.kind for fate in told if fate.outcome == "kept"}
    guide = (ROOT / "docs" / "pages" / "how-to" / "keep-answers.md").read_text(encoding="utf-8")
    (row,) = [
        line
        for line in guide.splitlines()
        if line.startswith("| reword a question or a prompt **with**")
    ]
    assert len(told) == len(again) + len(kept) == len(ALL)
    assert all(kind in row for kind in again)
    assert not any(kind in row for kind in kept)


def test_a_mended_key_keeps_every_answer(tmp_path: Path) -> None:
    told = outcomes(tmp_path, SITES["course"], SITES["mended"])
    assert told["partly"] == told["lost"] == set()


def test_worksheets_scenarios_and_the_self_assessment(tmp_path: Path) -> None:
    told = outcomes(tmp_path, FILES, {**FILES, **REWORKED})
    assert told["kept"] == {
        "What happened?",
        "One win of today",
        "The first minute",
        "How sure am I?",
        "My day",
        "I will do it.",
        "stripes",
        "before",
        "after",
    }
    assert told["partly"] == {
        "Which voice spoke first?",
        "How often is this true?",
        "What did you do?",
        "My strengths",
        "The late parcel",
    }
    assert told["lost"] == {"My next step", "What would you say?"}


def test_what_a_done_lesson_is_told_by_is_what_the_script_reads(tmp_path: Path) -> None:
    script = (
        files("lessonwright.site")
        .joinpath("assets", "scripts", "base", "progress.js")
        .read_text(encoding="utf-8")
    )
    course = version(tmp_path, FILES)
    done = [entry.key for entry in saved_entries(course).values() if entry.noun in DONE]
    assert [place for place, *_ in done] == [
        lesson.path.removesuffix(".yml") for lesson in course.lessons
    ]
    assert {key[1:] for key in done} == {("lesson", "done"), ("quiz", "quiz")}
    assert all("${lesson.id}:" + ":".join(key[1:]) + "`" in script for key in done)
