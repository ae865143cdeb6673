"""What is said of saved answers is what the browser does with them: on the courses that the browser's tests rebuild."""

from pathlib import Path

from lessonwright.difference.fate import fates
from lessonwright.difference.saved import entries
from tests.browser.learning.courses import SITES
from tests.browser.learning.test_remembering import CHANGED
from tests.browser.reflection.courses import FILES, REWORKED
from tests.difference.versions import version


def outcomes(tmp_path: Path, old: dict[str, str], new: dict[str, str]) -> dict[str, set[str]]:
    """Return what becomes of each entry: by its outcome, the ids of questions and the words of everything else."""
    told: dict[str, set[str]] = {"kept": set(), "partly": set(), "lost": set()}
    for fate in fates(entries(version(tmp_path / "old", old)), entries(version(tmp_path / "new", new))):
        told[fate.outcome].add(fate.entry.given_id or fate.entry.words)
    return told


def test_questions(tmp_path: Path) -> None:
    told = outcomes(tmp_path, SITES["course"], SITES["reworked"])
    assert told["partly"] == {*CHANGED, "sizes"}
    assert told["lost"] == {"whale"}
    assert told["kept"] == {"fruit", "coffee", "water", "first-colour", "last-colour"}


def test_a_mended_key_keeps_every_answer(tmp_path: Path) -> None:
    told = outcomes(tmp_path, SITES["course"], SITES["mended"])
    assert told["partly"] == told["lost"] == set()


def test_worksheets_scenarios_and_the_self_assessment(tmp_path: Path) -> None:
    told = outcomes(tmp_path, FILES, {**FILES, **REWORKED})
    assert told["kept"] == {"What happened?", "One win of today", "stripes", "before", "after"}
    assert told["partly"] == {
        "How often is this true?",
        "What did you do?",
        "My strengths",
        "The late parcel",
    }
    assert told["lost"] == {"My next step", "What would you say?"}
